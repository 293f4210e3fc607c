package io.storegauge.report.data;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** Values of a row of a table by column. */
record Cells(Row row) {

  String text(String column) {
    return row.getAs(column);
  }

  boolean isTrue(String column) {
    return Boolean.TRUE.equals(row.getAs(column));
  }

  /** NaN = null. */
  double real(String column) {
    Number n = row.getAs(column);
    return n == null ? Double.NaN : n.doubleValue();
  }

  /** 0 = null. */
  long whole(String column) {
    Number n = row.getAs(column);
    return n == null ? 0 : n.longValue();
  }

  LocalDate day(String column) {
    return row.<Date>getAs(column).toLocalDate();
  }

  StoreKey store() {
    return new StoreKey(text("platform"), text("store_id"));
  }
}
