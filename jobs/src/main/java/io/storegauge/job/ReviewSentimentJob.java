package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.text.LabelledTexts;
import io.storegauge.text.Lexicon;
import io.storegauge.text.ModelFolder;
import io.storegauge.text.ReviewSentiments;
import io.storegauge.text.SentimentModel;
import io.storegauge.text.SentimentTraining;
import io.storegauge.text.Tally;
import io.storegauge.text.TrainedModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.review_sentiment} from {@code silver.reviews}. Months with a changed review are
 * scored anew as a whole, without a join with the scores there were.
 *
 * <p>A lake without a model learns one of its own reviews with stars, once there are enough.
 */
public final class ReviewSentimentJob implements Job {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 2;

  /**
   * Reviews of each class that the first model is learned from; more take longer than they help.
   */
  private static final int MOST_TO_LEARN_FROM = 20_000;

  /** Texts of each class, copies left out, with which a model is better than plain words. */
  static final int LEAST_TO_LEARN_FROM = 500;

  private static final int SLACK_DAYS = 1;

  @Override
  public String stage() {
    return "sentiment";
  }

  @Override
  public List<StagePlan> plan(JobContext context) {
    return List.of(plan(context, version(model(context))));
  }

  @Override
  public StageResult run(JobContext context) {
    Optional<ModelFolder> known = model(context);
    StagePlan plan = plan(context, version(known));
    if (plan.nothingToDo()) {
      return StageResult.UNCHANGED;
    }
    Optional<ModelFolder> folder = known.isPresent() ? known : learned(context);
    SentimentModel model = folder.map(ModelFolder::read).orElseGet(Lexicon::model);
    // A model learned just now makes rows of plain words stale.
    StagePlan due = folder.equals(known) ? plan : plan(context, model.version());
    return PlannedWrite.run(context, due, p -> rows(context, p, model));
  }

  /** To plan, the weights need not be read. */
  private static String version(Optional<ModelFolder> model) {
    return model.map(ModelFolder::version).orElse(Lexicon.VERSION);
  }

  private StagePlan plan(JobContext context, String modelVersion) {
    TreeMap<String, Object> zones = new TreeMap<>();
    Map<String, Platform> platforms = context.conf().platforms();
    platforms.forEach((id, platform) -> zones.put(id, platform.zone()));
    return StagePlan.of(
        context.lake(),
        ReviewSentimentTable.SPEC,
        DaySet.ALL,
        JobContext.fingerprint(stage(), DEFINITIONS, modelVersion, band(context), zones),
        new StagePlan.Input(ReviewsTable.SPEC, CommitNote.PUBLISHED, 1));
  }

  private static int band(JobContext context) {
    return context.conf().settings().text().storedBand();
  }

  /** The configured model, else the lake's own; empty = neither. */
  private static Optional<ModelFolder> model(JobContext context) {
    String configured = context.conf().settings().text().model();
    Lake lake = context.lake();
    return configured.isEmpty()
        ? new OwnModels(lake).newest()
        : Optional.of(
            new ModelFolder(configured, lake.spark().sparkContext().hadoopConfiguration()));
  }

  /** A model of the lake's own stars; empty = too few. */
  private static Optional<ModelFolder> learned(JobContext context) {
    if (!context.lake().exists(ReviewsTable.SPEC)) {
      return Optional.empty();
    }
    // Asked first, because watch asks with every batch until there are enough.
    long rarer = RatedTexts.ofTheRarerClass(context.lake());
    if (rarer < LEAST_TO_LEARN_FROM) {
      return tooFew(context, rarer);
    }
    context.progress().doing("learning sentiment from reviews with stars");
    LabelledTexts texts =
        LabelledTexts.of(
            RatedTexts.of(context.lake(), context.conf().platforms(), MOST_TO_LEARN_FROM));
    if (texts.leastOfAClass() < LEAST_TO_LEARN_FROM) {
      return tooFew(context, texts.leastOfAClass());
    }
    TrainedModel trained =
        new SentimentTraining(texts, band(context)).train("stars of this lake's own reviews");
    ModelFolder folder = new OwnModels(context.lake()).next();
    folder.write(trained);
    Tally heldOut = trained.report().heldOut().all();
    context
        .progress()
        .warn(
            String.format(
                Locale.ROOT,
                "no model of sentiment yet: learned one from %,d own reviews with stars, right about"
                    + " %.1f %% of the newest; see MODEL_CARD.md in %s",
                texts.texts().size(),
                100 * heldOut.accuracy(),
                folder));
    return Optional.of(folder);
  }

  private static Optional<ModelFolder> tooFew(JobContext context, long texts) {
    context
        .progress()
        .warn(
            String.format(
                Locale.ROOT,
                "no model of sentiment yet, and only %,d texts of the rarer kind to learn one from"
                    + " (%,d different ones are needed): scored by a list of plain words",
                texts,
                LEAST_TO_LEARN_FROM));
    return Optional.empty();
  }

  private static JavaRDD<InternalRow> rows(
      JobContext context, StagePlan plan, SentimentModel model) {
    Lake lake = context.lake();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    if (!lake.exists(ReviewsTable.SPEC)) {
      return spark.emptyRDD();
    }
    Broadcast<SentimentModel> sent = spark.broadcast(model);
    int band = band(context);
    ReviewSentiments.Days days =
        new PlannedDays(new PlatformClocks(context.conf().platforms()), plan.daysToWrite());
    return lake.scan(ReviewsTable.SPEC, ReviewSentiments.COLUMNS)
        .where(InstantFilter.any(List.of(ReviewsTable.CREATED_AT), plan.daysToWrite(), SLACK_DAYS))
        .rows()
        .mapPartitions(reviews -> new ReviewSentiments(reviews, sent.value(), band, days));
  }
}
