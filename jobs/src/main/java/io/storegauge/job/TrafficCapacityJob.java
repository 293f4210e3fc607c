package io.storegauge.job;

import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.stats.TrafficCapacityRows;
import io.storegauge.table.Columns;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.TrafficCapacityTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** {@code gold.traffic_capacity} from {@code facts.store_day}: how much a store can take. */
public final class TrafficCapacityJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 3;

  @Override
  public String stage() {
    return "capacity";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    int windowDays = windowDays(context);
    return List.of(
        AsOfDays.ofLongWindow(
            context,
            TrafficCapacityTable.SPEC,
            StoreDayTable.SPEC,
            windowDays,
            JobContext.fingerprint(stage(), DEFINITIONS, windowDays)));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    DaySet asOf = plan.daysToWrite();
    TrafficCapacityRows capacities =
        new TrafficCapacityRows(AsOfDays.epochDays(asOf), windowDays(context));
    List<String> columns =
        new ArrayList<>(List.of(Columns.PLATFORM, Columns.STORE_ID, StoreDayTable.DATE));
    TrafficCapacityRows.FACTS.stream().map(Fact::column).forEach(columns::add);
    TableScan facts =
        context
            .lake()
            .scan(StoreDayTable.SPEC, columns)
            .days(StoreDayTable.DATE, AsOfDays.windows(asOf, windowDays(context)));
    int tasks = PeerFrames.tasks(context.lake().spark(), facts);
    return PeerFrames.byStore(facts, tasks, StoreDayTable.DATE).mapPartitions(capacities::rows);
  }

  private static int windowDays(JobContext context) {
    return context.conf().settings().journey().capacityWindowDays();
  }
}
