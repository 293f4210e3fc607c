package io.storegauge.stats;

/**
 * One effect measured at several stores, each drawn to what the stores have in common, the more the
 * less evidence it has: the normal random-effects model, with the spread τ between the stores
 * integrated out over a flat prior on a grid (Gelman et al., Bayesian Data Analysis, 5.4).
 * Intervals that take one estimate of τ for the truth are too short; these allow for τ and for the
 * common mean not being known.
 */
public final class PooledEffects {
  /** Half of a 95 % interval in standard deviations. */
  public static final double INTERVAL = 1.959964;

  /** No two stores differ more, stars: the scale has four. */
  private static final double WIDEST = 2;

  private static final int POINTS = 60;

  private final double[] spreads = new double[POINTS];
  private final double[] weights = new double[POINTS];
  private final double[] means = new double[POINTS];
  private final double[] meanVariances = new double[POINTS];
  private final int stores;

  /**
   * @param mean of what is believed
   * @param deviation of it
   */
  public record Estimate(double mean, double deviation) {
    public double low() {
      return mean - INTERVAL * deviation;
    }

    public double high() {
      return mean + INTERVAL * deviation;
    }
  }

  /**
   * Pools effects, in a fixed order.
   *
   * @param effects NaN = not measured there
   * @param variances of the measurements, above 0
   */
  public PooledEffects(double[] effects, double[] variances) {
    int measured = 0;
    for (double e : effects) {
      measured += Double.isNaN(e) ? 0 : 1;
    }
    stores = measured;
    if (measured == 0) {
      return;
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < POINTS; p++) {
      // Points lie denser near zero, where the spread decides most.
      double u = (p + 0.5) / POINTS;
      spreads[p] = WIDEST * u * u;
      weights[p] = Math.log(u) + likelihood(p, effects, variances);
      most = Math.max(most, weights[p]);
    }
    double sum = 0;
    for (int p = 0; p < POINTS; p++) {
      weights[p] = Math.exp(weights[p] - most);
      sum += weights[p];
    }
    for (int p = 0; p < POINTS; p++) {
      weights[p] /= sum;
    }
  }

  /** Log of p(effects | τ); also sets the common mean and its variance under that τ. */
  private double likelihood(int point, double[] effects, double[] variances) {
    double between = spreads[point] * spreads[point];
    double precision = 0;
    double sum = 0;
    for (int i = 0; i < effects.length; i++) {
      if (!Double.isNaN(effects[i])) {
        precision += 1 / (variances[i] + between);
        sum += effects[i] / (variances[i] + between);
      }
    }
    means[point] = sum / precision;
    meanVariances[point] = 1 / precision;
    double log = -0.5 * Math.log(precision);
    for (int i = 0; i < effects.length; i++) {
      if (!Double.isNaN(effects[i])) {
        double variance = variances[i] + between;
        double distance = effects[i] - means[point];
        log -= 0.5 * (Math.log(variance) + distance * distance / variance);
      }
    }
    return log;
  }

  /** Stores at which the effect was measured. */
  public int stores() {
    return stores;
  }

  /** What the stores have in common; NaN if it was measured nowhere. */
  public double mean() {
    double mean = stores == 0 ? Double.NaN : 0;
    for (int p = 0; p < POINTS; p++) {
      mean += weights[p] * means[p];
    }
    return mean;
  }

  /**
   * The effect at a store.
   *
   * @param effect as measured there; NaN = it was not, then it is that of a store like the others
   */
  public Estimate at(double effect, double variance) {
    if (stores == 0) {
      return new Estimate(Double.NaN, Double.NaN);
    }
    double mean = 0;
    double square = 0;
    double inside = 0;
    for (int p = 0; p < POINTS; p++) {
      double between = spreads[p] * spreads[p];
      double drawn = Double.isNaN(effect) ? 1 : variance / (variance + between);
      double m = drawn * means[p] + (Double.isNaN(effect) ? 0 : (1 - drawn) * effect);
      mean += weights[p] * m;
      square += weights[p] * m * m;
      inside += weights[p] * (drawn * between + drawn * drawn * meanVariances[p]);
    }
    return new Estimate(mean, Math.sqrt(inside + Math.max(0, square - mean * mean)));
  }
}
