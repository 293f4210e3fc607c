package io.storegauge.job;

import static io.storegauge.lake.CommitNote.CHANGED;

import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.StagePlan.Input;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.DayBounds;
import io.storegauge.metric.PeerGroups;
import io.storegauge.metric.Priors;
import io.storegauge.metric.StoreMetrics;
import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.table.RepurchaseDayTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoresTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/** facts.store_day, facts.repurchase_day and silver.stores → gold.store_metrics. */
public final class StoreMetricsJob implements Job {
  /** Raised when a definition changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 4;

  @Override
  public String stage() {
    return "metrics";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(metricsPlan(context));
  }

  @Override
  public StageResult run(JobContext context) {
    StagePlan plan = metricsPlan(context);
    long written = plan.nothingToDo() ? 0 : PlannedWrite.write(context, plan, rows(context, plan));
    return PlannedWrite.result(List.of(plan), written);
  }

  private static StagePlan metricsPlan(JobContext context) {
    StagePlan plan =
        StagePlan.of(
            context.lake(),
            StoreMetricsTable.SPEC,
            AsOfDays.withEvents(context),
            JobContext.fingerprint(DEFINITIONS, minDenominator(context), minPeers(context)),
            new Input(StoreDayTable.SPEC, CHANGED, StoreMetrics.REACH_DAYS + 1),
            // Changes of counts sum to zero once the last window is over: no day after them
            // differs.
            new Input(RepurchaseDayTable.SPEC, CHANGED, 1),
            // A store's category decides who its peers are, and so everybody's.
            new Input(StoresTable.SPEC, CHANGED, 0));
    return ExemptNote.plan(context.lake(), plan, exemptDays(context));
  }

  private static ExemptDays exemptDays(JobContext context) {
    return ExemptDays.of(context.conf().platforms().values());
  }

  private static int minDenominator(JobContext context) {
    return context.conf().settings().metrics().minDenominator();
  }

  private static int minPeers(JobContext context) {
    return context.conf().settings().benchmarks().minPeers();
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Lake lake = context.lake();
    DayBounds asOf = DayBounds.of(plan.daysToWrite());
    int minDenominator = minDenominator(context);
    ExemptDays exempt = exemptDays(context);
    JavaRDD<InternalRow> stores = stores(lake, plan.daysToWrite());
    context.progress().doing("comparing peers");
    Broadcast<Priors> priors =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
            .broadcast(priors(lake.spark(), stores, asOf, exempt, minPeers(context)));
    // The same shuffle serves both passes: Spark skips the stage that is already there.
    return stores.mapPartitions(
        rows -> StoreMetrics.compute(rows, asOf, exempt, priors.value(), minDenominator));
  }

  /** All that is known of each store, brought together. */
  private static JavaRDD<InternalRow> stores(Lake lake, DaySet asOf) {
    LocalDate first = asOf.first().minusDays(StoreMetrics.REACH_DAYS);
    LocalDate last = asOf.last();
    DaySet reached = DaySet.between(first, last.plusDays(1));
    Set<String> zeros =
        lake.scan(StoreDayTable.SPEC, StoreMetrics.DAY_COLUMNS)
            .days(StoreDayTable.DATE, reached)
            .zeroColumns();
    ArrayList<String> columns = new ArrayList<>(StoreMetrics.DAY_COLUMNS);
    columns.removeAll(zeros);
    TableScan days = lake.scan(StoreDayTable.SPEC, columns).days(StoreDayTable.DATE, reached);
    // Running sums start with the first change ever.
    TableScan changes =
        lake.scan(RepurchaseDayTable.SPEC, StoreMetrics.CHANGE_COLUMNS)
            .days(StoreDayTable.DATE, DaySet.between(LocalDate.EPOCH, last.plusDays(1)));
    TableScan traits = lake.scan(StoresTable.SPEC, StoreMetrics.TRAIT_COLUMNS);
    JavaRDD<InternalRow> packed =
        days.rows()
            .mapPartitions(rows -> StoreMetrics.packDays(rows, columns))
            .union(changes.rows().mapPartitions(StoreMetrics::packChanges))
            .union(traits.rows().mapPartitions(StoreMetrics::packTraits));
    return StoreShuffle.byStore(
        lake.spark(), days.bytes() + changes.bytes() + traits.bytes(), packed);
  }

  private static Priors priors(
      SparkSession spark,
      JavaRDD<InternalRow> stores,
      DayBounds asOf,
      ExemptDays exempt,
      int minPeers) {
    Dataset<Row> sums =
        InternalFrames.toFrame(
                spark,
                stores.mapPartitions(rows -> StoreMetrics.peerSums(rows, asOf, exempt)),
                PeerGroups.SCHEMA)
            .repartition(
                spark.sparkContext().defaultParallelism(),
                functions.col(PeerGroups.PLATFORM),
                functions.col(PeerGroups.AS_OF))
            .sortWithinPartitions(PeerGroups.PLATFORM, PeerGroups.AS_OF);
    JavaRDD<InternalRow> rows =
        InternalFrames.toRows(sums).mapPartitions(r -> PeerGroups.priors(r, minPeers));
    Priors priors = new Priors(asOf);
    for (Row r : InternalFrames.toFrame(spark, rows, PeerGroups.SCHEMA).collectAsList()) {
      long day = r.<Date>getAs(PeerGroups.AS_OF).toLocalDate().toEpochDay();
      priors.put(
          r.getAs(PeerGroups.PLATFORM),
          r.getAs(PeerGroups.CATEGORY),
          day,
          r.getAs(PeerGroups.CONTENT));
    }
    return priors;
  }
}
