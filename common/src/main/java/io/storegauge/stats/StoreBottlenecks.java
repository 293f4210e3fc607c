package io.storegauge.stats;

import io.storegauge.stats.BottleneckRows.StoreFrictions;
import java.util.Arrays;

/**
 * What each friction costs one store, by friction in its order; NaN = not known.
 *
 * @param exposure share of the orders
 * @param harm stars, below 0 = worse
 * @param lost rating points, never below 0; all together no more than the store's gap to 5
 * @param ranks from 1; 0 = costs nothing, or not known
 */
record StoreBottlenecks(
    double[] exposure,
    PooledEffects.Estimate[] harm,
    double[] lost,
    double[] lostLow,
    double[] lostHigh,
    int[] ranks) {

  static StoreBottlenecks of(StoreFrictions store, boolean[] told, PooledEffects[] pooled) {
    int n = pooled.length;
    StoreBottlenecks b =
        new StoreBottlenecks(
            new double[n],
            new PooledEffects.Estimate[n],
            new double[n],
            new double[n],
            new double[n],
            new int[n]);
    double gap = Double.isNaN(store.gap()) ? Double.POSITIVE_INFINITY : store.gap();
    double sum = 0;
    for (int f = 0; f < n; f++) {
      b.exposure[f] =
          told[f] && store.known()[f] > 0
              ? store.exposed()[f] / (double) store.known()[f]
              : Double.NaN;
      b.harm[f] = pooled[f].at(store.effects()[f], store.variances()[f]);
      b.lost[f] = b.lost(f, b.harm[f].mean());
      b.lostLow[f] = b.lost(f, b.harm[f].high());
      b.lostHigh[f] = b.lost(f, b.harm[f].low());
      sum += Double.isNaN(b.lost[f]) ? 0 : b.lost[f];
    }
    // Frictions cannot have cost more than is lacking: each gives way in proportion.
    double share = sum > gap ? gap / sum : 1;
    for (int f = 0; f < n; f++) {
      b.lost[f] *= share;
      b.lostLow[f] = Math.min(gap, b.lostLow[f] * share);
      b.lostHigh[f] = Math.min(gap, b.lostHigh[f] * share);
    }
    b.rank();
    return b;
  }

  private double lost(int f, double stars) {
    return Double.isNaN(stars) ? Double.NaN : Math.max(0, -stars) * exposure[f];
  }

  private void rank() {
    for (int f = 0; f < lost.length; f++) {
      double own = lost[f];
      if (own > 0) {
        int at = f;
        long before =
            Arrays.stream(lost).filter(other -> other > own).count()
                + Arrays.stream(lost, 0, at).filter(other -> other == own).count();
        ranks[f] = (int) before + 1;
      }
    }
  }
}
