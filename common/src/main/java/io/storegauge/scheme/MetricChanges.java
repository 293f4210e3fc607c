package io.storegauge.scheme;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a what-if changes: metrics of some stores, all at once.
 *
 * @param changes of metrics that differ
 */
public record MetricChanges(StoreSelection stores, List<MetricChange> changes) {
  public static final MetricChanges NONE = new MetricChanges(StoreSelection.ALL, List.of());

  public MetricChanges {
    changes = List.copyOf(changes);
  }

  /** Columns that {@link #applied} needs beside those that are wanted of it. */
  public List<String> needs(List<String> wanted) {
    return byColumn().entrySet().stream()
        .filter(e -> wanted.contains(e.getKey()))
        .flatMap(e -> e.getValue().needs(e.getKey()).stream())
        .filter(c -> !wanted.contains(c))
        .distinct()
        .toList();
  }

  /**
   * Rows of {@code gold.store_metrics} as they would be.
   *
   * @param metrics some columns, with what they {@link #needs}
   */
  public Dataset<Row> applied(Dataset<Row> metrics) {
    Map<String, MetricChange> byColumn = byColumn();
    List<Column> columns = new ArrayList<>();
    for (String c : Arrays.asList(metrics.columns())) {
      MetricChange change = byColumn.get(c);
      columns.add(
          change == null
              ? col(c)
              : when(stores.includes(), change.changed(c)).otherwise(col(c)).as(c));
    }
    return metrics.select(columns.toArray(new Column[0]));
  }

  private Map<String, MetricChange> byColumn() {
    Map<String, MetricChange> byColumn = new HashMap<>();
    changes.forEach(change -> change.columns().forEach(c -> byColumn.put(c, change)));
    return byColumn;
  }
}
