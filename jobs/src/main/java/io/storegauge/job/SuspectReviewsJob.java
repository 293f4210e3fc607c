package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.StagePlan.Input;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.DayBounds;
import io.storegauge.metric.FactRules;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.stats.ReviewBurst;
import io.storegauge.stats.ReviewBursts;
import io.storegauge.suspect.BurstDays;
import io.storegauge.suspect.BuyerOrders;
import io.storegauge.suspect.FlaggedReview;
import io.storegauge.suspect.ReviewPacker;
import io.storegauge.suspect.SuspectMonths;
import io.storegauge.suspect.SuspectRows;
import io.storegauge.suspect.SuspectRules;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.SuspectReviewsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code gold.suspect_reviews} from {@code silver.reviews}, {@code facts.store_day} and, of reviews
 * that are flagged alone, {@code silver.orders}; from these flags, metrics and scores {@code
 * gold.suspect_effect}.
 */
public final class SuspectReviewsJob implements Job {
  /** Raised when the meaning of a flag changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  private static final int SLACK_DAYS = 1;

  @Override
  public String stage() {
    return "suspects";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(flags(context), new SuspectEffects(context).plan());
  }

  @Override
  public StageResult run(JobContext context) {
    StagePlan plan = flags(context);
    long written = plan.nothingToDo() ? 0 : write(context, plan);
    SuspectEffects effects = new SuspectEffects(context);
    // Which days it reaches follows from the flags that were just written.
    StagePlan effect = effects.plan();
    if (!effect.nothingToDo()) {
      written += PlannedWrite.write(context, effect, effects.rows(effect));
    }
    return PlannedWrite.result(List.of(plan, effect), written);
  }

  /**
   * What changes in a month may change all of its flags. Reviews, orders and daily facts speak of
   * reviews that come later, too.
   */
  private StagePlan flags(JobContext context) {
    Lake lake = context.lake();
    StagePlan plan =
        StagePlan.of(
                lake,
                SuspectReviewsTable.SPEC,
                DaySet.ALL,
                fingerprint(context),
                new Input(
                    ReviewsTable.SPEC, CommitNote.PUBLISHED, settings(context).windowDays() + 1),
                new Input(OrdersTable.SPEC, CommitNote.CHANGED, SuspectRules.ORDER_DAYS),
                new Input(StoreDayTable.SPEC, CommitNote.CHANGED, ReviewBursts.REACH_DAYS + 1))
            .only(written(lake));
    return plan.stale().isAll() ? plan : plan.also(DaySet.ofMonths(plan.months()));
  }

  /** Days that reviews can have been written on; due days of orders to come are none. */
  private static DaySet written(Lake lake) {
    DaySet events =
        lake.lastNote(ReviewsTable.SPEC)
            .map(note -> note.days(CommitNote.EVENTS))
            .orElse(DaySet.EMPTY);
    return events.isEmpty() ? DaySet.ALL : events;
  }

  private String fingerprint(JobContext context) {
    TreeMap<String, Object> zones = new TreeMap<>();
    context.conf().platforms().forEach((id, platform) -> zones.put(id, platform.zone()));
    return JobContext.fingerprint(
        stage(),
        DEFINITIONS,
        settings(context),
        new TreeMap<>(settings(context).points()),
        context.conf().settings().ingest().multiSellerReviews(),
        zones);
  }

  private static Settings.Suspects settings(JobContext context) {
    return context.conf().settings().suspects();
  }

  private static long write(JobContext context, StagePlan plan) {
    SuspectRules rules = SuspectRules.of(settings(context));
    ReviewPacker.Keys keys = new SilverKeys(context.conf().platforms());
    JavaRDD<FlaggedReview> flagged =
        flagged(context, plan, rules, keys).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Broadcast<BuyerOrders> orders =
          JavaSparkContext.fromSparkContext(context.lake().spark().sparkContext())
              .broadcast(new FlaggedOrders(context, keys).of(flagged, plan.daysToWrite()));
      return PlannedWrite.write(
          context,
          plan,
          flagged.mapPartitions(f -> new SuspectRows(f, rules, keys, orders.value())));
    } finally {
      flagged.unpersist(false);
    }
  }

  private static JavaRDD<FlaggedReview> flagged(
      JobContext context, StagePlan plan, SuspectRules rules, ReviewPacker.Keys keys) {
    Lake lake = context.lake();
    SparkSession spark = lake.spark();
    JavaSparkContext tasks = JavaSparkContext.fromSparkContext(spark.sparkContext());
    if (!lake.exists(ReviewsTable.SPEC)) {
      return tasks.emptyRDD();
    }
    context.progress().doing("looking for bursts of reviews");
    Broadcast<BurstDays> bursts = tasks.broadcast(bursts(context, plan.daysToWrite()));
    context.progress().doing("looking for copied reviews");
    FactRules weights =
        new FactRules(Map.of(), context.conf().settings().ingest().multiSellerReviews(), 0);
    DayBounds write = DayBounds.of(plan.daysToWrite());
    TableScan reviews =
        lake.scan(ReviewsTable.SPEC, ReviewPacker.COLUMNS)
            .where(
                InstantFilter.any(
                    List.of(ReviewsTable.CREATED_AT),
                    plan.daysToWrite().withDaysBefore(rules.windowDays()),
                    SLACK_DAYS));
    JavaRDD<InternalRow> packed =
        reviews.rows().mapPartitions(r -> new ReviewPacker(r, rules, weights, keys, write));
    return InternalFrames.toRows(
            InternalFrames.toFrame(spark, packed, ReviewPacker.SCHEMA)
                .repartition(
                    2 * PeerFrames.tasks(spark, reviews),
                    col(ReviewPacker.PLATFORM),
                    col(ReviewPacker.MONTH))
                .sortWithinPartitions(ReviewPacker.PLATFORM, ReviewPacker.MONTH))
        .mapPartitions(rows -> new SuspectMonths(rows, rules, bursts.value()));
  }

  private static BurstDays bursts(JobContext context, DaySet write) {
    Lake lake = context.lake();
    if (!lake.exists(StoreDayTable.SPEC)) {
      return new BurstDays(List.of());
    }
    Settings.Suspects settings = settings(context);
    ReviewBursts rule =
        new ReviewBursts(settings.burstRatio(), settings.minBurst(), settings.burstChance());
    List<String> columns =
        new ArrayList<>(List.of(Columns.PLATFORM, Columns.STORE_ID, StoreDayTable.DATE));
    ReviewBursts.FACTS.stream().map(Fact::column).forEach(columns::add);
    TableScan facts =
        lake.scan(StoreDayTable.SPEC, columns)
            .days(StoreDayTable.DATE, write.withDaysBefore(ReviewBursts.REACH_DAYS));
    List<ReviewBurst> bursts =
        PeerFrames.byStore(facts, PeerFrames.tasks(lake.spark(), facts), StoreDayTable.DATE)
            .mapPartitions(rule::find)
            .collect();
    return new BurstDays(bursts);
  }
}
