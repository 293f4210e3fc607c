package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreMetricsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * Rows of stores, shuffled so that all of a store, or of a platform and as-of day, lie in one
 * partition.
 */
final class PeerFrames {
  /** Tasks below which more of them would only make more files a half month. */
  private static final int FEW = 4;

  /** Input bytes that one task gathers in memory. */
  private static final long BYTES_A_TASK = 128L << 20;

  /**
   * Bytes in files of what is sent to every task. Files pack a key into few bytes: so many hold
   * some hundred thousand, which take a hundred megabytes in memory.
   */
  private static final long BYTES_TO_SEND = 3L << 20;

  private PeerFrames() {}

  /** Metrics of the days in the layout of {@link io.storegauge.stats.PeerDays}. */
  static TableScan metrics(Lake lake, DaySet days, List<String> columns) {
    List<String> selected =
        new ArrayList<>(
            List.of(
                Columns.PLATFORM,
                Columns.STORE_ID,
                Columns.AS_OF,
                Columns.CATEGORY,
                StoreMetricsTable.PAID_ORDERS_30D,
                // As a binary row holds it, which is in cents.
                StoreMetricsTable.GMV_30D,
                StoreMetricsTable.COMPLETENESS_30D));
    selected.addAll(columns);
    return lake.scan(StoreMetricsTable.SPEC, selected).days(Columns.AS_OF, days);
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

  /** Facts by store, each store's rows together and then in the order of more columns. */
  static JavaRDD<InternalRow> byStore(TableScan facts, int tasks, String... order) {
    return byStore(facts.frame(), tasks, order);
  }

  /**
   * Rows by store, as above.
   *
   * <p>Store ids come before platforms: Spark compares the first bytes of the first column, which
   * lie beside its pointers, before it looks at rows, and a platform's rows all begin alike.
   */
  static JavaRDD<InternalRow> byStore(Dataset<Row> rows, int tasks, String... order) {
    return InternalFrames.toRows(
        rows.repartition(tasks, col(Columns.PLATFORM), col(Columns.STORE_ID))
            .sortWithinPartitions(
                Stream.concat(Stream.of(Columns.STORE_ID, Columns.PLATFORM), Stream.of(order))
                    .map(functions::col)
                    .toArray(Column[]::new)));
  }

  /**
   * Rows that others are joined with, sent to every task if there are few: a join of two shuffles
   * and two sorts costs more than they do. Which rows result is the same.
   *
   * @param scan that the rows are of
   */
  static Dataset<Row> sentIfFew(Dataset<Row> rows, TableScan scan) {
    return scan.bytes() <= BYTES_TO_SEND ? functions.broadcast(rows) : rows;
  }

  /**
   * Tasks to shuffle into: no more than the cores or {@value #FEW} for ordinary input, since each
   * writes a file a half month; more only as the input outgrows their memory. Results do not depend
   * on it.
   */
  static int tasks(SparkSession spark, TableScan input) {
    long bytes = input.bytes();
    int few = Math.min(FEW, spark.sparkContext().defaultParallelism());
    return (int) Math.max(few, Math.min(10_000, bytes / BYTES_A_TASK));
  }
}
