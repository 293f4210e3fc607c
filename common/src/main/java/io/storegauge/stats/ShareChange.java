package io.storegauge.stats;

/**
 * By how much a share moved between two independent samples, with the 95 % interval of the
 * difference (Newcombe 1998, method 10: the square-and-add of Wilson's intervals). It keeps its
 * level with few counts and shares near 0, where the usual interval is too short.
 *
 * @param now share; NaN = nothing to take a share of
 * @param before likewise
 * @param change now − before; NaN = one of them is not known
 * @param low end of the interval; NaN with the change
 * @param high likewise
 */
record ShareChange(double now, double before, double change, double low, double high) {
  /** The normal quantile of 0.975. */
  private static final double Z = 1.959963984540054;

  static ShareChange of(long counted, long all, long countedBefore, long allBefore) {
    double now = share(counted, all);
    double before = share(countedBefore, allBefore);
    if (all == 0 || allBefore == 0) {
      return new ShareChange(now, before, Double.NaN, Double.NaN, Double.NaN);
    }
    double below = now - wilson(counted, all, -1);
    double above = wilson(counted, all, 1) - now;
    double belowThen = before - wilson(countedBefore, allBefore, -1);
    double aboveThen = wilson(countedBefore, allBefore, 1) - before;
    double change = now - before;
    return new ShareChange(
        now,
        before,
        change,
        change - Math.sqrt(below * below + aboveThen * aboveThen),
        change + Math.sqrt(above * above + belowThen * belowThen));
  }

  private static double share(long counted, long all) {
    return all == 0 ? Double.NaN : counted / (double) all;
  }

  /** End of Wilson's score interval of a share; {@code side} −1 = lower, 1 = upper. */
  private static double wilson(long counted, long all, int side) {
    double p = counted / (double) all;
    double half = Z * Math.sqrt(Z * Z + 4 * counted * (1 - p));
    double end = (2 * counted + Z * Z + side * half) / (2 * (all + Z * Z));
    // Rounding must not put the end on the wrong side of the share.
    return side < 0 ? Math.min(end, p) : Math.max(end, p);
  }

  boolean known() {
    return !Double.isNaN(change);
  }
}
