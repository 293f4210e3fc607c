package io.storegauge.text;

import java.util.Arrays;

/**
 * What a model knows of its features, as its file holds it: in the order of their numbers, each
 * once. An n-gram is only there if all that it begins with are.
 *
 * @param numbers see {@link Features#number}
 * @param weights of each; 0 = it is only there as a beginning
 * @param begins whether a longer n-gram that is there begins with it
 */
record FeatureWeights(long[] numbers, float[] weights, boolean[] begins) {
  private static final int DROPPED = 0xffff;
  private static final int HALF = 0x8000;

  /** Of features in any order; those that tell nothing and begin nothing are left out. */
  static FeatureWeights of(long[] numbers, double[] weights, boolean[] begins) {
    long[] kept = new long[numbers.length];
    int count = 0;
    for (int f = 0; f < numbers.length; f++) {
      if (begins[f] || rounded(weights[f]) != 0) {
        kept[count++] = numbers[f];
      }
    }
    long[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    FeatureWeights all = new FeatureWeights(sorted, new float[count], new boolean[count]);
    for (int f = 0; f < numbers.length; f++) {
      int at = Arrays.binarySearch(sorted, numbers[f]);
      if (at >= 0) {
        all.weights[at] = rounded(weights[f]);
        all.begins[at] = begins[f];
      }
    }
    return all;
  }

  /** The next number whose float has nothing in its lower half: memory holds the upper one. */
  static float rounded(double weight) {
    return Float.intBitsToFloat((Float.floatToIntBits((float) weight) + HALF) & ~DROPPED);
  }

  int count() {
    return numbers.length;
  }
}
