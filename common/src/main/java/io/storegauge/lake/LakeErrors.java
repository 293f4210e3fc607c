package io.storegauge.lake;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;

/** Errors of the lake, one factory each. */
final class LakeErrors {
  private LakeErrors() {}

  static StoregaugeException newerLayout(String root, int found, int known) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The lake %s has layout %d, this Storegauge knows layouts up to %d. Use the newer Storegauge"
                + " that wrote it, or give another --lake.",
            root, found, known));
  }

  static StoregaugeException notUsable(String path, IOException cause) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Cannot use %s: %s. Check that the folder exists and that this user may read and write it.",
            path, cause.getMessage()),
        cause);
  }
}
