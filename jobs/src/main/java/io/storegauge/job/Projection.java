package io.storegauge.job;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Named columns of a Dataset, in the order a reader of binary rows expects. */
final class Projection {
  private Projection() {}

  static Dataset<Row> of(Dataset<Row> frame, List<String> columns) {
    return frame.select(columns.stream().map(functions::col).toArray(Column[]::new));
  }
}
