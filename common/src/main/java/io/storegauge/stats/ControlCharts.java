package io.storegauge.stats;

import java.util.Locale;

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

  /** A chart, as in {@code gold.volatility_signals}. */
  public enum Chart {
    SHEWHART,
    EWMA,
    CUSUM;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Takes signals, day after day. */
  interface Listener {
    /**
     * A signal; it is upwards where the limit is above the middle of the chart.
     *
     * @param day number of the rated day
     * @param value what passed the limit: stars; of the CUSUM standard errors, below 0 for a fall
     * @param limit in the same unit
     */
    void signal(Chart chart, int day, boolean isUp, double value, double limit);
  }

  static Signals signals(RatedDays days, int from, int to, double mean, double sigma) {
    int[] counts = new int[Chart.values().length];
    walk(days, from, to, mean, sigma, (chart, day, isUp, v, l) -> counts[chart.ordinal()]++);
    return new Signals(counts[0], counts[1], counts[2]);
  }

  /**
   * Tells every signal of the days {@code from} up to, not including, {@code to}.
   *
   * @param mean of these days, stars
   * @param sigma pooled deviation inside a day, stars; not NaN
   */
  static void walk(RatedDays days, int from, int to, double mean, double sigma, Listener listener) {
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
    for (int i = from; i < to; i++) {
      double n = days.ratings(i);
      double deviation = days.mean(i) - mean;
      double scaled = deviation * Math.sqrt(n);
      if (scaled * scaled > shewhartLimit) {
        double limit = Math.copySign(SHEWHART_LIMIT * sigma / Math.sqrt(n), deviation);
        listener.signal(Chart.SHEWHART, i, deviation > 0, days.mean(i), mean + limit);
      }
      smoothed = EWMA_WEIGHT * deviation + keep * smoothed;
      factor = EWMA_WEIGHT * EWMA_WEIGHT / n + keep * keep * factor;
      if (smoothed * smoothed > ewmaLimit * factor) {
        double limit = Math.copySign(EWMA_LIMIT * sigma * Math.sqrt(factor), smoothed);
        listener.signal(Chart.EWMA, i, smoothed > 0, mean + smoothed, mean + limit);
      }
      // In units of σ, so that σ = 0 needs no case of its own.
      up = Math.max(0, up + scaled - slack);
      down = Math.max(0, down - scaled - slack);
      if (up > cusumLimit || down > cusumLimit) {
        boolean isUp = up > cusumLimit;
        double errors = sigma > 0 ? (isUp ? up : -down) / sigma : Double.NaN;
        listener.signal(Chart.CUSUM, i, isUp, errors, isUp ? CUSUM_LIMIT : -CUSUM_LIMIT);
        up = 0;
        down = 0;
      }
    }
  }
}
