package io.storegauge.ingest;

import java.math.BigDecimal;

/** Decimal numbers and flags, read from bytes. */
final class Numbers {
  static final long BAD = Long.MIN_VALUE;
  private static final int MAX_DIGITS = 18;

  /** More zeros than any double has; 1E999999999 in full would fill the memory. */
  private static final int MOST_ZEROS = 400;

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
    switch (length) {
      case 1:
        return is(b, at, "1") || is(b, at, "y") ? 1 : is(b, at, "0") || is(b, at, "n") ? 0 : -1;
      case 2:
        return is(b, at, "no") ? 0 : -1;
      case 3:
        return is(b, at, "yes") ? 1 : -1;
      case 4:
        return is(b, at, "true") ? 1 : -1;
      case 5:
        return is(b, at, "false") ? 0 : -1;
      default:
        return -1;
    }
  }

  /** Whether a number can be written in full, with few zeros before or behind its digits. */
  static boolean isPlain(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= MOST_ZEROS;
  }

  /** A number in full, or in scientific form, which no column takes, if that would be too long. */
  static String plain(BigDecimal number) {
    return isPlain(number) ? number.toPlainString() : number.toString();
  }

  /** Whether a word, or a digit, stands here; capitals count as small letters. */
  private static boolean is(byte[] b, int at, String small) {
    for (int i = 0; i < small.length(); i++) {
      int c = b[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != small.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
