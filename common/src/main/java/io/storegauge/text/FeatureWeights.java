package io.storegauge.text;

import java.util.Arrays;

/**
 * What a model knows of its features, as its file holds it: in the order of their numbers, each
 * once.
 *
 * @param numbers see {@link Features#number}
 * @param weights of each, see {@link WeightCode}; none is 0
 */
record FeatureWeights(long[] numbers, float[] weights) {

  /** Of features in any order; those that tell nothing are left out. */
  static FeatureWeights of(long[] numbers, double[] weights) {
    long[] kept = new long[numbers.length];
    int count = 0;
    for (int f = 0; f < numbers.length; f++) {
      if (WeightCode.of(weights[f]) != 0) {
        kept[count++] = numbers[f];
      }
    }
    long[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    FeatureWeights all = new FeatureWeights(sorted, new float[count]);
    for (int f = 0; f < numbers.length; f++) {
      int at = Arrays.binarySearch(sorted, numbers[f]);
      if (at >= 0) {
        all.weights[at] = WeightCode.rounded(weights[f]);
      }
    }
    return all;
  }

  int count() {
    return numbers.length;
  }
}
