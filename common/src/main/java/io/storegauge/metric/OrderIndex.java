package io.storegauge.metric;

import java.util.Arrays;

/**
 * Numbers records 0, 1, 2… as they are added, and finds those that speak of an order by the hash of
 * its id: open addressing to the newest, each leads to the one before.
 */
final class OrderIndex {
  static final int NONE = -1;

  private static final int LEAST_RECORDS = 8;

  private int[] slots;
  private long[] high;
  private long[] low;
  private int[] older;
  private int size;

  /** Grows beyond the number of records that are expected, but then has to sort them in anew. */
  OrderIndex(int expected) {
    int records = Math.max(LEAST_RECORDS, expected);
    high = new long[records];
    low = new long[records];
    older = new int[records];
    // A power of two, at least twice the records.
    slots = new int[Integer.highestOneBit(2 * records - 1) << 1];
    Arrays.fill(slots, NONE);
  }

  int size() {
    return size;
  }

  /** Adds the next record. */
  void add(long orderHigh, long orderLow) {
    if (size == low.length) {
      grow();
    }
    high[size] = orderHigh;
    low[size] = orderLow;
    int slot = find(orderHigh, orderLow);
    older[size] = slots[slot];
    slots[slot] = size++;
  }

  /** Record of the order that was added last. */
  int newest(long orderHigh, long orderLow) {
    return slots[find(orderHigh, orderLow)];
  }

  /** The record of the same order that was added before. */
  int older(int record) {
    return older[record];
  }

  /** Slot of an order, or the free one where it belongs. */
  private int find(long orderHigh, long orderLow) {
    int slot = (int) orderLow & (slots.length - 1);
    while (slots[slot] != NONE
        && (low[slots[slot]] != orderLow || high[slots[slot]] != orderHigh)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    high = Arrays.copyOf(high, size * 2);
    low = Arrays.copyOf(low, size * 2);
    older = Arrays.copyOf(older, size * 2);
    slots = new int[slots.length * 2];
    Arrays.fill(slots, NONE);
    for (int record = 0; record < size; record++) {
      // A later record of the same order takes the slot of the earlier one, as when it was added.
      slots[find(high[record], low[record])] = record;
    }
  }
}
