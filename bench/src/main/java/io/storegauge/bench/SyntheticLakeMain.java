package io.storegauge.bench;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.row.RowBlocks;
import io.storegauge.table.StoreMetricsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Writes a lake that holds metrics alone: {@code CONF LAKE STORES DAYS PLATFORMS}. */
final class SyntheticLakeMain {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

  private SyntheticLakeMain() {}

  public static void main(String[] args) throws IOException {
    BenchSpark.configure(Path.of(args[0]));
    SparkSession spark = SparkSession.builder().appName("synthetic metrics").getOrCreate();
    write(
        Lake.open(spark, args[1]),
        Integer.parseInt(args[2]),
        Integer.parseInt(args[3]),
        List.of(args[4].split(",")));
    spark.stop();
  }

  /** Stores are spread evenly over the platforms, and each is there on every day. */
  static void write(Lake lake, int stores, int days, List<String> platforms) {
    List<SyntheticMetrics> blocks = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (int p = 0; p < platforms.size(); p++) {
        int from = (int) ((long) stores * p / platforms.size());
        int to = (int) ((long) stores * (p + 1) / platforms.size());
        blocks.add(
            new SyntheticMetrics(
                platforms.get(p), from, to - from, (int) FIRST.plusDays(d).toEpochDay()));
      }
    }
    int columns = StoreMetricsTable.SPEC.columns().size();
    JavaRDD<InternalRow> rows =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
            .parallelize(blocks, Math.min(blocks.size(), 2 * BenchOptions.THREADS))
            .mapPartitions(b -> new RowBlocks(b, columns));
    DaySet held = DaySet.between(FIRST, FIRST.plusDays(days));
    lake.replaceAll(
        StoreMetricsTable.SPEC,
        rows,
        new CommitNote(
            "synthetic",
            "synthetic",
            Map.of(),
            Map.of(CommitNote.CHANGED, held, CommitNote.COVERED, held)));
  }
}
