package io.storegauge.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.stats.BrandTouchpoints;
import io.storegauge.stats.PlatformBenchmarkRows;
import io.storegauge.table.Columns;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.PlatformBenchmarksTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoresTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.platform_benchmarks} from {@code gold.store_metrics} and {@code silver.stores}. As
 * long as no dump told of stores there is nothing to do.
 */
public final class PlatformBenchmarksJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  @Override
  public String stage() {
    return "brands";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    boolean known = context.lake().lastNote(StoresTable.SPEC).isPresent();
    StagePlan plan =
        StagePlan.of(
            context.lake(),
            PlatformBenchmarksTable.SPEC,
            known ? AsOfDays.heldBy(StoreMetricsTable.SPEC, context) : DaySet.EMPTY,
            JobContext.fingerprint(
                stage(),
                DEFINITIONS,
                metrics(context),
                context.conf().settings().benchmarks().minPeers()),
            new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1),
            new StagePlan.Input(StoresTable.SPEC, CommitNote.CHANGED, 0));
    return List.of(WeekDays.only(context, plan));
  }

  /** What is benchmarked, each metric once: over its longest window, which varies least. */
  private static List<MetricColumn> metrics(JobContext context) {
    Settings.Benchmarks settings = context.conf().settings().benchmarks();
    Set<String> compared = new HashSet<>(settings.metrics());
    compared.addAll(settings.weeklyMetrics());
    return MetricColumn.ALL.stream()
        .filter(m -> compared.contains(m.name()))
        .filter(m -> m.windowDays() == longestWindow(m.id(), compared))
        .toList();
  }

  private static int longestWindow(String id, Set<String> compared) {
    return MetricColumn.ALL.stream()
        .filter(m -> m.id().equals(id) && compared.contains(m.name()))
        .mapToInt(MetricColumn::windowDays)
        .max()
        .orElseThrow();
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Lake lake = context.lake();
    List<MetricColumn> metrics = metrics(context);
    BrandTouchpoints touchpoints =
        new BrandTouchpoints(metrics, context.conf().settings().benchmarks().minPeers());
    DaySet days = WeekDays.of(plan.covered()).intersect(plan.daysToWrite());
    TableScan scan =
        PeerFrames.metrics(lake, days, metrics.stream().map(MetricColumn::shrunk).toList());
    int tasks = PeerFrames.tasks(lake.spark(), scan);
    JavaRDD<InternalRow> onPlatforms =
        PeerFrames.byPeers(lake.spark(), branded(lake, scan.frame()), tasks)
            .mapPartitions(touchpoints::rows);
    Dataset<Row> byBrand =
        InternalFrames.toFrame(lake.spark(), onPlatforms, BrandTouchpoints.SCHEMA)
            .repartition(tasks, col(StoresTable.BRAND), col(Columns.AS_OF))
            .sortWithinPartitions(StoresTable.BRAND, Columns.AS_OF, Columns.PLATFORM, "touchpoint");
    return InternalFrames.toRows(byBrand).mapPartitions(PlatformBenchmarkRows::rows);
  }

  /** Metrics with the brand of the store behind them. */
  private static Dataset<Row> branded(Lake lake, Dataset<Row> metrics) {
    List<String> key = List.of(Columns.PLATFORM, Columns.STORE_ID);
    List<String> columns = new ArrayList<>(List.of(metrics.columns()));
    columns.add(StoresTable.BRAND);
    return metrics
        .join(
            broadcast(
                lake.scan(
                        StoresTable.SPEC,
                        List.of(Columns.PLATFORM, Columns.STORE_ID, StoresTable.BRAND))
                    .frame()),
            key.toArray(new String[0]),
            "left")
        .select(columns.stream().map(c -> col(c)).toArray(Column[]::new));
  }
}
