package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.RankChangeRows;
import io.storegauge.table.RankChangesTable;
import io.storegauge.table.StoreMetricsTable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.rank_changes} from {@code gold.store_metrics}: each week's ranks against those of the
 * week before, scored again by the rules of both days, since scores alone do not tell a store's own
 * doing from its peers'.
 */
public final class RankChangesJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  @Override
  public String stage() {
    return "ranks";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    StagePlan plan =
        StagePlan.of(
            context.lake(),
            RankChangesTable.SPEC,
            AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
            JobContext.fingerprint(stage(), DEFINITIONS, Scoring.configuration(context.conf())),
            new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, WeekDays.WEEK + 1));
    return List.of(WeekDays.only(context, plan));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Scoring scoring = new Scoring(context.lake(), context.conf());
    RankChangeRows changes =
        new RankChangeRows(
            scoring.schemes(), context.conf().settings().benchmarks().minPeers(), WeekDays.WEEK);
    DaySet days = WeekDays.of(plan.covered()).intersect(plan.daysToWrite());
    return scoring.weeks(days).mapPartitions(changes::rows);
  }
}
