package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows of stores, shuffled so that all of one platform and as-of day lie in one partition. */
final class PeerFrames {
  /** Tasks below which more of them would only make more files a month. */
  private static final int FEW = 4;

  /** Input bytes, as Spark estimates them, that one task gathers in memory. */
  private static final long BYTES_A_TASK = 128L << 20;

  private PeerFrames() {}

  /** Metrics of the days in the layout of {@link io.storegauge.stats.PeerDays}. */
  static Dataset<Row> metrics(Lake lake, DaySet days, List<String> columns) {
    List<Column> selected = new ArrayList<>();
    selected.add(col(Columns.PLATFORM));
    selected.add(col(Columns.STORE_ID));
    selected.add(col(Columns.AS_OF));
    selected.add(col(Columns.CATEGORY));
    selected.add(col(StoreMetricsTable.PAID_ORDERS_30D));
    selected.add(col(StoreMetricsTable.GMV_30D).multiply(lit(100)).cast("bigint"));
    selected.add(col(StoreMetricsTable.COMPLETENESS_30D));
    columns.forEach(c -> selected.add(col(c)));
    return lake.read(StoreMetricsTable.SPEC)
        .where(AsOfDays.within(days, StoreMetricsTable.SPEC, Columns.AS_OF))
        .select(selected.toArray(new Column[0]));
  }

  /** Rows by platform and day. Two Datasets shuffled over as many tasks lie side by side. */
  static JavaRDD<InternalRow> byPeers(SparkSession spark, Dataset<Row> rows, int tasks) {
    JavaRDD<InternalRow> shuffled =
        InternalFrames.toRows(rows.repartition(tasks, col(Columns.PLATFORM), col(Columns.AS_OF)));
    // Spark plans no shuffle for rows it knows to be none.
    return shuffled.getNumPartitions() == tasks
        ? shuffled
        : JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(), tasks);
  }

  /**
   * Tasks to shuffle into: no more than the cores or {@value #FEW} for ordinary input, since each
   * writes a file a month; more only as the input outgrows their memory. Results do not depend on
   * it.
   */
  static int tasks(SparkSession spark, Dataset<Row> input) {
    long bytes = input.queryExecution().optimizedPlan().stats().sizeInBytes().longValue();
    int few = Math.min(FEW, spark.sparkContext().defaultParallelism());
    return (int) Math.max(few, Math.min(10_000, bytes / BYTES_A_TASK));
  }
}
