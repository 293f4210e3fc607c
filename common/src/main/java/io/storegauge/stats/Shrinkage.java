package io.storegauge.stats;

/**
 * Draws a store's mean or rate to that of its peers, the more the less evidence it has: (m·μ₀ + Σ)
 * / (m + n), with m = how many observations the peers' mean is worth. m comes from the peers
 * themselves: the variance inside stores against the variance between stores, by the method of
 * moments of an unbalanced one-way layout. Bounds of m are stated beside each; they, and the moment
 * estimator, are ours where the published descriptions leave it open.
 */
public final class Shrinkage {
  /** Bounds of m for means. */
  public static final double LEAST_MEAN_WEIGHT = 5;

  public static final double MOST_MEAN_WEIGHT = 50;

  /** Bounds of m for rates: a rate near zero needs more observations to tell. */
  public static final double LEAST_RATE_WEIGHT = 5;

  public static final double MOST_RATE_WEIGHT = 500;

  private Shrinkage() {}

  /**
   * What is known of the peers of one metric: sums over the stores i with evidence, n_i
   * observations that sum to s_i.
   *
   * @param stores number of stores, k
   * @param sum Σ s_i
   * @param count Σ n_i
   * @param squares Σ of the squared observations; for rates the same as {@code sum}
   * @param countSquares Σ n_i²
   * @param sumSquaresByCount Σ s_i² / n_i
   */
  public record Peers(
      long stores,
      double sum,
      double count,
      double squares,
      double countSquares,
      double sumSquaresByCount) {

    /** μ₀; NaN without evidence. */
    public double mean() {
      return sum / count;
    }
  }

  /** Pooled variance inside stores, (Σx² − Σ s_i²/n_i) / (N − k); NaN if no store has two. */
  public static double withinVariance(Peers p) {
    double freedom = p.count() - p.stores();
    return freedom > 0 ? Math.max(0, (p.squares() - p.sumSquaresByCount()) / freedom) : Double.NaN;
  }

  /**
   * Variance between stores beyond what the variance inside them explains, τ² = max(0, (Σ n_i(x̄_i
   * − μ₀)² − (k − 1)s²) / (N − Σn_i²/N)); 0 if it cannot be told.
   */
  public static double betweenVariance(Peers p, double withinVariance) {
    double freedom = p.count() - p.countSquares() / p.count();
    if (p.stores() < 2 || !(freedom > 0) || Double.isNaN(withinVariance)) {
      return 0;
    }
    double spread = p.sumSquaresByCount() - p.sum() * p.sum() / p.count();
    return Math.max(0, (spread - (p.stores() - 1) * withinVariance) / freedom);
  }

  /** m = s²/τ² within 5–50; 50 if the stores do not differ. */
  public static double meanWeight(double withinVariance, double betweenVariance) {
    return betweenVariance > 0
        ? clip(withinVariance / betweenVariance, LEAST_MEAN_WEIGHT, MOST_MEAN_WEIGHT)
        : MOST_MEAN_WEIGHT;
  }

  /** m = μ₀(1 − μ₀)/τ² − 1 (beta-binomial) within 5–500; 500 if the stores do not differ. */
  public static double rateWeight(double mean, double betweenVariance) {
    return betweenVariance > 0
        ? clip(mean * (1 - mean) / betweenVariance - 1, LEAST_RATE_WEIGHT, MOST_RATE_WEIGHT)
        : MOST_RATE_WEIGHT;
  }

  /** The shrunken value; NaN without evidence ({@code count} 0). */
  public static double shrink(double peerMean, double weight, double sum, double count) {
    return count > 0 ? (weight * peerMean + sum) / (weight + count) : Double.NaN;
  }

  private static double clip(double value, double least, double most) {
    return Math.min(most, Math.max(least, value));
  }
}
