package io.storegauge.stats;

import io.storegauge.config.Settings;
import io.storegauge.model.Fact;
import java.io.Serializable;

/**
 * Noise-corrected volatility of a store's daily mean rating over a window, and its companions.
 *
 * <p>With daily means x_d of n_d ratings, N = Σ n_d, D rated days, w_d = n_d / N and x̄ = Σ w_d
 * x_d:
 *
 * <ul>
 *   <li>raw: V² = Σ w_d (x_d − x̄)²
 *   <li>within a day: s² = Σ_d Σ_i (r_di − x_d)² / (N − D)
 *   <li>corrected: τ² = max(0, (V² − (D − 1) s² / N) / (1 − Σ w_d²)), because E[V²] = τ² (1 − Σ
 *       w_d²) + (D − 1) s² / N. So a store does not look calmer merely because more people rate it.
 * </ul>
 *
 * <p>Sums run over the days in their order, so that the result does not depend on how rows came.
 *
 * @param minRatedDays with fewer rated days, and
 * @param minRatings with fewer ratings, nothing but the mean is given
 * @param targetRating the downside deviation counts days below it, stars
 */
public record RatingVolatility(int minRatedDays, int minRatings, double targetRating)
    implements Serializable {

  /** Weight of the past in the exponentially weighted variance (RiskMetrics' daily decay). */
  static final double EWMA_DECAY = 0.94;

  /**
   * What is left of two equal variances, as a share of them: nobody is steadier than another by it.
   */
  private static final double ROUNDING = 1e-12;

  public static RatingVolatility of(Settings.Volatility settings) {
    return new RatingVolatility(
        settings.minRatedDays(), settings.minRatings(), settings.targetRating());
  }

  /** Volatility over the days {@code from} up to, not including, {@code to}; at least one day. */
  public Volatility over(RatedDays days, int from, int to) {
    long weight = 0;
    long sum = 0;
    for (int i = from; i < to; i++) {
      weight += days.weight(i);
      sum += days.sum(i);
    }
    int rated = to - from;
    double ratings = RatedDays.toRatings(weight);
    double mean = RatedDays.toMean(sum, weight);
    if (rated < minRatedDays || weight < minRatings * Fact.WEIGHT_UNIT) {
      return Volatility.tooLittle(rated, ratings, mean);
    }
    double between = 0;
    double inside = 0;
    double squaredWeights = 0;
    double below = 0;
    double ewma = Double.NaN;
    for (int i = from; i < to; i++) {
      double n = days.ratings(i);
      double deviation = days.mean(i) - mean;
      double squared = deviation * deviation;
      double shortfall = Math.min(0, days.mean(i) - targetRating);
      between += n * squared;
      inside += days.squaresInside(i);
      squaredWeights += n * n;
      below += n * shortfall * shortfall;
      ewma = i == from ? squared : EWMA_DECAY * ewma + (1 - EWMA_DECAY) * squared;
    }
    double raw = between / ratings;
    // A share of a rating is no evidence of its own: compare in whole units, not in doubles.
    boolean repeated = weight > rated * Fact.WEIGHT_UNIT;
    double within = repeated ? inside / (ratings - rated) : Double.NaN;
    double spreadable = 1 - squaredWeights / (ratings * ratings);
    double excess = raw - (rated - 1) * within / ratings;
    double corrected =
        spreadable <= 0 ? Double.NaN : excess <= ROUNDING * raw ? 0 : excess / spreadable;
    double sigma = Math.sqrt(within);
    return new Volatility(
        rated,
        ratings,
        mean,
        Math.sqrt(raw),
        sigma,
        Math.sqrt(corrected),
        Math.sqrt(ewma),
        Math.sqrt(below / ratings),
        Drawdown.deepest(days, from, to, mean),
        repeated ? ControlCharts.signals(days, from, to, mean, sigma) : null);
  }
}
