package io.storegauge.job;

import io.storegauge.config.Alerts;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.metric.DayBounds;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.stats.AlertEvents;
import io.storegauge.stats.AlertRows;
import io.storegauge.table.AlertsTable;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TopicMentionsTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.alerts} from {@code silver.reviews}, {@code gold.review_sentiment} and {@code
 * gold.topic_mentions}: the days on which a store's newest reviews are worse than usual. Which
 * files brought them, and in how many batches, does not show.
 */
public final class AlertsJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  private static final int SLACK_DAYS = 1;

  @Override
  public String stage() {
    return "alerts";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    TreeMap<String, Object> zones = new TreeMap<>();
    Map<String, Platform> platforms = context.conf().platforms();
    platforms.forEach((id, platform) -> zones.put(id, platform.zone()));
    Alerts alerts = context.conf().alerts();
    return List.of(
        StagePlan.of(
            context.lake(),
            AlertsTable.SPEC,
            AsOfDays.withEvents(context),
            JobContext.fingerprint(stage(), DEFINITIONS, alerts, zones),
            new StagePlan.Input(ReviewsTable.SPEC, CommitNote.PUBLISHED, alerts.reachDays()),
            new StagePlan.Input(ReviewSentimentTable.SPEC, CommitNote.CHANGED, alerts.reachDays()),
            new StagePlan.Input(TopicMentionsTable.SPEC, CommitNote.CHANGED, alerts.reachDays())));
  }

  @Override
  public StageResult run(JobContext context) {
    return PlannedWrite.run(context, plan(context).get(0), plan -> rows(context, plan));
  }

  private static JavaRDD<InternalRow> rows(JobContext context, StagePlan plan) {
    Lake lake = context.lake();
    if (!lake.exists(ReviewsTable.SPEC)) {
      return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).emptyRDD();
    }
    Alerts alerts = context.conf().alerts();
    DaySet days = AsOfDays.windows(plan.daysToWrite(), alerts.reachDays());
    TableScan reviews =
        lake.scan(ReviewsTable.SPEC, AlertInput.REVIEW_COLUMNS)
            .where(InstantFilter.any(List.of(ReviewsTable.CREATED_AT), days, SLACK_DAYS));
    PlatformClocks clocks = new PlatformClocks(context.conf().platforms());
    DayBounds wanted = DayBounds.of(days);
    JavaRDD<InternalRow> events =
        reviews.rows().mapPartitions(part -> AlertInput.ofReviews(part, clocks, wanted));
    if (lake.exists(ReviewSentimentTable.SPEC)) {
      events = events.union(texts(lake, days));
    }
    if (lake.exists(TopicMentionsTable.SPEC)) {
      events = events.union(mentions(lake, days));
    }
    AlertRows rows = new AlertRows(alerts, AsOfDays.epochDays(plan.daysToWrite()));
    int tasks = PeerFrames.tasks(lake.spark(), reviews);
    return PeerFrames.byStore(
            InternalFrames.toFrame(lake.spark(), events, AlertEvents.SCHEMA),
            tasks,
            AlertEvents.DAY,
            ReviewsTable.REVIEW_ID)
        .mapPartitions(rows::rows);
  }

  private static JavaRDD<InternalRow> texts(Lake lake, DaySet days) {
    return lake.scan(ReviewSentimentTable.SPEC, AlertInput.TEXT_COLUMNS)
        .days(ReviewSentimentTable.CREATED_DATE, days)
        .rows()
        .mapPartitions(AlertInput::ofTexts);
  }

  private static JavaRDD<InternalRow> mentions(Lake lake, DaySet days) {
    return lake.scan(TopicMentionsTable.SPEC, AlertInput.MENTION_COLUMNS)
        .days(TopicMentionsTable.WRITTEN_DATE, days)
        .rows()
        .mapPartitions(AlertInput::ofMentions);
  }
}
