package io.storegauge.sim;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Days as text, written once and then copied: formatting dates anew would cost more than all else.
 */
final class Dates {
  private static final byte[] TWO_DIGITS = twoDigits();

  private final int first;
  private final byte[][] days;

  /** Keeps the text of the days in [first, end). */
  Dates(int first, int end) {
    this.first = first;
    this.days = new byte[end - first][];
    for (int i = 0; i < days.length; i++) {
      String text = LocalDate.ofEpochDay((long) first + i) + " ";
      days[i] = text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static byte[] twoDigits() {
    byte[] digits = new byte[200];
    for (int n = 0; n < 100; n++) {
      digits[2 * n] = (byte) ('0' + n / 10);
      digits[2 * n + 1] = (byte) ('0' + n % 10);
    }
    return digits;
  }

  /** {@code yyyy-MM-dd HH:mm:ss}, 19 bytes. */
  void write(long moment, byte[] to, int at) {
    int day = (int) Math.floorDiv(moment, Clock.DAY);
    int second = (int) (moment - day * Clock.DAY);
    System.arraycopy(days[day - first], 0, to, at, 11);
    pair(second / 3600, to, at + 11);
    to[at + 13] = ':';
    pair(second / 60 % 60, to, at + 14);
    to[at + 16] = ':';
    pair(second % 60, to, at + 17);
  }

  private static void pair(int n, byte[] to, int at) {
    to[at] = TWO_DIGITS[2 * n];
    to[at + 1] = TWO_DIGITS[2 * n + 1];
  }

  /** The day as the number yyMMdd. */
  static int compact(int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return day.getYear() % 100 * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }
}
