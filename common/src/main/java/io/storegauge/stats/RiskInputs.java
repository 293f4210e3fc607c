package io.storegauge.stats;

import io.storegauge.model.Metric;
import io.storegauge.table.StoreMetricsTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;

/** Values of the risk drivers, larger is worse, from what orders and reviews can tell. */
public final class RiskInputs {
  private static final int SHIP_ON_PROMISE = 0;
  private static final int DELIVERY_SLA = 1;
  private static final int NEGATIVE_REVIEWS = 2;
  private static final int RATING_30D = 3;
  private static final int RATING_90D = 4;

  /** Columns of {@code gold.store_metrics} the drivers need, all shrunken, in order. */
  public static final List<String> METRICS =
      Stream.of(
              windowed(Metric.SHIP_ON_PROMISE_RATE, 30),
              windowed(Metric.DELIVERY_SLA_RATE, 30),
              windowed(Metric.NEGATIVE_REVIEW_RATE, 30),
              windowed(Metric.RATING_MEAN, 30),
              windowed(Metric.RATING_MEAN, 90))
          .map(w -> w.column() + StoreMetricsTable.SHRUNK)
          .toList();

  /** Window of the volatility driver in days. */
  public static final int VOLATILITY_WINDOW = 90;

  private RiskInputs() {}

  private static Metric.Windowed windowed(Metric metric, int days) {
    return Metric.windowed(metric.id(), days);
  }

  /**
   * One array a driver, one value a store; NaN = unknown.
   *
   * @param metrics with the columns {@link #METRICS}
   * @param volatility of the same platform and day with the volatility as its only column; null =
   *     none known
   */
  static double[][] of(PeerDay metrics, PeerDay volatility) {
    int n = metrics.size();
    double[][] inputs = new double[RiskDriver.values().length][n];
    for (double[] column : inputs) {
      Arrays.fill(column, Double.NaN);
    }
    Map<UTF8String, Double> unsteady = byStore(volatility);
    for (int i = 0; i < n; i++) {
      inputs[RiskDriver.LOGISTICS.ordinal()][i] =
          meanOfKnown(1 - metrics.value(SHIP_ON_PROMISE, i), 1 - metrics.value(DELIVERY_SLA, i));
      inputs[RiskDriver.QUALITY.ordinal()][i] = metrics.value(NEGATIVE_REVIEWS, i);
      inputs[RiskDriver.RATING_TREND.ordinal()][i] =
          metrics.value(RATING_90D, i) - metrics.value(RATING_30D, i);
      inputs[RiskDriver.VOLATILITY.ordinal()][i] =
          unsteady.getOrDefault(metrics.store(i), Double.NaN);
    }
    return inputs;
  }

  private static double meanOfKnown(double a, double b) {
    if (Double.isNaN(a)) {
      return b;
    }
    return Double.isNaN(b) ? a : (a + b) / 2;
  }

  private static Map<UTF8String, Double> byStore(PeerDay volatility) {
    Map<UTF8String, Double> byStore = new HashMap<>();
    for (int i = 0; volatility != null && i < volatility.size(); i++) {
      byStore.put(volatility.store(i), volatility.value(0, i));
    }
    return byStore;
  }
}
