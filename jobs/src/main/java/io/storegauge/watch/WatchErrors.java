package io.storegauge.watch;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;

import io.storegauge.model.StoregaugeException;

/** Errors of the query, one factory each. */
final class WatchErrors {
  private WatchErrors() {}

  /** The lake knows which files were read, so that a checkpoint can always be done without. */
  static StoregaugeException checkpoint(String folder, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "The query cannot go on from its checkpoint %s: %s. Let this user read and write that folder;"
                + " if it is damaged, or of another Spark, remove it. Nothing is lost and nothing doubled"
                + " by that: the lake itself knows which files were read.",
            folder, firstLine(root)),
        cause);
  }

  /** Spark's messages go on with plans and stacks. */
  static String firstLine(Throwable t) {
    String message = t.getMessage() == null ? t.toString() : t.getMessage();
    return message.lines().filter(l -> !l.isBlank()).findFirst().orElse(t.toString()).strip();
  }
}
