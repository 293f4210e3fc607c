package io.storegauge.metric;

import java.util.Arrays;

/** Frictions that cases or chats tell of an order, counted within some days of the order's own. */
final class OrderEvents {
  private final int windowDays;
  private final OrderIndex index = new OrderIndex(0);
  private long[] days = new long[32];
  private int[] frictions = new int[32];

  OrderEvents(int windowDays) {
    this.windowDays = windowDays;
  }

  /**
   * @param set of {@link io.storegauge.model.Friction}s
   */
  void add(long orderHigh, long orderLow, long day, int set) {
    if (index.size() == days.length) {
      days = Arrays.copyOf(days, days.length * 2);
      frictions = Arrays.copyOf(frictions, frictions.length * 2);
    }
    days[index.size()] = day;
    frictions[index.size()] = set;
    index.add(orderHigh, orderLow);
  }

  /** What all events near a day of the order tell. */
  int of(Order o, long day) {
    int set = 0;
    for (int i = index.newest(o.idHigh, o.idLow); i != OrderIndex.NONE; i = index.older(i)) {
      if (Math.abs(days[i] - day) <= windowDays) {
        set |= frictions[i];
      }
    }
    return set;
  }
}
