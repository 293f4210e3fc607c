package io.storegauge.stats;

/**
 * Weighted mean over the values that are known, explained exactly: each value's contribution is
 * rounded to a millionth and the total is their sum.
 *
 * @param weights share of each value after renormalising to the known ones; 0 = left out
 * @param contributions value × weight in millionths; 0 = left out
 * @param total sum of the contributions; says nothing unless {@link #known()}
 * @param coverage share of the given weight that is known, 0–1
 */
public record WeightedSum(double[] weights, long[] contributions, long total, double coverage) {

  /**
   * @param values NaN = unknown
   * @param given weights as configured, whatever they sum to
   */
  public static WeightedSum of(double[] values, double[] given) {
    double all = 0;
    double known = 0;
    for (int i = 0; i < values.length; i++) {
      all += given[i];
      known += Double.isNaN(values[i]) ? 0 : given[i];
    }
    double[] weights = new double[values.length];
    long[] contributions = new long[values.length];
    long total = 0;
    for (int i = 0; i < values.length; i++) {
      if (known > 0 && !Double.isNaN(values[i])) {
        weights[i] = given[i] / known;
        contributions[i] = Millionths.of(values[i] * weights[i]);
        total += contributions[i];
      }
    }
    return new WeightedSum(weights, contributions, total, all > 0 ? known / all : 0);
  }

  /** Whether any value with a weight is known. */
  public boolean known() {
    return coverage > 0;
  }
}
