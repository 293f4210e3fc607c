package io.storegauge.metric;

import java.util.Arrays;

/**
 * Whether the buyer of an order asked a person of the store, within {@value #WINDOW_DAYS} days of
 * the order's payment (ours).
 */
final class OrderChats {
  static final int WINDOW_DAYS = 30;

  private final OrderIndex index = new OrderIndex(0);
  private long[] chatDays = new long[32];

  void add(long orderHigh, long orderLow, long day) {
    if (index.size() == chatDays.length) {
      chatDays = Arrays.copyOf(chatDays, chatDays.length * 2);
    }
    chatDays[index.size()] = day;
    index.add(orderHigh, orderLow);
  }

  boolean asked(Order o, long paidDay) {
    for (int i = index.newest(o.idHigh, o.idLow); i != OrderIndex.NONE; i = index.older(i)) {
      if (Math.abs(chatDays[i] - paidDay) <= WINDOW_DAYS) {
        return true;
      }
    }
    return false;
  }
}
