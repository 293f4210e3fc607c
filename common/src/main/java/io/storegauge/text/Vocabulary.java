package io.storegauge.text;

import java.util.Arrays;

/** Features by number, each with a small id: 0, 1 and so on as they come. */
final class Vocabulary {
  static final int NONE = -1;

  private long[] numbers = new long[1 << 12];

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

  /** Id of a feature, which is added if it is not there. */
  int added(long number) {
    int at = place(number);
    if (table[at] == NONE) {
      table[at] = size;
      numbers[size] = number;
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
    return FeatureWeights.of(Arrays.copyOf(numbers, size), weights);
  }
}
