package io.storegauge.ingest;

import io.storegauge.config.Feed.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a column seems to hold, told by a sample of its cells. One cell in twenty may be faulty: it
 * will be refused, and must not make a text of a number.
 *
 * @param type how to read it
 * @param patterns of times, beside the usual forms
 * @param dressed cells are written as consoles write them
 * @param doubt what the sample leaves open; null = nothing
 */
record ColumnGuess(Type type, List<String> patterns, boolean dressed, String doubt) {
  private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no", "y", "n", "是", "否");
  private static final Pattern LONG_ID =
      Pattern.compile("\\d{10,}(?:\\.0+)?|\\d(?:\\.\\d+)?[eE]\\+\\d+");
  private static final Pattern PLAIN_ID =
      Pattern.compile("[\\w-]+(?:\\.0+)?|\\d(?:\\.\\d+)?[eE]\\+\\d+");
  private static final Pattern ONLY_DIGITS = Pattern.compile("\\d+");
  private static final Pattern UNIT_OF_TIME = Pattern.compile("[天时分秒:hms]");
  private static final Pattern CURRENCY = Pattern.compile("[¥￥元]");
  private static final int OF_CELLS = 20;

  /** So many different cells tell a type. */
  private static final int CELLS = 300;

  /**
   * @param cells as they stand in the file; blank ones say nothing
   */
  static ColumnGuess of(String header, List<String> cells) {
    List<String> given = given(cells);
    boolean wrapped = cells.stream().anyMatch(c -> !ConsoleCells.bare(c).equals(c.strip()));
    if (given.isEmpty()) {
      return new ColumnGuess(Type.STRING, List.of(), wrapped, "no value in the sample");
    }
    if (all(given, c -> FLAGS.contains(c.toLowerCase(Locale.ROOT)))) {
      return new ColumnGuess(Type.BOOLEAN, List.of(), wrapped, null);
    }
    // 20260105 is a day only if the header says so.
    boolean digits = all(given, c -> ONLY_DIGITS.matcher(c).matches());
    Optional<TimePatterns.Reading> time =
        digits && !HeaderHints.isTime(header) ? Optional.empty() : TimePatterns.of(given);
    if (time.isPresent()) {
      TimePatterns.Reading r = time.get();
      String doubt = r.ambiguous() ? "day or month first" : null;
      return new ColumnGuess(r.isDate() ? Type.DATE : Type.TIMESTAMP, r.patterns(), wrapped, doubt);
    }
    Type type = typeOf(header, given);
    boolean numbers = given.stream().anyMatch(c -> isDressedNumber(type, c));
    return new ColumnGuess(type, List.of(), wrapped || numbers, null);
  }

  /** Whether a number can be read, and only as consoles write them. */
  private static boolean isDressedNumber(Type type, String cell) {
    int scale =
        switch (type) {
          case INTEGER -> 0;
          case RATING -> 1;
          case MONEY -> 2;
          case REAL -> 9;
          default -> -1;
        };
    return scale >= 0
        && plain(cell, scale) == Numbers.BAD
        && ConsoleCells.number(cell, scale) != Numbers.BAD;
  }

  private static List<String> given(List<String> cells) {
    return cells.stream()
        .map(ConsoleCells::bare)
        .filter(c -> !c.isEmpty())
        .distinct()
        .limit(CELLS)
        .toList();
  }

  private static Type typeOf(String header, List<String> given) {
    if (all(given, c -> UNIT_OF_TIME.matcher(c).find() && isDuration(c))) {
      return Type.DURATION;
    }
    if (all(given, c -> LONG_ID.matcher(c).matches())
        || HeaderHints.isId(header) && all(given, c -> PLAIN_ID.matcher(c).matches())) {
      return Type.ID;
    }
    if (HeaderHints.isRating(header) && all(given, c -> isRating(number(c, 1)))) {
      return Type.RATING;
    }
    boolean money =
        HeaderHints.isMoney(header) || given.stream().anyMatch(c -> CURRENCY.matcher(c).find());
    if (money && all(given, c -> number(c, 2) != Numbers.BAD && !c.endsWith("%"))) {
      return Type.MONEY;
    }
    if (all(given, c -> isInteger(number(c, 0)))) {
      return Type.INTEGER;
    }
    return all(given, c -> number(c, 9) != Numbers.BAD) ? Type.REAL : Type.STRING;
  }

  /** Whether cells can be read as a type; texts always can. */
  static boolean reads(Type type, List<String> patterns, List<String> cells) {
    List<String> given = given(cells);
    return given.isEmpty() || all(given, c -> reads(type, patterns, c));
  }

  private static boolean reads(Type type, List<String> patterns, String cell) {
    return switch (type) {
      case INTEGER -> isInteger(number(cell, 0));
      case MONEY -> number(cell, 2) != Numbers.BAD;
      case REAL -> number(cell, 9) != Numbers.BAD;
      case DURATION -> plain(cell, 9) != Numbers.BAD || isDuration(cell);
      case RATING -> isRating(number(cell, 1));
      case TIMESTAMP -> TimePatterns.reads(patterns, cell);
      case DATE, END_OF_DAY -> TimePatterns.readsDate(patterns, cell);
      case BOOLEAN -> {
        byte[] b = cell.getBytes(StandardCharsets.UTF_8);
        yield Numbers.flag(b, 0, b.length) >= 0;
      }
      default -> true;
    };
  }

  private static boolean isDuration(String cell) {
    return ConsoleCells.duration(cell) != Numbers.BAD;
  }

  private static boolean all(List<String> cells, Predicate<String> is) {
    return areEnough(cells.stream().filter(is).count(), cells.size());
  }

  /** Whether all are, but for one in twenty. */
  static boolean areEnough(long some, long of) {
    return some > 0 && (of - some) * OF_CELLS <= of;
  }

  private static boolean isInteger(long value) {
    return value == (int) value;
  }

  private static boolean isRating(long tenths) {
    return tenths >= 10 && tenths <= 50 && tenths % 5 == 0;
  }

  private static long plain(String cell, int scale) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    return Numbers.parse(b, 0, b.length, scale);
  }

  private static long number(String cell, int scale) {
    long plain = plain(cell, scale);
    return plain == Numbers.BAD ? ConsoleCells.number(cell, scale) : plain;
  }
}
