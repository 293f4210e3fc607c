package io.storegauge.text;

import java.util.Arrays;

/**
 * How much more often a feature stands in positive texts than in negative ones, as a logarithm:
 * features that tell nothing are scaled down before a training sees them (Wang and Manning, ACL
 * 2012).
 */
final class LogCountRatio {
  /** Texts of each class that every feature is taken to have stood in. */
  private static final double SMOOTHING = 1;

  /** What stands in a single text would be known by heart. */
  private static final int LEAST_TEXTS = 2;

  private LogCountRatio() {}

  /**
   * @return scale of each feature, at least 0; 0 = tells nothing or is too rare to
   */
  static double[] of(PackedTexts texts, int[] chosen) {
    double[] positive = new double[texts.kinds().size()];
    double[] negative = new double[texts.kinds().size()];
    Arrays.fill(positive, SMOOTHING);
    Arrays.fill(negative, SMOOTHING);
    for (int text : chosen) {
      double[] counts = texts.label(text) > 0 ? positive : negative;
      for (int at = texts.start(text); at < texts.end(text); at++) {
        counts[texts.feature(at)]++;
      }
    }
    double all = StrictMath.log(sum(positive) / sum(negative));
    for (int f = 0; f < positive.length; f++) {
      boolean rare = positive[f] + negative[f] < LEAST_TEXTS + 2 * SMOOTHING;
      positive[f] = rare ? 0 : Math.abs(StrictMath.log(positive[f] / negative[f]) - all);
    }
    return positive;
  }

  private static double sum(double[] counts) {
    double sum = 0;
    for (double c : counts) {
      sum += c;
    }
    return sum;
  }
}
