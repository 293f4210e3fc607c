package io.storegauge.job;

import io.storegauge.config.Settings;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.StagePlan.Input;
import io.storegauge.model.DaySet;
import io.storegauge.stats.ReviewBursts;
import io.storegauge.suspect.BuyerOrders;
import io.storegauge.suspect.FlaggedReview;
import io.storegauge.suspect.ReviewPacker;
import io.storegauge.suspect.SuspectRows;
import io.storegauge.suspect.SuspectRules;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.SuspectReviewsTable;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code gold.suspect_reviews} from {@code silver.reviews}, {@code facts.store_day} and, of reviews
 * that are flagged alone, {@code silver.orders}; from these flags, metrics and scores {@code
 * gold.suspect_effect}.
 */
public final class SuspectReviewsJob implements Job {
  /** Raised when the meaning of a flag changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

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
    StagePlan plan =
        plan(
            context,
            reviews(context),
            new Input(OrdersTable.SPEC, CommitNote.CHANGED, SuspectRules.ORDER_DAYS),
            new Input(StoreDayTable.SPEC, CommitNote.CHANGED, ReviewBursts.REACH_DAYS + 1));
    return plan.stale().isAll() ? plan : plan.also(DaySet.ofMonths(plan.months()));
  }

  private StagePlan plan(JobContext context, Input... inputs) {
    Lake lake = context.lake();
    return StagePlan.of(lake, SuspectReviewsTable.SPEC, DaySet.ALL, fingerprint(context), inputs)
        .only(written(lake));
  }

  private static Input reviews(JobContext context) {
    return new Input(ReviewsTable.SPEC, CommitNote.PUBLISHED, settings(context).windowDays() + 1);
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

  /** Of the days to write those of months in which what reviews say of each other may differ. */
  private DaySet changed(JobContext context, StagePlan plan) {
    StagePlan byReviews = plan(context, reviews(context));
    return plan.wholeTable()
        ? plan.daysToWrite()
        : DaySet.ofMonths(byReviews.months()).intersect(plan.daysToWrite());
  }

  private long write(JobContext context, StagePlan plan) {
    SuspectRules rules = SuspectRules.of(settings(context));
    ReviewPacker.Keys keys = new SilverKeys(context.conf().platforms());
    JavaRDD<FlaggedReview> flagged =
        new SuspectFlags(context, rules, keys)
            .of(plan.daysToWrite(), changed(context, plan))
            .persist(StorageLevel.MEMORY_AND_DISK());
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
}
