package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.stats.RiskInputs;
import io.storegauge.stats.RiskRows;
import io.storegauge.table.Columns;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_risk} and {@code gold.risk_drivers} from {@code gold.store_metrics} and {@code
 * gold.store_volatility}.
 */
public final class StoreRiskJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 3;

  /** Metrics and volatility of the same days, partition by partition of the same peers. */
  private record Inputs(JavaRDD<InternalRow> metrics, JavaRDD<InternalRow> volatility) {}

  @Override
  public String stage() {
    return "risk";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(plan(context, StoreRiskTable.SPEC), plan(context, RiskDriversTable.SPEC));
  }

  private StagePlan plan(JobContext context, TableSpec table) {
    Settings settings = context.conf().settings();
    return StagePlan.of(
        context.lake(),
        table,
        AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
        JobContext.fingerprint(
            stage(),
            DEFINITIONS,
            new TreeMap<>(settings.risk().weights()),
            settings.benchmarks().minPeers()),
        new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1),
        new StagePlan.Input(StoreVolatilityTable.SPEC, CommitNote.CHANGED, 1));
  }

  @Override
  public StageResult run(JobContext context) {
    List<StagePlan> plans = plan(context);
    Settings settings = context.conf().settings();
    RiskRows rows = RiskRows.of(settings.risk().weights(), settings.benchmarks().minPeers());
    // Both tables are made of the same days unless a run ended between them: shuffle once.
    Map<DaySet, Inputs> inputs = new HashMap<>();
    long written = 0;
    for (StagePlan plan : plans) {
      if (!plan.nothingToDo()) {
        Inputs in = inputs.computeIfAbsent(plan.daysToWrite(), days -> inputs(context, days));
        boolean indexes = plan.table().equals(StoreRiskTable.SPEC);
        written +=
            PlannedWrite.write(
                context,
                plan,
                in.metrics()
                    .zipPartitions(
                        in.volatility(),
                        (m, v) -> indexes ? rows.indexes(m, v) : rows.drivers(m, v)));
      }
    }
    return PlannedWrite.result(plans, written);
  }

  private static Inputs inputs(JobContext context, DaySet days) {
    TableScan metrics = PeerFrames.metrics(context.lake(), days, RiskInputs.METRICS);
    List<String> columns =
        List.of(
            StoreVolatilityTable.WINDOW_DAYS,
            StoreVolatilityTable.VOLATILITY,
            Columns.PLATFORM,
            Columns.STORE_ID,
            Columns.AS_OF);
    Dataset<Row> volatility =
        context
            .lake()
            .scan(StoreVolatilityTable.SPEC, columns)
            .days(Columns.AS_OF, days)
            .where(row -> row.getInt(0) == RiskInputs.VOLATILITY_WINDOW && !row.isNullAt(1))
            .frame()
            .select(
                col(Columns.PLATFORM),
                col(Columns.STORE_ID),
                col(Columns.AS_OF),
                lit(null).cast("string"),
                lit(0L),
                lit(0L),
                lit(null).cast("double"),
                col(StoreVolatilityTable.VOLATILITY));
    int tasks = PeerFrames.tasks(context.lake().spark(), metrics);
    return new Inputs(
        PeerFrames.byPeers(context.lake().spark(), metrics.frame(), tasks),
        PeerFrames.byPeers(context.lake().spark(), volatility, tasks));
  }
}
