package io.storegauge.job;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.stats.BenchmarkRows;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreBenchmarksTable;
import io.storegauge.table.StoreMetricsTable;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_benchmarks} from {@code gold.store_metrics}: where stores stand among peers.
 */
public final class StoreBenchmarksJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 2;

  @Override
  public String stage() {
    return "benchmark";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    Settings.Benchmarks settings = context.conf().settings().benchmarks();
    return List.of(
        StagePlan.of(
            context.lake(),
            StoreBenchmarksTable.SPEC,
            AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
            JobContext.fingerprint(
                stage(),
                DEFINITIONS,
                settings.metrics(),
                settings.minPeers(),
                new TreeMap<>(settings.targets())),
            new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1)));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Settings.Benchmarks settings = context.conf().settings().benchmarks();
    List<MetricColumn> metrics = settings.metrics().stream().map(MetricColumn::of).toList();
    BenchmarkRows benchmarks = BenchmarkRows.of(metrics, settings.targets(), settings.minPeers());
    TableScan input =
        PeerFrames.metrics(
            context.lake(),
            plan.daysToWrite(),
            metrics.stream().map(MetricColumn::shrunk).toList());
    int tasks = PeerFrames.tasks(context.lake().spark(), input);
    return PeerFrames.byPeers(context.lake().spark(), input.frame(), tasks)
        .mapPartitions(benchmarks::rows);
  }
}
