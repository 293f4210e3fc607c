package io.storegauge.job;

import static io.storegauge.lake.CommitNote.CHANGED;
import static io.storegauge.lake.CommitNote.REPURCHASE;

import io.storegauge.config.Conf;
import io.storegauge.config.Settings;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.RowFilter;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.StagePlan.Input;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.DayBounds;
import io.storegauge.metric.FactPass;
import io.storegauge.metric.FactRecords;
import io.storegauge.metric.FactRules;
import io.storegauge.metric.FactTable;
import io.storegauge.metric.FrictionDays;
import io.storegauge.metric.FrictionRules;
import io.storegauge.metric.ProductMonths;
import io.storegauge.metric.Repurchase;
import io.storegauge.metric.StoreDays;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.FrictionDayTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.RepurchaseDayTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.WaybillsTable;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Silver → facts.store_day, facts.repurchase_day, facts.friction_day and facts.product_month.
 * Recomputes the months, or halves of them, that hold a day whose orders, reviews, cases, chats and
 * so on changed.
 *
 * <p>All tables come from one read, one shuffle and one pass, whichever of them has work. Records
 * that only one of them needs do the others no harm: their days are not written.
 */
public final class FactsJob implements Job {
  /** Raised when a definition changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 4;

  /** Likewise, of facts.friction_day alone. */
  private static final int FRICTION_DEFINITIONS = 2;

  /** Likewise, of facts.product_month alone. */
  private static final int PRODUCT_DEFINITIONS = 2;

  @Override
  public String stage() {
    return "facts";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(
        storeDayPlan(context),
        repurchasePlan(context),
        frictionPlan(context),
        productPlan(context));
  }

  @Override
  public StageResult run(JobContext context) {
    StagePlan storeDays = storeDayPlan(context);
    StagePlan repurchase = repurchasePlan(context);
    StagePlan frictions = frictionPlan(context);
    StagePlan products = productPlan(context);
    List<StagePlan> plans = List.of(storeDays, repurchase, frictions, products);
    if (plans.stream().allMatch(StagePlan::nothingToDo)) {
      return StageResult.UNCHANGED;
    }
    FactRules rules = rules(context);
    context.progress().doing("reading orders, reviews and cases");
    JavaRDD<InternalRow> records =
        records(
            context.lake(),
            rules,
            days(storeDays).union(days(frictions)).union(days(products)),
            days(repurchase));
    FrictionRules slow = frictionRules(context);
    long rows =
        write(
            context,
            rules,
            records,
            new Part(storeDays, write -> () -> new StoreDays(rules, write)),
            new Part(repurchase, write -> () -> new Repurchase(write)),
            new Part(frictions, write -> () -> new FrictionDays(rules, slow, write)),
            new Part(products, write -> () -> new ProductMonths(rules, write)));
    return PlannedWrite.result(plans, rows);
  }

  /** What is to be written of a table. */
  private record Part(StagePlan plan, Function<DayBounds, FactTable.Maker> table) {
    FactTable.Maker maker() {
      return table.apply(DayBounds.of(plan.daysToWrite()));
    }
  }

  /** Writes the tables that have something to do, in one pass. */
  private static long write(
      JobContext context, FactRules rules, JavaRDD<InternalRow> records, Part... parts) {
    List<Part> due = Stream.of(parts).filter(p -> !p.plan().nothingToDo()).toList();
    List<FactTable.Maker> makers = due.stream().map(Part::maker).toList();
    return PlannedWrite.writeTogether(
        context,
        due.stream().map(Part::plan).toList(),
        records.mapPartitions(r -> FactPass.rows(r, rules, makers)));
  }

  private static StagePlan storeDayPlan(JobContext context) {
    FactRules rules = rules(context);
    StagePlan plan =
        StagePlan.of(
            context.lake(),
            StoreDayTable.SPEC,
            DaySet.ALL,
            JobContext.fingerprint(
                DEFINITIONS,
                platformRules(
                    context,
                    p ->
                        List.of(
                            p.zone(), p.positiveReviews(), p.platformHelp(), p.qualityReturns())),
                rules.multiSellerReviews(),
                rules.reviewWindowDays()),
            inputs());
    return toEndOfMonth(plan);
  }

  private static Input[] inputs() {
    return FactSources.tables().stream()
        .map(table -> new Input(table, CHANGED, 1))
        .toArray(Input[]::new);
  }

  /**
   * A review decides which later ones of its month are among a buyer's first three, so a change
   * reaches to the end of the month.
   */
  private static StagePlan toEndOfMonth(StagePlan plan) {
    if (plan.stale().isAll() || plan.stale().isEmpty()) {
      return plan;
    }
    DaySet month = DaySet.ofMonths(plan.months());
    DaySet reached = plan.stale().reachedByWindow(31).intersect(month);
    return plan.ofStale(reached);
  }

