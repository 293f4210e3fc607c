package io.storegauge.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Risk of the stores of one platform and as-of day.
 *
 * <p>Each input becomes its percentile among peers, 100 the worst. The known inputs of a driver
 * share its weight equally, the known drivers that of the others; the index is the weighted mean.
 * Priority is the index times the percentile of the store's 30-day amount among the formal stores
 * of its platform: what is at stake. Newcomers have an index, by where they would stand among the
 * formal peers, but are not ranked: no priority.
 */
final class RiskDay {
  private static final RiskInput[] INPUTS = RiskInput.values();

  private final PeerDay stores;
  private final Map<UTF8String, UTF8String> gates;
  private final double[] weights;
  private final double[][] inputs;
  private final double[][] percentiles;
  private final WeightedSum[] sums;

  /**
   * @param metrics with the columns {@link RiskInputs#METRICS}
   * @param signs volatility, see {@link RiskInputs#of}, and as a text the gate of the score; null =
   *     none known
   * @param weights by driver in its order
   */
  RiskDay(PeerDay metrics, PeerDay signs, double[] weights, int minPeers) {
    this.stores = metrics;
    this.weights = weights;
    this.inputs = RiskInputs.of(metrics, signs);
    this.gates = CrossedGates.byStore(signs);
    this.percentiles = new double[metrics.size()][INPUTS.length];
    for (RiskInput input : INPUTS) {
      PeerColumn column = metrics.rank(inputs[input.ordinal()], minPeers);
      for (int i = 0; i < metrics.size(); i++) {
        percentiles[i][input.ordinal()] = column.place(i, input.highIsWorse());
      }
    }
    this.sums = new WeightedSum[metrics.size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = WeightedSum.of(percentiles[i], shared(i));
    }
  }

  /** Weights of the inputs of a store: each known one its part of its driver's, the others 0. */
  private double[] shared(int store) {
    int[] known = knownInputs(store);
    double[] shared = new double[INPUTS.length];
    for (RiskInput input : INPUTS) {
      int driver = input.driver().ordinal();
      boolean isKnown = !Double.isNaN(percentiles[store][input.ordinal()]);
      shared[input.ordinal()] = isKnown ? weights[driver] / known[driver] : 0;
    }
    return shared;
  }

  private int[] knownInputs(int store) {
    int[] known = new int[weights.length];
    for (RiskInput input : INPUTS) {
      known[input.driver().ordinal()] += Double.isNaN(percentiles[store][input.ordinal()]) ? 0 : 1;
    }
    return known;
  }

  PeerDay stores() {
    return stores;
  }

  /** Value of an input; NaN = unknown. */
  double value(int store, int input) {
    return inputs[input][store];
  }

  /** Percentile of an input among peers, 100 is worst; NaN = unknown. */
  double percentile(int store, int input) {
    return percentiles[store][input];
  }

  /** Contributions and weights of the inputs, and the index of a store. */
  WeightedSum index(int store) {
    return sums[store];
  }

  /** Weight of the drivers of which a store has an input, as a share of all, 0–1. */
  double coverage(int store) {
    int[] inputsOf = knownInputs(store);
    double known = 0;
    for (int d = 0; d < weights.length; d++) {
      known += inputsOf[d] > 0 ? weights[d] : 0;
    }
    return known / Arrays.stream(weights).sum();
  }

  /** Gate of its score that a store has crossed; null = none. */
  UTF8String gate(int store) {
    return gates.get(stores.store(store));
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
