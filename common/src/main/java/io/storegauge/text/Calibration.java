package io.storegauge.text;

/**
 * A line through scores, slope · score + shift, that makes them logits of probabilities (Platt
 * scaling): the maximum likelihood over texts that the scores were not learned from, both classes
 * weighing the same.
 */
record Calibration(double slope, double shift) {
  private static final int MOST_STEPS = 100;
  private static final double SETTLED = 1e-10;

  /** Keeps a perfect separation from asking for an endless slope; in texts. */
  private static final double PRIOR = 1;

  /**
   * @param labels 1 = positive, −1 = negative; both occur
   */
  static Calibration of(double[] scores, double[] labels) {
    long positives = 0;
    for (double label : labels) {
      positives += label > 0 ? 1 : 0;
    }
    long negatives = labels.length - positives;
    double slope = 1;
    double shift = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] g = {PRIOR * (slope - 1), PRIOR * shift};
      double[] h = {PRIOR, 0, PRIOR};
      for (int i = 0; i < scores.length; i++) {
        double weight = labels.length / (2.0 * (labels[i] > 0 ? positives : negatives));
        double p = 1 / (1 + StrictMath.exp(-(slope * scores[i] + shift)));
        double error = weight * (p - (labels[i] > 0 ? 1 : 0));
        double curve = weight * p * (1 - p);
        g[0] += error * scores[i];
        g[1] += error;
        h[0] += curve * scores[i] * scores[i];
        h[1] += curve * scores[i];
        h[2] += curve;
      }
      double determinant = h[0] * h[2] - h[1] * h[1];
      double down = (h[2] * g[0] - h[1] * g[1]) / determinant;
      double aside = (h[0] * g[1] - h[1] * g[0]) / determinant;
      slope -= down;
      shift -= aside;
      if (Math.abs(down) + Math.abs(aside) < SETTLED) {
        break;
      }
    }
    return new Calibration(slope, shift);
  }

  double logit(double score) {
    return slope * score + shift;
  }
}
