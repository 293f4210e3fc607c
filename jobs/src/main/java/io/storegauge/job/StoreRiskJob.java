package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.RowFilter;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.stats.RiskBandRows;
import io.storegauge.stats.RiskInputs;
import io.storegauge.stats.RiskRows;
import io.storegauge.table.Columns;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.store_risk} and {@code gold.risk_drivers} from {@code gold.store_metrics}, {@code
 * gold.store_volatility}, the gates of {@code gold.store_scores} and {@code gold.promotion_gates}.
 *
 * <p>Bands look back at indexes of the days before: the table's own ones, where these stay as they
 * are.
 */
public final class StoreRiskJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 5;

  /**
   * Metrics and signs of the same days, partition by partition of the same peers.
   *
   * @param signs volatility and gates
   */
  private record Inputs(JavaRDD<InternalRow> metrics, JavaRDD<InternalRow> signs, int tasks) {}

  @Override
  public String stage() {
    return "risk";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    Settings.Risk risk = context.conf().settings().risk();
    return List.of(
        plan(context, StoreRiskTable.SPEC, risk.hysteresis(), risk.holdDays())
            .remembering(risk.holdDays()),
        plan(context, RiskDriversTable.SPEC));
  }

  /**
   * @param rules that shape this table alone
   */
  private StagePlan plan(JobContext context, TableSpec table, Object... rules) {
    Settings settings = context.conf().settings();
    return StagePlan.of(
        context.lake(),
        table,
        AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
        JobContext.fingerprint(
            stage(),
            DEFINITIONS,
            new TreeMap<>(settings.risk().weights()),
            settings.benchmarks().minPeers(),
            List.of(rules)),
        new StagePlan.Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1),
        new StagePlan.Input(StoreVolatilityTable.SPEC, CommitNote.CHANGED, 1),
        new StagePlan.Input(StoreScoresTable.SPEC, CommitNote.CHANGED, 1),
        new StagePlan.Input(PromotionGatesTable.SPEC, CommitNote.CHANGED, 1));
  }

  @Override
  public StageResult run(JobContext context) {
    List<StagePlan> plans = plan(context);
    Settings settings = context.conf().settings();
    RiskRows rows = RiskRows.of(settings.risk().weights(), settings.benchmarks().minPeers());
    // Both tables are mostly made of the same days: shuffle once.
    Map<DaySet, Inputs> inputs = new HashMap<>();
    long written = 0;
    for (StagePlan plan : plans) {
      if (!plan.nothingToDo()) {
        Inputs in = inputs.computeIfAbsent(plan.daysToWrite(), days -> inputs(context, days));
        written +=
            PlannedWrite.write(
                context,
                plan,
                plan.table().equals(StoreRiskTable.SPEC)
                    ? indexes(context, plan, rows, in)
                    : in.metrics().zipPartitions(in.signs(), rows::drivers));
      }
    }
    return PlannedWrite.result(plans, written);
  }

  /** Indexes by day, then bands by store. */
  private static JavaRDD<InternalRow> indexes(
      JobContext context, StagePlan plan, RiskRows rows, Inputs in) {
    Settings.Risk risk = context.conf().settings().risk();
    Dataset<Row> indexes =
        InternalFrames.toFrame(
            context.lake().spark(),
            in.metrics().zipPartitions(in.signs(), rows::indexes),
            StoreRiskTable.SPEC.schema());
    RiskBandRows bands = new RiskBandRows(risk.hysteresis(), risk.holdDays());
    return InternalFrames.toRows(
            indexes
                .union(remembered(context.lake(), plan.remembered(risk.holdDays())))
                .repartition(in.tasks(), col(Columns.PLATFORM), col(Columns.STORE_ID))
                .sortWithinPartitions(Columns.AS_OF))
        .mapPartitions(bands::rows);
  }

  /** What the table says of the index on days that stay, all other columns null. */
  private static Dataset<Row> remembered(Lake lake, DaySet days) {
    List<String> known =
        List.of(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, StoreRiskTable.RISK_INDEX);
    Column[] columns =
        StoreRiskTable.SPEC.columns().stream()
            .map(c -> known.contains(c.name()) ? col(c.name()) : lit(null).cast(c.type()))
            .toArray(Column[]::new);
    return lake.scan(StoreRiskTable.SPEC, known).days(Columns.AS_OF, days).frame().select(columns);
  }

  private static Inputs inputs(JobContext context, DaySet days) {
    Lake lake = context.lake();
    TableScan metrics = PeerFrames.metrics(lake, days, RiskInputs.METRICS);
    int tasks = PeerFrames.tasks(lake.spark(), metrics);
    return new Inputs(
        PeerFrames.byPeers(lake.spark(), metrics.frame(), tasks),
        PeerFrames.byPeers(lake.spark(), signs(lake, days), tasks),
        tasks);
  }

  private static Dataset<Row> signs(Lake lake, DaySet days) {
    return volatility(lake, days).union(gates(lake, days)).union(closedPromotions(lake, days));
  }

  private static Dataset<Row> volatility(Lake lake, DaySet days) {
    List<String> columns =
        List.of(
            StoreVolatilityTable.WINDOW_DAYS,
            StoreVolatilityTable.VOLATILITY,
            Columns.PLATFORM,
            Columns.STORE_ID,
            Columns.AS_OF);
    return signs(
        lake.scan(StoreVolatilityTable.SPEC, columns)
            .days(Columns.AS_OF, days)
            .where(row -> row.getInt(0) == RiskInputs.VOLATILITY_WINDOW && !row.isNullAt(1))
            .frame(),
        col(StoreVolatilityTable.VOLATILITY),
        lit(null).cast("string"));
  }

  private static Dataset<Row> gates(Lake lake, DaySet days) {
    return crossed(
        lake,
        days,
        StoreScoresTable.SPEC,
        StoreScoresTable.GATE,
        row -> !row.isNullAt(0) && row.getBoolean(1),
        col(StoreScoresTable.GATE));
  }

  private static Dataset<Row> closedPromotions(Lake lake, DaySet days) {
    return crossed(
        lake,
        days,
        PromotionGatesTable.SPEC,
        PromotionGatesTable.IS_OPEN,
        row -> !row.isNullAt(0) && !row.getBoolean(0) && row.getBoolean(1),
        lit(PromotionGatesTable.GATE));
  }

  /**
   * Names of gates.
   *
   * @param told column that tells whether there is one
   * @param which rows, of that column and whether the scheme is the main one
   */
  private static Dataset<Row> crossed(
      Lake lake, DaySet days, TableSpec table, String told, RowFilter which, Column gate) {
    List<String> columns =
        List.of(told, StoreScoresTable.IS_MAIN, Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF);
    return signs(
        lake.scan(table, columns).days(Columns.AS_OF, days).where(which).frame(),
        lit(null).cast("double"),
        gate);
  }

  /** In the layout of {@link io.storegauge.stats.PeerDays}, with one value and one text. */
  private static Dataset<Row> signs(Dataset<Row> rows, Column value, Column text) {
    return rows.select(
        col(Columns.PLATFORM),
        col(Columns.STORE_ID),
        col(Columns.AS_OF),
        lit(null).cast("string"),
        lit(0L),
        lit(0L),
        lit(null).cast("double"),
        value,
        text);
  }
}
