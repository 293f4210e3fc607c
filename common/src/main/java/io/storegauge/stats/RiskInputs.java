package io.storegauge.stats;

import io.storegauge.model.Metric;
import io.storegauge.table.StoreMetricsTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;

/** Values of the risk inputs from what metrics and volatility of a platform and day say. */
public final class RiskInputs {
  private static final List<RiskInput> FROM_METRICS =
      Stream.of(RiskInput.values()).filter(RiskInput::isMetric).toList();

  private static final int RATING_30D = FROM_METRICS.size();
  private static final int RATING_90D = RATING_30D + 1;

  /** Columns of {@code gold.store_metrics} the inputs need, in order. */
  public static final List<String> METRICS =
      Stream.concat(FROM_METRICS.stream().map(RiskInput::column), Stream.of(rating(30), rating(90)))
          .toList();

  /** Window of the volatility input in days. */
  public static final int VOLATILITY_WINDOW = 90;

  private RiskInputs() {}

  private static String rating(int days) {
    return Metric.windowed(Metric.RATING_MEAN.id(), days).column() + StoreMetricsTable.SHRUNK;
  }

  /**
   * One array an input, one value a store; NaN = unknown.
   *
   * @param metrics with the columns {@link #METRICS}
   * @param signs of the same platform and day with the volatility as their only value, NaN where a
   *     row says something else; null = none known
   */
  static double[][] of(PeerDay metrics, PeerDay signs) {
    int n = metrics.size();
    double[][] inputs = new double[RiskInput.values().length][];
    for (int c = 0; c < FROM_METRICS.size(); c++) {
      RiskInput input = FROM_METRICS.get(c);
      double[] values = metrics.column(c);
      inputs[input.ordinal()] = input.isCount() ? told(values) : values;
    }
    double[] falls = new double[n];
    double[] unsteady = new double[n];
    Map<UTF8String, Double> byStore = volatility(signs);
    for (int i = 0; i < n; i++) {
      falls[i] = metrics.value(RATING_90D, i) - metrics.value(RATING_30D, i);
      unsteady[i] = byStore.getOrDefault(metrics.store(i), Double.NaN);
    }
    inputs[RiskInput.RATING_FALL.ordinal()] = falls;
    inputs[RiskInput.UNSTEADINESS.ordinal()] = unsteady;
    return inputs;
  }

  /** Counts, unless every store has 0: then nobody may have counted. */
  private static double[] told(double[] counts) {
    if (Arrays.stream(counts).noneMatch(c -> c > 0)) {
      Arrays.fill(counts, Double.NaN);
    }
    return counts;
  }

  private static Map<UTF8String, Double> volatility(PeerDay signs) {
    Map<UTF8String, Double> byStore = new HashMap<>();
    for (int i = 0; signs != null && i < signs.size(); i++) {
      if (!Double.isNaN(signs.value(0, i))) {
        byStore.put(signs.store(i), signs.value(0, i));
      }
    }
    return byStore;
  }
}
