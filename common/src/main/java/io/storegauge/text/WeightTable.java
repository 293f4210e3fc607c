package io.storegauge.text;

import java.io.Serializable;

/**
 * The weights of a model where scoring finds them: an open table by number, of one {@code int} a
 * feature, so that a model of a million features has 8 MB and most of what is looked for is found
 * in one line of cache. An entry is the upper half of the weight's float, 15 bits of the number,
 * and whether longer n-grams begin with it; 0 is nobody's.
 *
 * <p>A number that the model does not know passes for another's once in some ten thousand times.
 */
final class WeightTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** For what a model does not know. */
  static final int UNKNOWN = 0;

  private static final int WEIGHT = 0xffff0000;
  private static final int PRINT = 0xfffe;
  private static final int PRINT_BITS = 16;
  private static final int BEGINS = 1;

  private final int[] entries;
  private final int shift;

  WeightTable(FeatureWeights features) {
    // Between a quarter and half full.
    entries = new int[Integer.highestOneBit(Math.max(1, features.count())) << 2];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(entries.length);
    for (int f = 0; f < features.count(); f++) {
      add(features.numbers()[f], features.weights()[f], features.begins()[f]);
    }
  }

  private void add(long number, float weight, boolean begins) {
    int at = (int) (number >>> shift);
    while (entries[at] != UNKNOWN) {
      at = (at + 1) & (entries.length - 1);
    }
    entries[at] = (Float.floatToIntBits(weight) & WEIGHT) | print(number) | (begins ? BEGINS : 0);
  }

  /** Never 0, so that no entry looks like an empty one. */
  private int print(long number) {
    int print = (int) (number >>> (shift - PRINT_BITS)) & PRINT;
    return print == 0 ? PRINT : print;
  }

  /** Entry of a feature; {@link #UNKNOWN} if the model does not know it. */
  int entry(long number) {
    int at = (int) (number >>> shift);
    int print = print(number);
    int entry = entries[at];
    while (entry != UNKNOWN && (entry & PRINT) != print) {
      at = (at + 1) & (entries.length - 1);
      entry = entries[at];
    }
    return entry;
  }

  static float weight(int entry) {
    return Float.intBitsToFloat(entry & WEIGHT);
  }

  /** 1 if the model knows longer n-grams that begin with it, else 0. */
  static int begins(int entry) {
    return entry & BEGINS;
  }
}
