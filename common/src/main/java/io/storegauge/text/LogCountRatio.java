package io.storegauge.text;

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

  /** Even what stands in both classes alike may tell something beside others. */
  private static final double LEAST = 0.3;

  private LogCountRatio() {}

  /**
   * @return scale of each feature, at least 0; 0 = too rare to tell anything
   */
  static double[] of(PackedTexts texts, int[] chosen) {
    double[] positive = new double[texts.vocabulary().size()];
    double[] negative = new double[texts.vocabulary().size()];
    for (int text : chosen) {
      double[] counts = texts.label(text) > 0 ? positive : negative;
      for (int at = texts.start(text); at < texts.end(text); at++) {
        counts[texts.feature(at)]++;
      }
    }
    return scales(positive, negative);
  }

  private static double[] scales(double[] positive, double[] negative) {
    double allPositive = 0;
    double allNegative = 0;
    for (int f = 0; f < positive.length; f++) {
      if (positive[f] + negative[f] >= LEAST_TEXTS) {
        allPositive += positive[f] + SMOOTHING;
        allNegative += negative[f] + SMOOTHING;
      }
    }
    double all = StrictMath.log(allPositive / allNegative);
    double[] scales = new double[positive.length];
    for (int f = 0; f < scales.length; f++) {
      if (positive[f] + negative[f] >= LEAST_TEXTS) {
        double ratio = (positive[f] + SMOOTHING) / (negative[f] + SMOOTHING);
        double log = StrictMath.log(ratio) - all;
        scales[f] = Math.sqrt(log * log + LEAST * LEAST);
      }
    }
    return scales;
  }
}
