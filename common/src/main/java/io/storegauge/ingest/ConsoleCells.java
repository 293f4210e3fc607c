package io.storegauge.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells as consoles of sellers write them: {@code ="3515…"} and {@code '123} so that Excel leaves
 * an id alone, {@code ￥1,234.50元}, {@code 1.16万}, {@code 98.5%}, {@code 8分48秒}, {@code --} for
 * nothing. Each reading is exact or refuses; a plain cell is read the plain way first.
 */
final class ConsoleCells {
  private static final Set<String> NOTHING =
      Set.of("-", "--", "—", "/", "null", "nan", "n/a", "#n/a", "#div/0!", "#value!", "-999");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<minus>-?)\\s*(?:[¥￥$]|CNY|RMB)?\\s*"
              + "(?<whole>\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.(?<part>\\d+))?\\s*(?<myriads>[万亿]?)"
              + "\\s*(?<unit>%|％|元|件|单|次|人|个|笔|条)?"
              // 499.00（系统计算中，该值仅供参考）
              + "\\s*(?:[（(][^（()）]*[）)])?");

  private static final Pattern DURATION =
      Pattern.compile(
          "(?:(?<days>\\d+(?:\\.\\d+)?)天)?(?:(?<hours>\\d+(?:\\.\\d+)?)(?:小时|时|h))?"
              + "(?:(?<minutes>\\d+(?:\\.\\d+)?)(?:分钟|分|min))?"
              + "(?:(?<seconds>\\d+(?:\\.\\d+)?)(?:秒钟|秒|s)?)?");

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,9}):([0-5]?\\d)(?::([0-5]?\\d))?");
  private static final Pattern TORN_ID = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+\\d+");
  private static final Pattern WHOLE_ID = Pattern.compile("(\\d+)\\.0+");

  /** No number is longer; what is would keep the patterns busy, which try every way to split it. */
  private static final int LONGEST_NUMBER = 64;

  private static final int BILLIONTHS = 9;

  private ConsoleCells() {}

  /** Whether a cell may be more than it says: a quick look, before {@link #bare} takes a longer. */
  static boolean isDressed(byte[] b, int at, int length) {
    byte first = b[at];
    byte last = b[at + length - 1];
    boolean word = first >= '0' && first <= '9' || first >= 'A' && first <= 'z';
    boolean chinese = first >= (byte) 0xE4 && first <= (byte) 0xE9;
    // Spaces of two and three bytes end in these.
    boolean space = last == (byte) 0x80 || last == (byte) 0xA0;
    return space || !word && !chinese || (first == 'n' || first == 'N') && length <= 4;
  }

  /** Whether an id has something of a number in scientific form, or of decimals. */
  static boolean mayBeTorn(byte[] b, int at, int length) {
    if (b[at] < '0' || b[at] > '9') {
      return false;
    }
    for (int i = at + 1; i < at + length; i++) {
      if (b[i] == '.' || b[i] == 'E' || b[i] == 'e') {
        return true;
      }
    }
    return false;
  }

  /** The cell without what keeps Excel from changing it; "" if it says that there is nothing. */
  static String bare(String cell) {
    String text = cell.strip();
    if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
      text = text.substring(2, text.length() - 1).strip();
    }
    if (text.startsWith("'")) {
      text = text.substring(1).strip();
    }
    return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
  }

  /**
   * An id: {@code 123.0} is 123.
   *
   * @param bare without its wrapping
   * @return null if a spreadsheet has torn it, as in {@code 1.2E+18}: its last digits are lost
   */
  static String id(String bare) {
    if (TORN_ID.matcher(bare).matches()) {
      return null;
    }
    Matcher whole = WHOLE_ID.matcher(bare);
    return whole.matches() ? whole.group(1) : bare;
  }

  /**
   * A number as an unscaled long; {@link Numbers#BAD} if it is none or has more decimals.
   *
   * <p>{@code 12%} is 0.12, {@code 1.16万} is 11600. Commas are taken for thousands only where they
   * can be nothing else: groups of three, all of them.
   */
  static long number(String bare, int scale) {
    Matcher m = NUMBER.matcher(bare);
    if (bare.length() > LONGEST_NUMBER
        || !m.matches()
        || m.group("whole") == null && m.group("part") == null) {
      return Numbers.BAD;
    }
    String whole = m.group("whole") == null ? "0" : m.group("whole").replace(",", "");
    String part = m.group("part") == null ? "" : m.group("part");
    int exponent =
        switch (m.group("myriads")) {
          case "万" -> 4;
          case "亿" -> 8;
          default -> 0;
        };
    boolean percent = "%".equals(m.group("unit")) || "％".equals(m.group("unit"));
    BigDecimal value =
        new BigDecimal(m.group("minus") + whole + "." + part + "0")
            .movePointRight(exponent - (percent ? 2 : 0));
    return unscaled(value, scale);
  }

  private static long unscaled(BigDecimal value, int scale) {
    try {
      return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      return Numbers.BAD;
    }
  }

  /**
   * A time that something took, in billionths of a second, to the millisecond: {@code 8分48秒},
   * {@code 1小时2分}, {@code 00:08:48} or {@code 8:48}; a plain number is seconds. {@link Numbers#BAD}
   * if it is none.
   */
  static long duration(String bare) {
    if (bare.length() > LONGEST_NUMBER) {
      return Numbers.BAD;
    }
    Matcher clock = CLOCK.matcher(bare);
    if (clock.matches()) {
      long first = Long.parseLong(clock.group(1));
      long second = Long.parseLong(clock.group(2));
      long seconds =
          clock.group(3) == null
              ? 60 * first + second
              : 3600 * first + 60 * second + Long.parseLong(clock.group(3));
      return unscaled(BigDecimal.valueOf(seconds), BILLIONTHS);
    }
    Matcher m = DURATION.matcher(bare);
    if (bare.isEmpty() || !m.matches()) {
      return Numbers.BAD;
    }
    BigDecimal seconds =
        times(m.group("days"), 86_400)
            .add(times(m.group("hours"), 3600))
            .add(times(m.group("minutes"), 60))
            .add(times(m.group("seconds"), 1));
    return unscaled(seconds.setScale(3, RoundingMode.HALF_UP), BILLIONTHS);
  }

  private static BigDecimal times(String number, int seconds) {
    return number == null
        ? BigDecimal.ZERO
        : new BigDecimal(number).multiply(BigDecimal.valueOf(seconds));
  }
}
