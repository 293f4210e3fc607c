package io.storegauge.ingest;

import io.storegauge.model.LocalClock;

/**
 * Reads times {@code yyyy-MM-dd HH:mm:ss} of days that were read lately, whose midnights it knows
 * by the bytes of their dates: the times of a file's records lie on few days. Days on which the
 * clock may change are left out.
 */
final class SteadyDays {
  /** Places for all days of four months. */
  private static final int PLACES = 256;

  /** {@code 00:00:00}, as a word. */
  private static final long MIDNIGHT = 0x30303A30303A3030L;

  /**
   * Added to what is left of a digit, or of a colon: the uppermost bit then says that it is none.
   */
  private static final long NO_DIGIT = 0x76767F76767F7676L;

  private static final long HIGHEST = 0x8080808080808080L;

  private final LocalClock clock;

  /** Year and month of the date that is held, as they stand in the text; 0 = none is. */
  private final long[] months = new long[PLACES];

  private final short[] days = new short[PLACES];
  private final long[] midnights = new long[PLACES];

  SteadyDays(LocalClock clock) {
    this.clock = clock;
  }

  /** A time; {@link TimeParser#BAD} if its day is not known here, or it is none. */
  long instant(byte[] b, int at) {
    long month = ByteRuns.word(b, at);
    short day = day(b, at);
    int place = place(month, day);
    if (months[place] != month || days[place] != day) {
      return TimeParser.BAD;
    }
    int second = secondOfDay(ByteRuns.word(b, at + 11));
    return second < 0 ? TimeParser.BAD : midnights[place] + second * LocalClock.SECOND_MICROS;
  }

  /** Seconds of {@code HH:mm:ss}, −1 if it is no time. */
  private static int secondOfDay(long word) {
    long digits = word ^ MIDNIGHT;
    if (((digits | digits + NO_DIGIT) & HIGHEST) != 0) {
      return -1;
    }
    int h = digit(digits, 0) * 10 + digit(digits, 1);
    int m = digit(digits, 3) * 10 + digit(digits, 4);
    int s = digit(digits, 6) * 10 + digit(digits, 7);
    return h > 23 || m > 59 || s > 59 ? -1 : h * 3600 + m * 60 + s;
  }

  private static int digit(long digits, int place) {
    return (int) (digits >>> place * Byte.SIZE) & 15;
  }

  /**
   * Keeps a day.
   *
   * @param day since 1970, what the date that begins at {@code at} says
   */
  void put(byte[] b, int at, int day) {
    long midnight = clock.steadyDay(day);
    if (midnight != Long.MIN_VALUE) {
      long month = ByteRuns.word(b, at);
      short digits = day(b, at);
      int place = place(month, digits);
      months[place] = month;
      days[place] = digits;
      midnights[place] = midnight;
    }
  }

  private static short day(byte[] b, int at) {
    return (short) (b[at + 8] << 8 | b[at + 9]);
  }

  /** By both digits of the day and the lower bits of the month. */
  private static int place(long month, short day) {
    return day & 15 | day >>> 4 & 0x30 | (int) (month >>> 48 & 3) << 6;
  }
}
