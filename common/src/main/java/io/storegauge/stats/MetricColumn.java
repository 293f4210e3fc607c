package io.storegauge.stats;

import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.model.Metric;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.StoreMetricsTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric over its window, as a column of {@code gold.store_metrics}, and its good direction.
 *
 * @param name column of the raw value
 */
public record MetricColumn(String name, boolean higherIsBetter) implements Serializable {

  /** Column of the value drawn to the peers. */
  public String shrunk() {
    return name + StoreMetricsTable.SHRUNK;
  }

  /**
   * Finds a column that has a shrunken value.
   *
   * @throws StoregaugeException if store_metrics has no such column, naming those it has
   */
  public static MetricColumn of(String name) {
    List<String> names = new ArrayList<>();
    for (Metric.Windowed w : Metric.windowed()) {
      if (w.column().equals(name)) {
        return new MetricColumn(name, w.metric().higherIsBetter());
      }
      names.add(w.column());
    }
    if (name.equals(StoreMetricsTable.REPURCHASE_RATE_90D)) {
      return new MetricColumn(name, true);
    }
    names.add(StoreMetricsTable.REPURCHASE_RATE_90D);
    throw new StoregaugeException(
        USAGE,
        String.format(
            "No metric column %s in %s. Use one of: %s",
            name, StoreMetricsTable.SPEC.qualifiedName(), String.join(", ", names)));
  }
}
