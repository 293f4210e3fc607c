package io.storegauge.text;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;

/** Errors of models and their training, one factory each. */
final class TextErrors {
  private static final String REMEDY =
      "Train one with `storegauge text train`, or name another folder.";

  private TextErrors() {}

  static StoregaugeException noModel(String folder) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "There is no model in %s (no file %s). %s", folder, ModelFolder.DESCRIPTION, REMEDY));
  }

  static StoregaugeException modelThere(String folder) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s is not empty, and models are not overwritten. Name a folder that is new.", folder));
  }

  static StoregaugeException notWritable(String folder, IOException cause) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Cannot write a model to %s: %s. Check that this user may write there.",
            folder, cause.getMessage()),
        cause);
  }

  static StoregaugeException newerFormat(String file, String key, long found, long known) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: %s is %d, this Storegauge reads models with %d. Use the Storegauge that wrote it."
                + " %s",
            file, key, found, known, REMEDY));
  }

  static StoregaugeException wrongValue(String file, String key, Object found, String allowed) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: %s is %s; allowed: %s. The file is no model or is damaged. %s",
            file, key, found, allowed, REMEDY));
  }

  static StoregaugeException damaged(String file, String expected, String found) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s is not what the model was trained with: its SHA-256 is %s, the model says %s. Copy"
                + " the whole folder anew. %s",
            file, found, expected, REMEDY));
  }

  static StoregaugeException tooFewTexts(long negative, long positive, long least) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "Too few texts to learn from: %,d negative and %,d positive, at least %,d of each are"
                + " needed. Give more with --from, or wait for more reviews with stars and text.",
            negative, positive, least));
  }
}
