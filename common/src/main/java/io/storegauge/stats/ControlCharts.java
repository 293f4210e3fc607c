package io.storegauge.stats;

/**
 * Control charts of the daily mean rating around the window's mean, with σ the pooled deviation of
 * ratings inside a day. A day of n ratings has the standard error σ/√n. With σ = 0 the limits
 * collapse and every day off the mean is a signal.
 */
public final class ControlCharts {
  /** Shewhart limits in standard errors. */
  static final double SHEWHART_LIMIT = 3;

  /** Weight of the newest day in the EWMA chart, and its limits in its own standard deviation. */
  static final double EWMA_WEIGHT = 0.2;

  static final double EWMA_LIMIT = 3;

  /** Slack and decision limit of the CUSUM, in standard errors. */
  static final double CUSUM_SLACK = 0.5;

  static final double CUSUM_LIMIT = 5;

  private ControlCharts() {}

  /**
   * Days on which each chart signals.
   *
   * @param shewhart |x_d − x̄| > 3σ/√n_d
   * @param ewma |z_d| > 3σ√f_d, with z_d = 0.2(x_d − x̄) + 0.8z and its exact variance factor f_d =
   *     0.04/n_d + 0.64f, both starting at 0
   * @param cusum either one-sided sum of (x_d − x̄)√n_d/σ beyond 0.5 passes 5; both then start anew
   */
  public record Signals(int shewhart, int ewma, int cusum) {}

  static Signals signals(RatedDays days, int from, int to, double mean, double sigma) {
    double keep = 1 - EWMA_WEIGHT;
    double variance = sigma * sigma;
    double shewhartLimit = SHEWHART_LIMIT * SHEWHART_LIMIT * variance;
    double ewmaLimit = EWMA_LIMIT * EWMA_LIMIT * variance;
    double slack = CUSUM_SLACK * sigma;
    double cusumLimit = CUSUM_LIMIT * sigma;
    double smoothed = 0;
    double factor = 0;
    double up = 0;
    double down = 0;
    int shewhart = 0;
    int ewma = 0;
    int cusum = 0;
    for (int i = from; i < to; i++) {
      double n = days.ratings(i);
      double deviation = days.mean(i) - mean;
      double scaled = deviation * Math.sqrt(n);
      if (scaled * scaled > shewhartLimit) {
        shewhart++;
      }
      smoothed = EWMA_WEIGHT * deviation + keep * smoothed;
      factor = EWMA_WEIGHT * EWMA_WEIGHT / n + keep * keep * factor;
      if (smoothed * smoothed > ewmaLimit * factor) {
        ewma++;
      }
      // In units of σ, so that σ = 0 needs no case of its own.
      up = Math.max(0, up + scaled - slack);
      down = Math.max(0, down - scaled - slack);
      if (up > cusumLimit || down > cusumLimit) {
        cusum++;
        up = 0;
        down = 0;
      }
    }
    return new Signals(shewhart, ewma, cusum);
  }
}