  private static StagePlan repurchasePlan(JobContext context) {
    return StagePlan.of(
        context.lake(),
        RepurchaseDayTable.SPEC,
        DaySet.ALL,
        JobContext.fingerprint(DEFINITIONS, platformRules(context, Platform::zone)),
        // The change of a count one day after its last day is a row too.
        new Input(OrdersTable.SPEC, REPURCHASE, Repurchase.WINDOW_DAYS + 1));
  }

  private static StagePlan frictionPlan(JobContext context) {
    FactRules rules = rules(context);
    return StagePlan.of(
        context.lake(),
        FrictionDayTable.SPEC,
        DaySet.ALL,
        JobContext.fingerprint(
            FRICTION_DEFINITIONS,
            platformRules(context, p -> List.of(p.zone(), p.slowTransitHours())),
            rules.multiSellerReviews(),
            rules.reviewWindowDays(),
            frictionRules(context)),
        new Input(OrdersTable.SPEC, CHANGED, 1),
        new Input(ReviewsTable.SPEC, CHANGED, 1),
        new Input(AfterSalesTable.SPEC, CHANGED, 1),
        new Input(ServiceSessionsTable.SPEC, CHANGED, 1),
        new Input(WaybillsTable.SPEC, CHANGED, 1));
  }

  private static StagePlan productPlan(JobContext context) {
    FactRules rules = rules(context);
    return StagePlan.of(
        context.lake(),
        ProductMonthTable.SPEC,
        DaySet.ALL,
        JobContext.fingerprint(
            PRODUCT_DEFINITIONS,
            platformRules(context, Platform::zone),
            rules.multiSellerReviews(),
            rules.reviewWindowDays()),
        new Input(OrdersTable.SPEC, CHANGED, 1),
        new Input(ReviewsTable.SPEC, CHANGED, 1),
        new Input(AfterSalesTable.SPEC, CHANGED, 1),
        new Input(WaybillsTable.SPEC, CHANGED, 1));
  }

  private static FrictionRules frictionRules(JobContext context) {
    Settings.Journey journey = context.conf().settings().journey();
    return new FrictionRules(journey.slowReplySeconds(), journey.slowRefundHours());
  }

  /** What facts depend on of each platform, by id: its score scheme and currency change no fact. */
  private static TreeMap<String, Object> platformRules(
      JobContext context, Function<Platform, Object> rule) {
    TreeMap<String, Object> rules = new TreeMap<>();
    context.conf().platforms().forEach((id, platform) -> rules.put(id, rule.apply(platform)));
    return rules;
  }

  private static FactRules rules(JobContext context) {
    return rules(context.conf());
  }

  static FactRules rules(Conf conf) {
    return new FactRules(
        conf.platforms(),
        conf.settings().ingest().multiSellerReviews(),
        conf.settings().facts().reviewWindowDays());
  }

  /**
   * The records that the days to write depend on, by store.
   *
   * @param factDays of all facts but repurchases
   */
  private static JavaRDD<InternalRow> records(
      Lake lake, FactRules rules, DaySet factDays, DaySet repurchaseDays) {
    InstantFilter near = FactSources.orders(lake, factDays);
    TableScan orders =
        lake.scan(OrdersTable.SPEC, FactRecords.ORDER_COLUMNS)
            .where(near.or(FactSources.paidNear(repurchaseDays)));
    RowFilter whole = near.rows(FactRecords.ORDER_COLUMNS);
    TableScan reviews =
        lake.scan(ReviewsTable.SPEC, FactRecords.REVIEW_COLUMNS)
            .where(FactSources.reviews(factDays, rules));
    JavaRDD<InternalRow> packed =
        orders
            .rows()
            .mapPartitions(rows -> FactRecords.packOrders(rows, whole::keeps))
            .union(reviews.rows().mapPartitions(rows -> FactRecords.packReviews(rows, rules)));
    long bytes = orders.bytes() + reviews.bytes();
    for (FactSources source : FactSources.ALL) {
      // A table that was never written need not be looked for.
      if (!factDays.isEmpty() && lake.version(source.table()) >= 0) {
        TableScan scan = source.scan(lake, factDays);
        FactRecords.Source records = source.records();
        packed = packed.union(scan.rows().mapPartitions(records::pack));
        bytes += scan.bytes();
      }
    }
    return StoreShuffle.byStore(lake.spark(), bytes, packed);
  }

  private static DaySet days(StagePlan plan) {
    return plan.nothingToDo() ? DaySet.EMPTY : plan.daysToWrite();
  }
}
