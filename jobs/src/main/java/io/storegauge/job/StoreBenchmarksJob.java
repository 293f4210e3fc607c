package io.storegauge.job;

import io.storegauge.config.Conf;
import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.row.RowSequence;
import io.storegauge.stats.BenchmarkRows;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreBenchmarksTable;
import io.storegauge.table.StoreMetricsTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_benchmarks} from {@code gold.store_metrics}: where stores stand among peers, by
 * a few metrics as of every day and by the others weekly.
 */
public final class StoreBenchmarksJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 3;

  @Override
  public String stage() {
    return "benchmark";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    Settings.Benchmarks settings = context.conf().settings().benchmarks();
    StagePlan plan =
        StagePlan.of(
            context.lake(),
            StoreBenchmarksTable.SPEC,
            AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
            JobContext.fingerprint(
                stage(),
                DEFINITIONS,
                settings.metrics(),
                settings.weeklyMetrics(),
                settings.minPeers(),
                context.conf().targets()),
            new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1));
    return List.of(WeekDays.moved(context, plan));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Settings.Benchmarks settings = context.conf().settings().benchmarks();
    Set<String> both = new LinkedHashSet<>(settings.metrics());
    both.addAll(settings.weeklyMetrics());
    BenchmarkRows daily = benchmarks(context.conf(), new LinkedHashSet<>(settings.metrics()));
    BenchmarkRows weekly = benchmarks(context.conf(), both);
    DaySet weekDays = WeekDays.of(plan.covered()).intersect(plan.daysToWrite());
    TableScan ofOtherDays = scan(context, plan.daysToWrite().minus(weekDays), daily);
    TableScan ofWeekDays = scan(context, weekDays, weekly);
    // The metrics of a week are many: in a shuffle of their own, other days carry no nulls for
    // them. In as many tasks, which write the files of both.
    SparkSession spark = context.lake().spark();
    int tasks = Math.max(PeerFrames.tasks(spark, ofOtherDays), PeerFrames.tasks(spark, ofWeekDays));
    return PeerFrames.byPeers(spark, ofOtherDays.frame(), tasks)
        .zipPartitions(
            PeerFrames.byPeers(spark, ofWeekDays.frame(), tasks),
            (d, w) -> new RowSequence<>(List.of(() -> daily.rows(d), () -> weekly.rows(w))));
  }

  private static BenchmarkRows benchmarks(Conf conf, Set<String> columns) {
    return new BenchmarkRows(
        columns.stream().map(MetricColumn::of).toList(),
        conf.targets(),
        conf.settings().benchmarks().minPeers());
  }

  private static TableScan scan(JobContext context, DaySet days, BenchmarkRows of) {
    return PeerFrames.metrics(
        context.lake(), days, of.metrics().stream().map(MetricColumn::shrunk).toList());
  }
}
