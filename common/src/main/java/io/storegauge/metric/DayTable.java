package io.storegauge.metric;

import java.util.Arrays;

/**
 * Long counters by platform day, for one store at a time: open addressing from the day to a row of
 * counters. Cleared and used again, so that a store costs no new memory.
 */
final class DayTable {
  private static final int EMPTY = -1;

  private final int width;
  private int[] slots = new int[1024];
  private long[] days = new long[512];
  private long[][] rows = new long[512][];
  private int size;

  DayTable(int width) {
    this.width = width;
    Arrays.fill(slots, EMPTY);
  }

  int size() {
    return size;
  }

  /** Counters of a day, zero when it is new. */
  long[] at(long day) {
    int slot = slot(day);
    while (slots[slot] != EMPTY) {
      if (days[slots[slot]] == day) {
        return rows[slots[slot]];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == days.length) {
      grow();
      return at(day);
    }
    slots[slot] = size;
    days[size] = day;
    if (rows[size] == null) {
      rows[size] = new long[width];
    }
    return rows[size++];
  }

  /** The days there are, ascending. */
  long[] sortedDays() {
    long[] sorted = Arrays.copyOf(days, size);
    Arrays.sort(sorted);
    return sorted;
  }

  void clear() {
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < size; i++) {
      Arrays.fill(rows[i], 0);
    }
    size = 0;
  }

  private void grow() {
    days = Arrays.copyOf(days, size * 2);
    rows = Arrays.copyOf(rows, size * 2);
    slots = new int[slots.length * 2];
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < size; i++) {
      int slot = slot(days[i]);
      while (slots[slot] != EMPTY) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i;
    }
  }

  private int slot(long day) {
    // Days of a store lie close together: their low bits spread them without a multiplication.
    return (int) day & (slots.length - 1);
  }
}
