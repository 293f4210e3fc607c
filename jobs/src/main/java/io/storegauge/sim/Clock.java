package io.storegauge.sim;

/**
 * Wall-clock times as whole seconds since 1970-01-01 00:00 of the platform's own clock. The
 * simulated clocks know no daylight saving.
 */
final class Clock {
  /** An event that does not happen; later than every cut-off. */
  static final long NEVER = Long.MAX_VALUE;

  static final long HOUR = 3600;
  static final long DAY = 24 * HOUR;

  /** Share of a day's orders by hour: a dip at night, a bump at noon, the peak at nine. */
  private static final int[] ORDERS_BY_HOUR = {
    22, 12, 7, 5, 4, 6, 14, 26, 38, 50, 58, 57, 56, 53, 50, 50, 49, 47, 50, 60, 78, 86, 74, 48
  };

  private static final int ORDERS_A_DAY = sum(ORDERS_BY_HOUR);

  private Clock() {}

  private static int sum(int[] numbers) {
    int s = 0;
    for (int n : numbers) {
      s += n;
    }
    return s;
  }

  static int epochDay(long second) {
    return (int) Math.floorDiv(second, DAY);
  }

  /** A moment of the day at which somebody orders. */
  static int secondOfOrder(Draw draw) {
    int ticket = draw.below(ORDERS_A_DAY);
    int hour = 0;
    while (ticket >= ORDERS_BY_HOUR[hour]) {
      ticket -= ORDERS_BY_HOUR[hour];
      hour++;
    }
    return (int) (hour * HOUR + draw.below((int) HOUR));
  }

  /** When a warehouse starts on an order: nothing moves from 18:00 to 06:00. */
  static long warehouseStart(long paid) {
    long midnight = paid - Math.floorMod(paid, DAY);
    long second = paid - midnight;
    if (second >= 18 * HOUR) {
      return midnight + DAY + 6 * HOUR;
    }
    return second < 6 * HOUR ? midnight + 6 * HOUR : paid;
  }

  /**
   * The same moment if it lies between two hours of the day, else a moment in the two hours after
   * the next opening.
   */
  static long withinHours(long moment, int open, int close, Draw draw) {
    long midnight = moment - Math.floorMod(moment, DAY);
    long second = moment - midnight;
    if (second >= open * HOUR && second < close * HOUR) {
      return moment;
    }
    long opening = midnight + open * HOUR + (second >= close * HOUR ? DAY : 0);
    return opening + draw.below((int) (2 * HOUR));
  }
}
