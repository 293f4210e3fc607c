package io.storegauge.sim;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A shopping festival: more orders, slower logistics.
 *
 * @param demand multiple of a usual day's orders
 * @param pickup multiple of the time to pickup
 * @param transit multiple of the time on the road
 */
record Promotion(MonthDay first, MonthDay last, double demand, double pickup, double transit) {
  static final Promotion NONE = new Promotion(MonthDay.of(1, 1), MonthDay.of(1, 1), 1.0, 1.0, 1.0);

  private static final Promotion JUNE_18 =
      new Promotion(MonthDay.of(6, 16), MonthDay.of(6, 20), 2.6, 1.5, 1.15);
  private static final Promotion NOVEMBER_11 =
      new Promotion(MonthDay.of(11, 1), MonthDay.of(11, 11), 2.2, 1.6, 1.2);

  static Promotion on(LocalDate day) {
    MonthDay md = MonthDay.from(day);
    for (Promotion p : new Promotion[] {JUNE_18, NOVEMBER_11}) {
      if (!md.isBefore(p.first) && !md.isAfter(p.last)) {
        return p;
      }
    }
    return NONE;
  }
}
