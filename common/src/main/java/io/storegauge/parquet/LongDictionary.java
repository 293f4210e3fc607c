package io.storegauge.parquet;

import java.util.Arrays;

/** Different 64-bit values in the order of their first appearance; open addressing. */
final class LongDictionary {
  private static final int SMALLEST = 1 << 8;

  /** Odd, from the golden ratio: neighbouring values land far apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] entries = new long[SMALLEST / 2];
  private int size;

  /** Entry + 1 at its hashed place; 0 = free. */
  private int[] table = new int[SMALLEST];

  /** Leaves of 64 bits as many as number the places of the table. */
  private int shift = shift(SMALLEST);

  int size() {
    return size;
  }

  long entry(int id) {
    return entries[id];
  }

  int id(long value) {
    int at = place(value);
    while (table[at] != 0) {
      int id = table[at] - 1;
      if (entries[id] == value) {
        return id;
      }
      at = at + 1 & table.length - 1;
    }
    if (size == entries.length) {
      enlarge();
      return id(value);
    }
    entries[size] = value;
    table[at] = ++size;
    return size - 1;
  }

  /** The uppermost bits, because the lower bits of doubles that are whole numbers are all zero. */
  private int place(long value) {
    return (int) (value * SPREAD >>> shift);
  }

  private static int shift(int places) {
    return Long.numberOfLeadingZeros(places) + 1;
  }

  private void enlarge() {
    entries = Arrays.copyOf(entries, 2 * size);
    table = new int[2 * table.length];
    shift = shift(table.length);
    for (int id = 0; id < size; id++) {
      int at = place(entries[id]);
      while (table[at] != 0) {
        at = at + 1 & table.length - 1;
      }
      table[at] = id + 1;
    }
  }

  void clear() {
    size = 0;
    entries = new long[SMALLEST / 2];
    table = new int[SMALLEST];
    shift = shift(SMALLEST);
  }
}
