package io.storegauge.metric;

import java.util.Arrays;

/** Numbers 128-bit keys 0, 1, 2… in the order they are first seen. */
final class KeyIndex {
  private int[] slots = new int[64];
  private long[] high = new long[32];
  private long[] low = new long[32];
  private int size;

  KeyIndex() {
    Arrays.fill(slots, -1);
  }

  int of(long keyHigh, long keyLow) {
    int slot = (int) keyLow & (slots.length - 1);
    while (slots[slot] >= 0) {
      if (low[slots[slot]] == keyLow && high[slots[slot]] == keyHigh) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == low.length) {
      grow();
      return of(keyHigh, keyLow);
    }
    slots[slot] = size;
    high[size] = keyHigh;
    low[size] = keyLow;
    return size++;
  }

  private void grow() {
    high = Arrays.copyOf(high, size * 2);
    low = Arrays.copyOf(low, size * 2);
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int i = 0; i < size; i++) {
      int slot = (int) low[i] & (slots.length - 1);
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i;
    }
  }
}
