package io.storegauge.ingest;

/** Decimal numbers and flags, read from bytes. */
final class Numbers {
  static final long BAD = Long.MIN_VALUE;
  private static final int MAX_DIGITS = 18;

  private Numbers() {}

  /**
   * A plain decimal number as an unscaled long; more decimals than {@code scale} are allowed only
   * if they are zeros. {@link #BAD} if it is not such a number or has more than 18 digits.
   */
  static long parse(byte[] b, int at, int length, int scale) {
    int i = at;
    int end = at + length;
    boolean negative = i < end && b[i] == '-';
    if (negative || (i < end && b[i] == '+')) {
      i++;
    }
    long value = 0;
    int digits = 0;
    int decimals = -1;
    int seen = 0;
    for (; i < end; i++) {
      int d = b[i] - '0';
      if (d >= 0 && d <= 9) {
        seen++;
        if (decimals >= scale) {
          if (d != 0) {
            return BAD;
          }
          continue;
        }
        value = value * 10 + d;
        digits += value == 0 ? 0 : 1;
        if (digits > MAX_DIGITS) {
          return BAD;
        }
        if (decimals >= 0) {
          decimals++;
        }
      } else if (b[i] == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return BAD;
      }
    }
    for (int d = Math.max(decimals, 0); d < scale; d++) {
      value *= 10;
      digits += value == 0 ? 0 : 1;
    }
    if (seen == 0 || digits > MAX_DIGITS) {
      return BAD;
    }
    return negative ? -value : value;
  }

  /** 1 for true, 1, yes, y; 0 for false, 0, no, n (any case); −1 for anything else. */
  static int flag(byte[] b, int at, int length) {
    return switch (new String(b, at, length, java.nio.charset.StandardCharsets.UTF_8)
        .toLowerCase(java.util.Locale.ROOT)) {
      case "true", "1", "yes", "y" -> 1;
      case "false", "0", "no", "n" -> 0;
      default -> -1;
    };
  }
}
