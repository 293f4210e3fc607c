package io.storegauge.stats;

/**
 * Weighted mean over the values that are known, explained exactly: the mean is rounded to a
 * millionth, and the contributions are rounded up or down so that they sum to it (largest
 * remainder: those that lose most by rounding down are rounded up, the first of equal ones).
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
    double[] shares = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (known > 0 && !Double.isNaN(values[i])) {
        weights[i] = given[i] / known;
        shares[i] = values[i] * weights[i];
        sum += given[i] * values[i];
      }
    }
    // Divided once at the end: a hundred everywhere is a hundred, whatever the weights.
    long total = known > 0 ? Millionths.of(sum / known) : 0;
    return new WeightedSum(
        weights, Millionths.apportion(shares, total), total, all > 0 ? known / all : 0);
  }

  /** Whether any value with a weight is known. */
  public boolean known() {
    return coverage > 0;
  }
}
