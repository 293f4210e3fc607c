package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.PromotionRows;
import io.storegauge.scheme.PromotionRules;
import io.storegauge.table.Columns;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.StoreScoresTable;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.promotion_gates} from {@code gold.store_scores}. Where no store is of a platform
 * whose schemes ask for a mean of scores there is nothing to do.
 */
public final class PromotionGatesJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  @Override
  public String stage() {
    return "promotion";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(plan(context, PromotionRules.of(context.conf())));
  }

  private StagePlan plan(JobContext context, PromotionRules rules) {
    return StagePlan.of(
        context.lake(),
        PromotionGatesTable.SPEC,
        asked(context.lake(), rules),
        JobContext.fingerprint(stage(), DEFINITIONS, rules),
        new StagePlan.Input(StoreScoresTable.SPEC, CommitNote.CHANGED, reachDays(rules)));
  }

  /** Without rules a changed score reaches its own day, on which rows are taken back. */
  private static int reachDays(PromotionRules rules) {
    return Math.max(1, rules.reachDays());
  }

  /**
   * All days that have scores, whatever the run is for: those that came while no platform had a
   * rule were never asked for here.
   */
  private static DaySet asked(Lake lake, PromotionRules rules) {
    boolean none =
        rules.isEmpty()
            || lake.platforms(StoreScoresTable.SPEC)
                .filter(held -> Collections.disjoint(held, rules.platforms()))
                .isPresent();
    return none ? DaySet.EMPTY : lake.coveredDays(StoreScoresTable.SPEC);
  }

  @Override
  public StageResult run(JobContext context) {
    PromotionRules rules = PromotionRules.of(context.conf());
    return PlannedWrite.run(
        context, plan(context, rules), plan -> rows(context.lake(), rules, plan.daysToWrite()));
  }

  private static JavaRDD<InternalRow> rows(Lake lake, PromotionRules rules, DaySet asOf) {
    TableScan scores =
        lake.scan(StoreScoresTable.SPEC, PromotionRows.COLUMNS)
            .days(Columns.AS_OF, AsOfDays.windows(asOf, reachDays(rules)))
            .where(rules::concern);
    int tasks = PeerFrames.tasks(lake.spark(), scores);
    PromotionRows gates = new PromotionRows(rules, AsOfDays.epochDays(asOf));
    return PeerFrames.byStore(scores, tasks, StoreScoresTable.SCHEME, Columns.AS_OF)
        .mapPartitions(gates::rows);
  }
}
