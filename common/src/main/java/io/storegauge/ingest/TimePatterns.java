package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the patterns by which texts can be read as times. */
final class TimePatterns {
  /** Families of which only one is used in a column: 1/2/2026 must not change its meaning. */
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of(
              "yyyy/M/d H:mm:ss",
              "yyyy/M/d H:mm",
              "yyyy/M/d",
              "yyyy-M-d H:mm:ss",
              "yyyy-M-d H:mm",
              "yyyy-M-d",
              "yyyy.M.d H:mm:ss",
              "yyyy.M.d H:mm",
              "yyyy.M.d",
              "yyyy年M月d日 H:mm:ss",
              "yyyy年M月d日 H:mm",
              "yyyy年M月d日",
              "yyyyMMddHHmmss",
              "yyyyMMdd"),
          List.of("d/M/yyyy H:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy"),
          List.of("M/d/yyyy H:mm:ss", "M/d/yyyy H:mm", "M/d/yyyy"),
          List.of("d.M.yyyy H:mm:ss", "d.M.yyyy H:mm", "d.M.yyyy"));

  private static final int DAY_FIRST = 1;
  private static final int MONTH_FIRST = 2;

  /** A quick look: reading what is no time costs an exception a pattern. */
  private static final Pattern LOOKS_LIKE_TIME = Pattern.compile("\\d{1,4}[-/.年]\\d.*|\\d{8,14}");

  private TimePatterns() {}

  /**
   * How a column of times is read.
   *
   * @param patterns beside those that are always tried
   * @param isDate no value has a time of day
   * @param ambiguous day and month may have changed places
   */
  record Reading(List<String> patterns, boolean isDate, boolean ambiguous) {}

  /** Empty if too few of the texts are times. */
  static Optional<Reading> of(List<String> texts) {
    long like = texts.stream().filter(t -> LOOKS_LIKE_TIME.matcher(t).matches()).count();
    if (!ColumnGuess.areEnough(like, texts.size())) {
      return Optional.empty();
    }
    List<String> odd = texts.stream().filter(t -> !reads(List.of(), t)).toList();
    if (ColumnGuess.areEnough(texts.size() - odd.size(), texts.size())) {
      boolean isDate = texts.stream().allMatch(t -> t.length() <= 10);
      return Optional.of(new Reading(List.of(), isDate, false));
    }
    for (int f = 0; f < FAMILIES.size(); f++) {
      List<String> used = used(FAMILIES.get(f), odd);
      long read = odd.stream().filter(t -> reads(used, t)).count();
      if (ColumnGuess.areEnough(texts.size() - odd.size() + read, texts.size())) {
        boolean isDate =
            used.stream().noneMatch(p -> p.contains("H"))
                && texts.stream().filter(t -> !odd.contains(t)).allMatch(t -> t.length() <= 10);
        boolean ambiguous =
            f == DAY_FIRST && odd.stream().allMatch(t -> reads(FAMILIES.get(MONTH_FIRST), t));
        return Optional.of(new Reading(used, isDate, ambiguous));
      }
    }
    return Optional.empty();
  }

  /** Patterns of a family that read what the ones before them do not. */
  private static List<String> used(List<String> family, List<String> texts) {
    List<String> used = new ArrayList<>();
    List<String> left = texts;
    for (String p : family) {
      List<String> still = left.stream().filter(t -> !reads(List.of(p), t)).toList();
      if (still.size() < left.size()) {
        used.add(p);
      }
      left = still;
    }
    return used;
  }

  /** Whether a text is a time or a date by one of the patterns or the usual forms. */
  static boolean reads(List<String> patterns, String text) {
    TimeParser parser = new TimeParser(ZoneOffset.UTC, patterns);
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    long micros = parser.instant(b, 0, b.length);
    return micros != TimeParser.BAD && parser.isPlausibleInstant(micros);
  }

  /** Whether a text is a date by one of the patterns or the usual forms. */
  static boolean readsDate(List<String> patterns, String text) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    int day = new TimeParser(ZoneOffset.UTC, patterns).date(b, 0, b.length);
    return day != TimeParser.BAD_DATE && TimeParser.isPlausible(day);
  }
}
