package io.storegauge.text;

import java.util.Arrays;

/**
 * Features by number, each with a small id: 0, 1 and so on as they come. An n-gram comes after what
 * it begins with.
 */
final class Vocabulary {
  static final int NONE = -1;

  private long[] numbers = new long[1 << 12];
  private int[] beginnings = new int[numbers.length];

  /** Ids by number, an open table at most half full. */
  private int[] table = emptyTable(2 * numbers.length);

  private int size;

  private static int[] emptyTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, NONE);
    return table;
  }

  int size() {
    return size;
  }

  /** Id of a feature; {@link #NONE} if it is not there. */
  int id(long number) {
    return table[place(number)];
  }

  /**
   * Id of a feature, which is added if it is not there.
   *
   * @param beginning id of the n-gram without its last character, {@link #NONE} of what has none
   */
  int added(long number, int beginning) {
    int at = place(number);
    if (table[at] == NONE) {
      table[at] = size;
      numbers[size] = number;
      beginnings[size] = beginning;
      if (++size == numbers.length) {
        grow();
      }
      return size - 1;
    }
    return table[at];
  }

  private int place(long number) {
    int at = (int) number & (table.length - 1);
    while (table[at] != NONE && numbers[table[at]] != number) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private void grow() {
    numbers = Arrays.copyOf(numbers, 2 * size);
    beginnings = Arrays.copyOf(beginnings, 2 * size);
    table = emptyTable(4 * size);
    for (int id = 0; id < size; id++) {
      table[place(numbers[id])] = id;
    }
  }

  /**
   * What a model has to know.
   *
   * @param weights by id
   */
  FeatureWeights weighted(double[] weights) {
    boolean[] begins = new boolean[size];
    for (int id = size - 1; id >= 0; id--) {
      boolean there = begins[id] || FeatureWeights.rounded(weights[id]) != 0;
      if (there && beginnings[id] != NONE) {
        begins[beginnings[id]] = true;
      }
    }
    return FeatureWeights.of(Arrays.copyOf(numbers, size), weights, begins);
  }
}
