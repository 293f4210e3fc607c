package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.stats.TopicWeeks;
import io.storegauge.table.EmergingPhrasesTable;
import io.storegauge.table.EscalationsTable;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TopicMentionsTable;
import io.storegauge.text.EmergingPhrases;
import io.storegauge.text.TopicPhrases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.topic_mentions} from the texts of {@code silver.reviews} and {@code
 * silver.service_sessions}; from these the weekly {@code gold.review_topics} and {@code
 * gold.escalations}; and {@code gold.emerging_phrases} from what negative reviews say besides.
 *
 * <p>Months with a changed text are looked through anew as a whole, as sentiment is.
 */
public final class TopicsJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 3;

  @Override
  public String stage() {
    return "topics";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(mentions(context), topics(context), escalations(context), emerging(context));
  }

  private StagePlan mentions(JobContext context) {
    TreeMap<String, Object> zones = new TreeMap<>();
    Map<String, Platform> platforms = context.conf().platforms();
    platforms.forEach((id, platform) -> zones.put(id, platform.zone()));
    return StagePlan.of(
        context.lake(),
        TopicMentionsTable.SPEC,
        DaySet.ALL,
        JobContext.fingerprint(stage(), DEFINITIONS, context.conf().topics(), zones),
        new StagePlan.Input(ReviewsTable.SPEC, CommitNote.PUBLISHED, 1),
        new StagePlan.Input(ReviewSentimentTable.SPEC, CommitNote.CHANGED, 1),
        new StagePlan.Input(ServiceSessionsTable.SPEC, CommitNote.CHANGED, 1));
  }

  private StagePlan topics(JobContext context) {
    return weekly(
        context,
        ReviewTopicsTable.SPEC,
        reaching(TopicMentionsTable.SPEC),
        reaching(ReviewSentimentTable.SPEC),
        // Another category of a store moves its texts from one category to the other.
        new StagePlan.Input(StoresTable.SPEC, CommitNote.CHANGED, 0));
  }

  private StagePlan escalations(JobContext context) {
    return weekly(
        context,
        EscalationsTable.SPEC,
        reaching(TopicMentionsTable.SPEC),
        reaching(ReviewSentimentTable.SPEC),
        reaching(ServiceSessionsTable.SPEC));
  }

  private static StagePlan.Input reaching(TableSpec input) {
    return new StagePlan.Input(input, CommitNote.CHANGED, TopicWeeks.REACH_DAYS);
  }

  private StagePlan weekly(JobContext context, TableSpec table, StagePlan.Input... inputs) {
    return WeekDays.only(
        context,
        StagePlan.of(
            context.lake(),
            table,
            AsOfDays.withEvents(context),
            JobContext.fingerprint(stage(), DEFINITIONS),
            inputs));
  }

  private StagePlan emerging(JobContext context) {
    StagePlan plan =
        StagePlan.of(
            context.lake(),
            EmergingPhrasesTable.SPEC,
            AsOfDays.withEvents(context),
            JobContext.fingerprint(stage(), DEFINITIONS, context.conf().topics()),
            new StagePlan.Input(
                ReviewsTable.SPEC, CommitNote.PUBLISHED, EmergingPhrases.REACH_DAYS),
            new StagePlan.Input(
                ReviewSentimentTable.SPEC, CommitNote.CHANGED, EmergingPhrases.REACH_DAYS));
    return WeekDays.only(context, plan);
  }

  @Override
  public StageResult run(JobContext context) {
    MentionFrames frames = new MentionFrames(context);
    StagePlan mentions = mentions(context);
    long written = 0;
    if (!mentions.nothingToDo()) {
      TopicPhrases phrases = TopicPhrases.of(context.conf().topics());
      written +=
          PlannedWrite.write(
              context,
              mentions,
              InternalFrames.toRows(frames.mentions(phrases, mentions.daysToWrite())));
    }
    // Planned only now that their input is written.
    StagePlan topics = topics(context);
    StagePlan escalations = escalations(context);
    for (StagePlan plan : List.of(topics, escalations)) {
      if (!plan.nothingToDo()) {
        written += PlannedWrite.write(context, plan, weeks(context, frames, plan));
      }
    }
    StagePlan emerging = emerging(context);
    if (!emerging.nothingToDo()) {
      written += PlannedWrite.write(context, emerging, emergingRows(context, emerging));
    }
    return PlannedWrite.result(List.of(mentions, topics, escalations, emerging), written);
  }

  private static JavaRDD<InternalRow> emergingRows(JobContext context, StagePlan plan) {
    Lake lake = context.lake();
    if (!lake.exists(ReviewsTable.SPEC) || !lake.exists(ReviewSentimentTable.SPEC)) {
      return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).emptyRDD();
    }
    DaySet asOf = WeekDays.of(plan.covered()).intersect(plan.daysToWrite());
    DaySet needed = asOf.withDaysBefore(EmergingPhrases.REACH_DAYS - 1);
    EmergingPhrases phrases =
        new EmergingPhrases(context.conf().topics(), AsOfDays.epochDays(asOf));
    return EmergingFrames.byPlatform(lake, needed).mapPartitions(phrases::rows);
  }

  private static JavaRDD<InternalRow> weeks(
      JobContext context, MentionFrames frames, StagePlan plan) {
    DaySet asOf = WeekDays.of(plan.covered()).intersect(plan.daysToWrite());
    DaySet needed = asOf.withDaysBefore(TopicWeeks.REACH_DAYS - 1);
    TableScan mentions =
        context.lake().scan(TopicMentionsTable.SPEC, List.of(TopicMentionsTable.WRITTEN_DATE));
    int tasks = PeerFrames.tasks(context.lake().spark(), mentions);
    TopicWeeks weeks = new TopicWeeks(AsOfDays.epochDays(asOf));
    return plan.table().equals(EscalationsTable.SPEC)
        ? frames.escalations(needed, tasks).mapPartitions(weeks::escalations)
        : frames.topics(needed, tasks).mapPartitions(weeks::reviewTopics);
  }
}
