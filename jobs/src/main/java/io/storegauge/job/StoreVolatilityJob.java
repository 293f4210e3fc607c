package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.stats.RatingVolatility;
import io.storegauge.stats.StorePanel;
import io.storegauge.stats.VolatilityChangeRows;
import io.storegauge.stats.VolatilityRows;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.VolatilityChangeTable;
import io.storegauge.table.VolatilitySignalsTable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_volatility}, {@code gold.volatility_signals} and {@code gold.volatility_change}
 * from {@code facts.store_day}: how unsteady daily ratings are.
 */
public final class StoreVolatilityJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  /** Days of the two windows that are compared. */
  private static final int COMPARED_DAYS = 2 * VolatilityChangeRows.WINDOW_DAYS;

  /** Where the weight of a day's ratings stands among the columns that are read. */
  private static final int RATING_WEIGHT = 3;

  @Override
  public String stage() {
    return "volatility";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    Settings.Volatility settings = context.conf().settings().volatility();
    Object rows = List.of(RatingVolatility.of(settings), settings.windowsDays());
    int reach = longestWindow(settings);
    return List.of(
        plan(context, StoreVolatilityTable.SPEC, rows, reach),
        plan(context, VolatilitySignalsTable.SPEC, rows, reach),
        plan(
            context,
            VolatilityChangeTable.SPEC,
            List.of(settings.holidays(), settings.seed()),
            COMPARED_DAYS));
  }

  /**
   * @param rules that shape the table
   * @param reachDays days that an as-of day looks back at, itself included
   */
  private StagePlan plan(JobContext context, TableSpec table, Object rules, int reachDays) {
    return StagePlan.of(
        context.lake(),
        table,
        AsOfDays.withEvents(context),
        JobContext.fingerprint(stage(), DEFINITIONS, rules),
        new StagePlan.Input(StoreDayTable.SPEC, CommitNote.CHANGED, reachDays));
  }

  @Override
  public StageResult run(JobContext context) {
    List<StagePlan> plans = plan(context);
    List<StagePlan> due = plans.stream().filter(p -> !p.nothingToDo()).toList();
    if (due.isEmpty()) {
      return StageResult.UNCHANGED;
    }
    // The tables are mostly made of the same days: shuffle once.
    DaySet days = due.stream().map(StagePlan::daysToWrite).reduce(DaySet.EMPTY, DaySet::union);
    JavaRDD<InternalRow> facts = byStore(context, days);
    long written = 0;
    for (StagePlan plan : due) {
      written += PlannedWrite.write(context, plan, rows(context, plan, facts));
    }
    return PlannedWrite.result(plans, written);
  }

  private static JavaRDD<InternalRow> rows(
      JobContext context, StagePlan plan, JavaRDD<InternalRow> facts) {
    Settings.Volatility settings = context.conf().settings().volatility();
    int[] asOfDays = AsOfDays.epochDays(plan.daysToWrite());
    if (plan.table().equals(VolatilityChangeTable.SPEC)) {
      return changes(
          facts, new VolatilityChangeRows(asOfDays, settings.holidays().bounds(), settings.seed()));
    }
    VolatilityRows volatility =
        new VolatilityRows(
            RatingVolatility.of(settings),
            asOfDays,
            settings.windowsDays().stream().mapToInt(Integer::intValue).toArray());
    return plan.table().equals(StoreVolatilityTable.SPEC)
        ? facts.mapPartitions(volatility::rows)
        : facts.mapPartitions(volatility::signals);
  }

  /** Panels part by part, then as a whole: a row or two for each platform and month. */
  private static JavaRDD<InternalRow> changes(
      JavaRDD<InternalRow> facts, VolatilityChangeRows changes) {
    return facts
        .mapPartitions(changes::panels)
        .keyBy(StorePanel::key)
        .reduceByKey(StorePanel::add, 1)
        .values()
        .mapPartitions(changes::rows);
  }

  private static JavaRDD<InternalRow> byStore(JobContext context, DaySet asOf) {
    int reach = Math.max(COMPARED_DAYS, longestWindow(context.conf().settings().volatility()));
    TableScan facts = facts(context, asOf, reach);
    int tasks = PeerFrames.tasks(context.lake().spark(), facts);
    return InternalFrames.toRows(
        facts.frame().repartition(tasks, col(Columns.PLATFORM), col(Columns.STORE_ID)));
  }

  /** Rated days that any window ending on one of the days looks at. */
  private static TableScan facts(JobContext context, DaySet asOf, int reachDays) {
    DaySet needed = DaySet.between(asOf.first().minusDays(reachDays - 1L), asOf.last().plusDays(1));
    List<String> columns =
        List.of(
            Columns.PLATFORM,
            Columns.STORE_ID,
            StoreDayTable.DATE,
            Fact.RATING_WEIGHT.column(),
            Fact.RATING_SUM.column(),
            Fact.RATING_SQUARED.column());
    return context
        .lake()
        .scan(StoreDayTable.SPEC, columns)
        .days(StoreDayTable.DATE, needed)
        .where(row -> row.getLong(RATING_WEIGHT) > 0);
  }

  private static int longestWindow(Settings.Volatility settings) {
    return settings.windowsDays().stream().mapToInt(Integer::intValue).max().orElse(1);
  }
}
