package io.storegauge.job;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.stats.AlignmentRows;
import io.storegauge.table.Columns;
import io.storegauge.table.ExpectationAlignmentTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductDaysTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.StoreDayTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

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
    DaySet asOf = plan.daysToWrite();
    DaySet needed = needed(asOf);
    TableScan months =
        context
            .lake()
            .scan(ProductMonthTable.SPEC, columns(ProductMonthTable.COUNTERS))
            .days(StoreDayTable.DATE, needed);
    Dataset<Row> arrived = months.frame();
    Dataset<Row> products = arrived.where(col(OrdersTable.PRODUCT_ID).notEqual(""));
    Dataset<Row> sums =
        inWindows(
                traffic(products, lit(0L), lit(0L))
                    .unionByName(
                        traffic(
                            arrived.withColumn(OrdersTable.PRODUCT_ID, lit("")), lit(0L), lit(0L)))
                    .unionByName(productTraffic(context, needed))
                    .unionByName(storeTraffic(context, needed)))
            .where(col(Columns.AS_OF).isin(dates(asOf)))
            .groupBy(Columns.PLATFORM, Columns.STORE_ID, OrdersTable.PRODUCT_ID, Columns.AS_OF)
            .agg(total(counters().get(0)), others())
            .where(listed(settings.metrics().minDenominator()));
    AlignmentRows rows =
        new AlignmentRows(settings.metrics().minDenominator(), settings.benchmarks().minPeers());
    int tasks = PeerFrames.tasks(context.lake().spark(), months);
    return PeerFrames.byPeers(context.lake().spark(), sums, tasks).mapPartitions(rows::rows);
  }

  private static List<String> columns(List<String> counters) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                Columns.PLATFORM, Columns.STORE_ID, OrdersTable.PRODUCT_ID, StoreDayTable.DATE));
    columns.addAll(counters);
    return columns;
  }

  /** Counters of facts.product_month, then visitors and their orders. */
  private static List<String> counters() {
    List<String> counters = new ArrayList<>(ProductMonthTable.COUNTERS);
    counters.add(ProductDaysTable.VISITORS);
    counters.add(ProductDaysTable.ORDERS);
    return counters;
  }

  /** Stores, and products that have a row: most have not, and need not meet their peers. */
  private static Column listed(int minOrders) {
    return col(OrdersTable.PRODUCT_ID)
        .equalTo("")
        .or(col(ProductMonthTable.DELIVERED_ORDERS).geq(minOrders));
  }

  private static Column total(String counter) {
    return sum(counter).as(counter);
  }

  private static Column[] others() {
    return counters().stream().skip(1).map(ExpectationAlignmentJob::total).toArray(Column[]::new);
  }

  /** Rows with all counters; those of arrivals are 0 where they are not among the columns. */
  private static Dataset<Row> traffic(Dataset<Row> rows, Column visitors, Column orders) {
    List<String> given = List.of(rows.columns());
    List<Column> columns = new ArrayList<>();
    columns(List.of()).forEach(c -> columns.add(col(c)));
    for (String counter : ProductMonthTable.COUNTERS) {
      columns.add((given.contains(counter) ? col(counter) : lit(0L)).as(counter));
    }
    columns.add(visitors.cast("long").as(ProductDaysTable.VISITORS));
    columns.add(orders.cast("long").as(ProductDaysTable.ORDERS));
    return rows.select(columns.toArray(new Column[0]));
  }

  private static Dataset<Row> productTraffic(JobContext context, DaySet needed) {
    Column visitors = col(ProductDaysTable.VISITORS);
    Column orders = col(ProductDaysTable.ORDERS);
    Dataset<Row> days =
        context
            .lake()
            .scan(
                ProductDaysTable.SPEC,
                List.of(
                    Columns.PLATFORM,
                    Columns.STORE_ID,
                    OrdersTable.PRODUCT_ID,
                    ProductDaysTable.TRAFFIC_DATE,
                    ProductDaysTable.VISITORS,
                    ProductDaysTable.ORDERS))
            .days(ProductDaysTable.TRAFFIC_DATE, needed)
            .frame()
            .where(visitors.isNotNull().and(orders.isNotNull()))
            .withColumn(StoreDayTable.DATE, trunc(col(ProductDaysTable.TRAFFIC_DATE), "month"));
    return traffic(days, visitors, orders);
  }

  private static Dataset<Row> storeTraffic(JobContext context, DaySet needed) {
    Dataset<Row> days =
        context
            .lake()
            .scan(
                StoreDayTable.SPEC,
                List.of(
                    Columns.PLATFORM,
                    Columns.STORE_ID,
                    StoreDayTable.DATE,
                    Fact.VISITORS.column(),
                    Fact.VISITOR_ORDERS.column()))
            .days(StoreDayTable.DATE, needed)
            .frame()
            .where(col(Fact.VISITORS.column()).gt(0))
            .withColumn(OrdersTable.PRODUCT_ID, lit(""))
            .withColumn(StoreDayTable.DATE, trunc(col(StoreDayTable.DATE), "month"));
    return traffic(days, col(Fact.VISITORS.column()), col(Fact.VISITOR_ORDERS.column()));
  }

  /** Each row once for every month's end whose window holds its month. */
  private static Dataset<Row> inWindows(Dataset<Row> rows) {
    Column[] ends = new Column[MONTHS];
    for (int m = 0; m < MONTHS; m++) {
      ends[m] = last_day(add_months(col(StoreDayTable.DATE), m));
    }
    return rows.withColumn(Columns.AS_OF, explode(array(ends)));
  }

  /** The days of the months of the windows. */
  private static DaySet needed(DaySet asOf) {
    DaySet needed = DaySet.EMPTY;
    for (LocalDate month : asOf.months()) {
      needed = needed.union(DaySet.between(month.minusMonths(MONTHS - 1L), month.plusMonths(1)));
    }
    return needed;
  }

  private static Object[] dates(DaySet asOf) {
    return asOf.months().stream().map(m -> Date.valueOf(m.plusMonths(1).minusDays(1))).toArray();
  }
}
