package io.storegauge.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Risk of the stores of one platform and as-of day.
 *
 * <p>Each driver's input becomes its percentile among peers, 100 the worst; the index is their
 * weighted mean over the known drivers. Priority is the index times the percentile of the store's
 * 30-day amount among the formal stores of its platform: what is at stake. Newcomers have an index,
 * by where they would stand among the formal peers, but are not ranked: no priority.
 */
final class RiskDay {
  private final PeerDay stores;
  private final double[][] inputs;
  private final double[][] percentiles;
  private final WeightedSum[] sums;

  /**
   * @param metrics with the columns {@link RiskInputs#METRICS}
   * @param volatility see {@link RiskInputs#of}
   * @param weights by driver in its order
   */
  RiskDay(PeerDay metrics, PeerDay volatility, double[] weights, int minPeers) {
    this.stores = metrics;
    this.inputs = RiskInputs.of(metrics, volatility);
    int drivers = inputs.length;
    this.percentiles = new double[metrics.size()][drivers];
    for (int d = 0; d < drivers; d++) {
      PeerColumn column = metrics.rank(inputs[d], minPeers);
      for (int i = 0; i < metrics.size(); i++) {
        percentiles[i][d] = column.place(i, true);
      }
    }
    this.sums = new WeightedSum[metrics.size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = WeightedSum.of(percentiles[i], weights);
    }
  }

  PeerDay stores() {
    return stores;
  }

  /** Input of a driver; NaN = unknown. */
  double input(int store, int driver) {
    return inputs[driver][store];
  }

  /** Percentile of the input among peers, 100 is worst; NaN = unknown. */
  double percentile(int store, int driver) {
    return percentiles[store][driver];
  }

  /** Contributions, weights and index of a store. */
  WeightedSum index(int store) {
    return sums[store];
  }

  /** Priority of each store, 0–100; NaN = index unknown, or a newcomer. */
  double[] priorities() {
    double[] amounts = new double[stores.size()];
    int formal = 0;
    for (int i = 0; i < amounts.length; i++) {
      if (stores.isFormal(i)) {
        amounts[formal++] = stores.amount(i);
      }
    }
    MidRank platform = MidRank.of(amounts, formal);
    double[] priorities = new double[stores.size()];
    for (int i = 0; i < priorities.length; i++) {
      priorities[i] =
          sums[i].known() && stores.isFormal(i)
              ? Millionths.toDouble(sums[i].total()) * platform.fromBelow(stores.amount(i)) / 100
              : Double.NaN;
    }
    return priorities;
  }

  /** Ranks from 1 by priority, the largest first, ties by store id; 0 where there is none. */
  int[] ranks(double[] priorities) {
    int[] order =
        IntStream.range(0, priorities.length)
            .filter(i -> !Double.isNaN(priorities[i]))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -priorities[i])
                    .thenComparing(stores::store))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[priorities.length];
    for (int r = 0; r < order.length; r++) {
      ranks[order[r]] = r + 1;
    }
    return ranks;
  }
}
