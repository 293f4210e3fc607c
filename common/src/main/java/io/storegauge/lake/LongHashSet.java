package io.storegauge.lake;

import java.io.Serializable;
import java.util.Arrays;

/** A set of 64-bit numbers without an object a number; open addressing. */
public final class LongHashSet implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SMALLEST = 16;

  private static final int BITS_A_PLACE = 8;

  /** Odd, from the golden ratio: neighbouring numbers land far apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** 0 marks a free place; whether 0 itself is in the set stands apart. */
  private long[] table = new long[SMALLEST];

  /**
   * A bit for each place that a number could begin at if the table were eight times as large. Small
   * enough to stay near the processor, it answers for most numbers that are not in the set.
   */
  private long[] bits = new long[SMALLEST * BITS_A_PLACE / Long.SIZE];

  private int used;
  private boolean zero;

  /** A set of some numbers. */
  public static LongHashSet of(long... numbers) {
    LongHashSet set = new LongHashSet();
    for (long number : numbers) {
      set.add(number);
    }
    return set;
  }

  public boolean contains(long number) {
    if (number == 0) {
      return zero;
    }
    int hash = hash(number);
    return (bits[word(hash)] & 1L << hash) != 0 && table[place(number)] != 0;
  }

  public void add(long number) {
    if (number == 0) {
      zero = true;
      return;
    }
    int at = place(number);
    if (table[at] == 0) {
      table[at] = number;
      mark(number);
      used++;
      if (2 * used > table.length) {
        enlarge();
      }
    }
  }

  public void addAll(LongHashSet other) {
    for (long number : other.toArray()) {
      add(number);
    }
  }

  private static int hash(long number) {
    return (int) (number * SPREAD >>> 32);
  }

  private int word(int hash) {
    return hash >>> 6 & bits.length - 1;
  }

  private void mark(long number) {
    int hash = hash(number);
    bits[word(hash)] |= 1L << hash;
  }

  /** Where a number is, or where it would be put. */
  private int place(long number) {
    int mask = table.length - 1;
    int at = hash(number) & mask;
    while (table[at] != 0 && table[at] != number) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void enlarge() {
    long[] old = table;
    table = new long[2 * old.length];
    bits = new long[table.length * BITS_A_PLACE / Long.SIZE];
    for (long number : old) {
      if (number != 0) {
        table[place(number)] = number;
        mark(number);
      }
    }
  }

  public int size() {
    return zero ? used + 1 : used;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** The numbers in ascending order. */
  public long[] toArray() {
    long[] numbers = new long[size()];
    int n = 0;
    for (long number : table) {
      if (number != 0) {
        numbers[n++] = number;
      }
    }
    // Where 0 is in the set, the last place has kept it.
    Arrays.sort(numbers);
    return numbers;
  }
}
