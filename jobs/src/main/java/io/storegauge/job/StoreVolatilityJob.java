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
import io.storegauge.stats.VolatilityRows;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.VolatilitySignalsTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_volatility} and {@code gold.volatility_signals} from {@code facts.store_day}:
 * how unsteady daily ratings are.
 */
public final class StoreVolatilityJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  /** Where the weight of a day's ratings stands among the columns that are read. */
  private static final int RATING_WEIGHT = 3;

  @Override
  public String stage() {
    return "volatility";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(
        plan(context, StoreVolatilityTable.SPEC), plan(context, VolatilitySignalsTable.SPEC));
  }

  private StagePlan plan(JobContext context, TableSpec table) {
    Settings.Volatility settings = context.conf().settings().volatility();
    return StagePlan.of(
        context.lake(),
        table,
        AsOfDays.withEvents(context),
        JobContext.fingerprint(stage(), DEFINITIONS, settings),
        new StagePlan.Input(StoreDayTable.SPEC, CommitNote.CHANGED, longestWindow(settings)));
  }

  @Override
  public StageResult run(JobContext context) {
    List<StagePlan> plans = plan(context);
    // Both tables are made of the same days unless a run ended between them: shuffle once.
    Map<DaySet, JavaRDD<InternalRow>> facts = new HashMap<>();
    long written = 0;
    for (StagePlan plan : plans) {
      if (!plan.nothingToDo()) {
        JavaRDD<InternalRow> input =
            facts.computeIfAbsent(plan.daysToWrite(), days -> byStore(context, days));
        written += PlannedWrite.write(context, plan, rows(context, plan, input));
      }
    }
    return PlannedWrite.result(plans, written);
  }

  private static JavaRDD<InternalRow> rows(
      JobContext context, StagePlan plan, JavaRDD<InternalRow> facts) {
    Settings.Volatility settings = context.conf().settings().volatility();
    VolatilityRows volatility =
        new VolatilityRows(
            RatingVolatility.of(settings),
            AsOfDays.epochDays(plan.daysToWrite()),
            settings.windowsDays().stream().mapToInt(Integer::intValue).toArray());
    return plan.table().equals(StoreVolatilityTable.SPEC)
        ? facts.mapPartitions(volatility::rows)
        : facts.mapPartitions(volatility::signals);
  }

  private static JavaRDD<InternalRow> byStore(JobContext context, DaySet asOf) {
    TableScan facts =
        facts(context, asOf, longestWindow(context.conf().settings().volatility()));
    int tasks = PeerFrames.tasks(context.lake().spark(), facts);
    return InternalFrames.toRows(
        facts.frame().repartition(tasks, col(Columns.PLATFORM), col(Columns.STORE_ID)));
  }

  /** Rated days that any window ending on one of the days looks at. */
  private static TableScan facts(JobContext context, DaySet asOf, int longestWindow) {
    DaySet needed =
        DaySet.between(asOf.first().minusDays(longestWindow - 1L), asOf.last().plusDays(1));
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
