package io.storegauge.stats;

import java.util.Arrays;
import java.util.Locale;

/**
 * How much the volatility of a panel of stores fell: 1 − √(Σ W τ²_after / Σ W τ²_before).
 *
 * @param reduction share, below 0 for a rise; NaN = there was nothing to fall
 * @param low where its 95 % interval begins; NaN = anywhere below {@code high}
 * @param high where it ends; NaN with the reduction
 */
record VolatilityChange(double reduction, double low, double high, Conclusion conclusion) {
  /** Share of the draws beyond each end of the interval. */
  private static final double TAIL = 0.025;

  /**
   * Draws of blocks vary too little: by √((n − l)/n) for n days in blocks of l, and thirteen blocks
   * a window ask for Student's t of 24 degrees of freedom (2.064) in place of the normal (1.960).
   */
  private static final double WIDENING = Math.sqrt(90 / (90.0 - 7)) * 2.064 / 1.960;

  /** What may be said. */
  enum Conclusion {
    /** The whole interval lies above 0. */
    REDUCED,
    /** The whole interval lies below 0. */
    INCREASED,
    /** The interval holds 0. */
    NO_CHANGE_SHOWN,
    /** No more spread before than chance makes. */
    STEADY_BEFORE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static VolatilityChange of(PanelSums panel) {
    double kept = kept(panel.before(), panel.after());
    if (kept == Double.POSITIVE_INFINITY) {
      return new VolatilityChange(Double.NaN, Double.NaN, Double.NaN, Conclusion.STEADY_BEFORE);
    }
    double[] drawn = new double[DayBlocks.REPLICATES];
    for (int r = 0; r < drawn.length; r++) {
      drawn[r] = widened(kept, kept(panel.drawnBefore(r), panel.drawnAfter(r)));
    }
    Arrays.sort(drawn);
    int tail = (int) (TAIL * drawn.length);
    double most = drawn[drawn.length - 1 - tail];
    double least = drawn[tail];
    return new VolatilityChange(
        1 - kept,
        most == Double.POSITIVE_INFINITY ? Double.NaN : 1 - most,
        least == Double.POSITIVE_INFINITY ? Double.NaN : 1 - least,
        conclusion(1 - most, 1 - least));
  }

  /** What is left of the volatility; infinite where there was none that could be left. */
  private static double kept(double before, double after) {
    return before > 0 ? Math.sqrt(Math.max(0, after) / before) : Double.POSITIVE_INFINITY;
  }

  /** A draw further away from the estimate, by a constant factor of their ratio's logarithm. */
  private static double widened(double kept, double drawn) {
    return kept > 0 ? kept * Math.pow(drawn / kept, WIDENING) : drawn;
  }

  private static Conclusion conclusion(double low, double high) {
    if (low > 0) {
      return Conclusion.REDUCED;
    }
    return high < 0 ? Conclusion.INCREASED : Conclusion.NO_CHANGE_SHOWN;
  }
}
