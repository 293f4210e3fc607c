package io.storegauge.scheme;

import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreMetricsTable;
import java.util.ArrayList;
import java.util.List;

/** What a version needs of {@code gold.store_metrics}, each once, in order of first use. */
final class ScoredColumns {
  private final List<ScoredColumn> columns = new ArrayList<>();

  /** Position of a column, which is added if it is new. */
  int position(String name) {
    return position(ScoredColumn.of(name));
  }

  /** Position of numerator ÷ denominator of a metric, known from a least denominator on. */
  int quotient(MetricColumn metric, double least) {
    int numerator = position(metric.name() + StoreMetricsTable.NUMERATOR);
    int denominator = position(metric.name() + StoreMetricsTable.DENOMINATOR);
    return position(new ScoredColumn(null, numerator, denominator, least));
  }

  private int position(ScoredColumn column) {
    if (!columns.contains(column)) {
      columns.add(column);
    }
    return columns.indexOf(column);
  }

  /** A quotient stands behind its parts. */
  List<ScoredColumn> all() {
    return List.copyOf(columns);
  }
}
