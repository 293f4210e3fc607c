package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.ScoreRows;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_scores} and {@code gold.score_components} from {@code gold.store_metrics}, each
 * platform by the schemes its configuration names.
 */
public final class StoreScoresJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 4;

  @Override
  public String stage() {
    return "scores";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(plan(context, StoreScoresTable.SPEC), plan(context, ScoreComponentsTable.SPEC));
  }

  private StagePlan plan(JobContext context, TableSpec table) {
    return StagePlan.of(
        context.lake(),
        table,
        AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
        JobContext.fingerprint(stage(), DEFINITIONS, Scoring.configuration(context.conf())),
        new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1));
  }

  @Override
  public StageResult run(JobContext context) {
    List<StagePlan> plans = plan(context);
    Scoring scoring = new Scoring(context.lake(), context.conf());
    ScoreRows rows = scoring.rows();
    // Both tables are made of the same days unless a run ended between them: shuffle once.
    Map<DaySet, JavaRDD<InternalRow>> metrics = new HashMap<>();
    long written = 0;
    for (StagePlan plan : plans) {
      if (!plan.nothingToDo()) {
        JavaRDD<InternalRow> input = metrics.computeIfAbsent(plan.daysToWrite(), scoring::metrics);
        boolean scores = plan.table().equals(StoreScoresTable.SPEC);
        written +=
            PlannedWrite.write(
                context,
                plan,
                input.mapPartitions(m -> scores ? rows.scores(m) : rows.components(m)));
      }
    }
    return PlannedWrite.result(plans, written);
  }
}
