package io.storegauge.job;

import static io.storegauge.model.StoregaugeException.Code.NOT_USABLE;
import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.NearNames;
import io.storegauge.model.StoregaugeException;
import java.util.List;

/** Errors of files to learn from, one factory each. */
final class SentimentErrors {
  private SentimentErrors() {}

  static StoregaugeException noFile(String path) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format("There is no file %s. Check the path; quote one with spaces.", path));
  }

  static StoregaugeException notUtf8(String path, String column, long damaged, long texts) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s is not in UTF-8: %,d of %,d texts in its column %s hold bytes that are none. Convert"
                + " it, for example with `iconv -f GB18030 -t UTF-8`.",
            path, damaged, texts, column));
  }

  static StoregaugeException noColumn(String path, String column, List<String> found) {
    return new StoregaugeException(
        USAGE,
        String.format(
            "%s has no column %s.%s Name its columns with --text-column, --label-column or"
                + " --stars-column, --category-column and --day-column.",
            path, column, NearNames.hint(column, found)));
  }

  static StoregaugeException noClass(String path, String column, String value) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: %s = %s is no class; allowed: 0 or negative, 1 or positive. Correct the record, or"
                + " name another --label-column, or --stars-column for stars.",
            path, column, value));
  }

  static StoregaugeException noStars(String path, String column, String value) {
    return new StoregaugeException(
        NOT_USABLE,
        String.format(
            "%s: %s = %s is no number of stars; allowed: 1 to 5. Correct the record, or name another"
                + " --stars-column.",
            path, column, value));
  }
}
