package io.storegauge.job;

import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.stats.BottleneckRows;
import io.storegauge.stats.FrictionWindows;
import io.storegauge.table.BottlenecksTable;
import io.storegauge.table.Columns;
import io.storegauge.table.FrictionDayTable;
import io.storegauge.table.StoreDayTable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** {@code gold.bottlenecks} from {@code facts.friction_day}: what frictions cost each store. */
public final class BottlenecksJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  @Override
  public String stage() {
    return "bottlenecks";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    int windowDays = windowDays(context);
    return List.of(
        AsOfDays.ofLongWindow(
            context,
            BottlenecksTable.SPEC,
            FrictionDayTable.SPEC,
            windowDays,
            JobContext.fingerprint(stage(), DEFINITIONS, windowDays)));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    SparkSession spark = context.lake().spark();
    DaySet asOf = plan.daysToWrite();
    FrictionWindows windows = new FrictionWindows(AsOfDays.epochDays(asOf), windowDays(context));
    TableScan facts = facts(context, asOf);
    int tasks = PeerFrames.tasks(spark, facts);
    JavaRDD<InternalRow> byStore = PeerFrames.byStore(facts, tasks);
    return PeerFrames.byPeers(
            spark,
            InternalFrames.toFrame(
                spark, byStore.mapPartitions(windows::rows), FrictionWindows.SCHEMA),
            tasks)
        .mapPartitions(BottleneckRows::rows);
  }

  private static TableScan facts(JobContext context, DaySet asOf) {
    List<String> columns =
        List.of(
            Columns.PLATFORM,
            Columns.STORE_ID,
            StoreDayTable.DATE,
            Columns.CATEGORY,
            FrictionDayTable.FRICTIONS,
            FrictionDayTable.ORDERS,
            FrictionDayTable.PICKUP_KNOWN,
            FrictionDayTable.TRANSIT_KNOWN,
            FrictionDayTable.PROMISE_KNOWN,
            FrictionDayTable.RATED_WEIGHT,
            FrictionDayTable.RATING_SUM,
            FrictionDayTable.RATING_SQUARED);
    return context
        .lake()
        .scan(FrictionDayTable.SPEC, columns)
        .days(StoreDayTable.DATE, AsOfDays.windows(asOf, windowDays(context)));
  }

  private static int windowDays(JobContext context) {
    return context.conf().settings().journey().windowDays();
  }
}
