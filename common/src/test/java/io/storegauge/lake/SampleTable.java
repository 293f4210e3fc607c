package io.storegauge.lake;

import io.storegauge.table.TableSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** A table as small as a partitioned one can be. */
final class SampleTable {
  static final TableSpec SPEC = spec("sample");

  private SampleTable() {}

  static TableSpec spec(String name) {
    return new TableSpec(
        "gold",
        name,
        "One row per store and day",
        List.of(
            new TableSpec.Column("store_id", DataTypes.StringType, "", "Store"),
            new TableSpec.Column("as_of", DataTypes.DateType, "", "Day"),
            new TableSpec.Column("orders", DataTypes.LongType, "orders", "Orders of that day"),
            new TableSpec.Column("as_of_month", DataTypes.DateType, "", "First day of the month")),
        List.of("store_id", "as_of"),
        "as_of_month");
  }

  /** Rows from text such as {@code a 2025-01-05 1}: store, day, orders. */
  static Dataset<Row> rows(SparkSession spark, String... lines) {
    List<Row> rows = Arrays.stream(lines).map(SampleTable::row).toList();
    return spark.createDataFrame(rows, SPEC.schema());
  }

  private static Row row(String line) {
    String[] cells = line.split(" ", -1);
    LocalDate day = LocalDate.parse(cells[1]);
    return RowFactory.create(
        cells[0], Date.valueOf(day), Long.valueOf(cells[2]), Date.valueOf(day.withDayOfMonth(1)));
  }
}
