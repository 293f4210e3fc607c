package io.storegauge.job;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.row.MappedRows;
import io.storegauge.stats.AlignmentRows;
import io.storegauge.stats.ListingSums;
import io.storegauge.table.Columns;
import io.storegauge.table.ExpectationAlignmentTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.StoreDayTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * {@code gold.expectation_alignment} from {@code facts.product_month}, {@code silver.product_days}
 * and the visitors of {@code facts.store_day}: listings that sell well and disappoint.
 */
public final class ExpectationAlignmentJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  /** Calendar months that a row looks at, its own the last. */
  private static final int MONTHS = 3;

  /** Days from any day of a month to the end of the last month whose rows it counts in. */
  private static final int REACH_DAYS = 93;

  @Override
  public String stage() {
    return "alignment";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    Settings settings = context.conf().settings();
    return List.of(
        StagePlan.of(
            context.lake(),
            ExpectationAlignmentTable.SPEC,
            AsOfDays.monthEnds(AsOfDays.withEvents(context)),
            JobContext.fingerprint(
                stage(),
                DEFINITIONS,
                settings.metrics().minDenominator(),
                settings.benchmarks().minPeers()),
            new StagePlan.Input(ProductMonthTable.SPEC, CommitNote.CHANGED, REACH_DAYS),
            new StagePlan.Input(ProductDaysTable.SPEC, CommitNote.CHANGED, REACH_DAYS),
            new StagePlan.Input(StoreDayTable.SPEC, CommitNote.CHANGED, REACH_DAYS)));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Settings settings = context.conf().settings();
    Lake lake = context.lake();
    DaySet asOf = plan.daysToWrite();
    DaySet needed = needed(asOf);
    List<String> columns =
        new ArrayList<>(
            List.of(
                Columns.PLATFORM, Columns.STORE_ID, OrdersTable.PRODUCT_ID, StoreDayTable.DATE));
    columns.addAll(ProductMonthTable.COUNTERS);
    TableScan months = lake.scan(ProductMonthTable.SPEC, columns).days(StoreDayTable.DATE, needed);
    JavaRDD<InternalRow> listings =
        months
            .rows()
            .mapPartitions(
                rows -> {
                  ListingSums.Input input = new ListingSums.Input();
                  return new MappedRows<>(rows, input::ofOrders);
                })
            .union(productVisitors(lake, needed))
            .union(storeVisitors(lake, needed));
    int minOrders = settings.metrics().minDenominator();
    ListingSums sums = new ListingSums(monthEnds(asOf), MONTHS, minOrders);
    AlignmentRows alignment = new AlignmentRows(minOrders, settings.benchmarks().minPeers());
    SparkSession spark = lake.spark();
    int tasks = PeerFrames.tasks(spark, months);
    JavaRDD<InternalRow> byStore =
        PeerFrames.byStore(InternalFrames.toFrame(spark, listings, ListingSums.SCHEMA), tasks);
    Dataset<Row> summed =
        InternalFrames.toFrame(spark, byStore.mapPartitions(sums::rows), ListingSums.SCHEMA)
            .withColumnRenamed(StoreDayTable.DATE, Columns.AS_OF);
    return PeerFrames.byPeers(spark, summed, tasks).mapPartitions(alignment::rows);
  }

  /** Days of products that say both visitors and orders. */
  private static JavaRDD<InternalRow> productVisitors(Lake lake, DaySet needed) {
    List<String> columns =
        List.of(
            Columns.PLATFORM,
            Columns.STORE_ID,
            OrdersTable.PRODUCT_ID,
            ProductDaysTable.TRAFFIC_DATE,
            ProductDaysTable.VISITORS,
            ProductDaysTable.ORDERS);
    return lake.scan(ProductDaysTable.SPEC, columns)
        .days(ProductDaysTable.TRAFFIC_DATE, needed)
        .where(row -> !row.isNullAt(4) && !row.isNullAt(5))
        .rows()
        .mapPartitions(
            days -> {
              ListingSums.Input input = new ListingSums.Input();
              return new MappedRows<>(
                  days,
                  r ->
                      input.ofVisitors(
                          r, r.getUTF8String(2), r.getInt(3), r.getInt(4), r.getInt(5)));
            });
  }

  /** Days of stores with visitors. */
  private static JavaRDD<InternalRow> storeVisitors(Lake lake, DaySet needed) {
    List<String> columns =
        List.of(
            Columns.PLATFORM,
            Columns.STORE_ID,
            StoreDayTable.DATE,
            Fact.VISITORS.column(),
            Fact.VISITOR_ORDERS.column());
    TableScan facts = lake.scan(StoreDayTable.SPEC, columns).days(StoreDayTable.DATE, needed);
    if (facts.zeroColumns().contains(Fact.VISITORS.column())) {
      return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).emptyRDD();
    }
    return facts
        .where(row -> row.getLong(3) > 0)
        .rows()
        .mapPartitions(
            days -> {
              ListingSums.Input input = new ListingSums.Input();
              return new MappedRows<>(
                  days,
                  r ->
                      input.ofVisitors(
                          r, UTF8String.EMPTY_UTF8, r.getInt(2), r.getLong(3), r.getLong(4)));
            });
  }

  /** The days of the months of the windows. */
  private static DaySet needed(DaySet asOf) {
    DaySet needed = DaySet.EMPTY;
    for (LocalDate month : asOf.months()) {
      needed = needed.union(DaySet.between(month.minusMonths(MONTHS - 1L), month.plusMonths(1)));
    }
    return needed;
  }

  private static int[] monthEnds(DaySet asOf) {
    return asOf.months().stream()
        .mapToInt(m -> (int) m.plusMonths(1).minusDays(1).toEpochDay())
        .toArray();
  }
}
