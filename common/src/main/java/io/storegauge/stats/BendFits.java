package io.storegauge.stats;

import java.util.Arrays;

/**
 * Weighted least squares of one store's days for many bends: a level, and a rise for what a day's
 * load is beyond the bend.
 *
 * <p>Days are put between the bends that are tried, and their sums are added up from the highest
 * load down. The sums beyond a bend b follow from those of the load l itself, as Σw(l − b) = Σwl −
 * bΣw and Σw(l − b)² = Σwl² − 2bΣwl + b²Σw, so that a fit looks at no day.
 */
final class BendFits {
  /** Share of a sum of squares that is rounding: days whose loads are all the same have no rise. */
  private static final double NOTHING = 1e-12;

  private final double[] loads;
  private final double[] values;
  private final double[] bends;

  /** How many bends lie below the load of a day. */
  private final int[] passed;

  /**
   * Taken from all values: their mean is no part of what a fit explains and would blur the sums.
   */
  private final double offset;

  /** Sums over the days that have passed so many bends or more: Σw, Σwl, Σwl², Σwy and Σwly. */
  private final double[] w;

  private final double[] wl;
  private final double[] wll;
  private final double[] wy;
  private final double[] wly;
  private double wyy;

  /**
   * What two segments say.
   *
   * @param level up to the bend
   * @param rise for each 1 of load beyond it
   * @param left weighted squares that are not explained
   */
  record Fit(double level, double rise, double left) {}

  /**
   * Fits of days that weigh nothing yet.
   *
   * @param loads by day
   * @param values by day
   * @param bends that will be tried, ascending
   */
  BendFits(double[] loads, double[] values, double[] bends) {
    this.loads = loads;
    this.values = values;
    this.bends = bends;
    this.passed = new int[loads.length];
    Arrays.setAll(passed, d -> passed(loads[d]));
    this.offset = Arrays.stream(values).average().orElse(0);
    this.w = new double[bends.length + 1];
    this.wl = new double[bends.length + 1];
    this.wll = new double[bends.length + 1];
    this.wy = new double[bends.length + 1];
    this.wly = new double[bends.length + 1];
  }

  /** A load that is a bend may stand on either side: it is 0 beyond it. */
  private int passed(double load) {
    int at = Arrays.binarySearch(bends, load);
    return at < 0 ? -at - 1 : at;
  }

  void weigh(double[] weights) {
    for (double[] sums : new double[][] {w, wl, wll, wy, wly}) {
      Arrays.fill(sums, 0);
    }
    wyy = 0;
    for (int d = 0; d < loads.length; d++) {
      int at = passed[d];
      double weight = weights[d];
      double y = values[d] - offset;
      w[at] += weight;
      wl[at] += weight * loads[d];
      wll[at] += weight * loads[d] * loads[d];
      wy[at] += weight * y;
      wly[at] += weight * loads[d] * y;
      wyy += weight * y * y;
    }
    for (double[] sums : new double[][] {w, wl, wll, wy, wly}) {
      for (int at = bends.length - 1; at >= 0; at--) {
        sums[at] += sums[at + 1];
      }
    }
  }

  /** A level alone. */
  Fit flat() {
    return fit(0, 0, 0);
  }

  /** A straight line: the load itself is what lies beyond. */
  Fit line() {
    return fit(wl[0], wll[0], wly[0]);
  }

  /** The bend by its position among those that are tried. */
  Fit bend(int tried) {
    double b = bends[tried];
    int from = tried + 1;
    return fit(
        wl[from] - b * w[from],
        wll[from] - 2 * b * wl[from] + b * b * w[from],
        wly[from] - b * wy[from]);
  }

  /** The normal equations of y = level + rise·x from Σwx, Σwx² and Σwxy. */
  private Fit fit(double x, double squared, double product) {
    double weight = w[0];
    double spread = squared - x * x / weight;
    double together = product - x * wy[0] / weight;
    double rise = spread > NOTHING * squared ? together / spread : 0;
    double left = wyy - wy[0] * wy[0] / weight - rise * together;
    return new Fit(offset + (wy[0] - rise * x) / weight, rise, Math.max(0, left));
  }
}
