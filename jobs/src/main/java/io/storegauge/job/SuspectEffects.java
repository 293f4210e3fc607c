package io.storegauge.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trunc;

import io.storegauge.config.Conf;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.lake.StagePlan.Input;
import io.storegauge.model.DaySet;
import io.storegauge.model.Metric.Windowed;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PositiveReviews;
import io.storegauge.suspect.MetricsWithout;
import io.storegauge.suspect.SuspectRules;
import io.storegauge.suspect.SuspectSums;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.SuspectEffectTable;
import io.storegauge.table.SuspectReviewsTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@code gold.suspect_effect}: suspect reviews are taken off the metrics, and all stores of the day
 * scored again by the stage's own rules, as a what-if is.
 */
final class SuspectEffects {
  /** Raised when the meaning of a number changes, so that lakes are recomputed. */
  private static final int DEFINITIONS = 1;

  private static final List<String> REVIEW_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          SuspectReviewsTable.IS_SUSPECT,
          SuspectReviewsTable.WEIGHT,
          ReviewsTable.RATING,
          ReviewsTable.DESCRIPTION_RATING,
          ReviewsTable.SERVICE_RATING,
          ReviewsTable.LOGISTICS_RATING,
          SuspectReviewsTable.HAS_IMAGE,
          SuspectReviewsTable.DELIVERED_DATE,
          SuspectReviewsTable.CREATED_DATE);

  private static final List<String> SCORED =
      List.of(StoreScoresTable.SCORE, SuspectEffectTable.GRADE, SuspectEffectTable.PEER_PERCENTILE);

  private static final String[] SCORE_KEY = {
    Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, StoreScoresTable.SCHEME
  };

  private final JobContext context;
  private final Lake lake;

  SuspectEffects(JobContext context) {
    this.context = context;
    this.lake = context.lake();
  }

  /** A review also counts on as-of days before it: those after the delivery of its order. */
  StagePlan plan() {
    Conf conf = context.conf();
    StagePlan plan =
        StagePlan.of(
            lake,
            SuspectEffectTable.SPEC,
            AsOfDays.heldBy(StoreMetricsTable.SPEC, context),
            AsOfDays::monthEndsAndNewest,
            JobContext.fingerprint(
                "suspect_effect",
                DEFINITIONS,
                Scoring.configuration(conf),
                conf.settings().metrics().minDenominator(),
                conf.settings().facts().reviewWindowDays(),
                byDescription()),
            new Input(StoreMetricsTable.SPEC, CommitNote.CHANGED, 1),
            new Input(StoreScoresTable.SPEC, CommitNote.CHANGED, 1),
            new Input(SuspectReviewsTable.SPEC, CommitNote.CHANGED, SuspectSums.LONGEST_DAYS));
    return plan.also(plan.stale().withDaysBefore(SuspectRules.ORDER_DAYS));
  }

  private TreeSet<String> byDescription() {
    TreeSet<String> ids = new TreeSet<>();
    for (Platform p : context.conf().platforms().values()) {
      if (p.positiveReviews() == PositiveReviews.DESCRIPTION) {
        ids.add(p.id());
      }
    }
    return ids;
  }

  /** Rows of the days to write. */
  JavaRDD<InternalRow> rows(StagePlan plan) {
    DaySet days = plan.daysToWrite();
    if (days.isEmpty() || !lake.exists(SuspectReviewsTable.SPEC)) {
      return nothing();
    }
    context.progress().doing("scoring without suspect reviews");
    Dataset<Row> sums = sums(days);
    List<Row> known = sums.collectAsList();
    if (known.isEmpty()) {
      return nothing();
    }
    Dataset<Row> kept = lake.spark().createDataFrame(known, sums.schema());
    MetricsWithout without =
        new MetricsWithout(
            context.conf().settings().metrics().minDenominator(),
            context.conf().settings().benchmarks().minPeers());
    Dataset<Row> rows =
        metrics(days, kept, without)
            .join(scores(days), new String[] {Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF})
            .join(scoresWithout(days, kept, without), SCORE_KEY, "left_outer")
            .withColumn(
                SuspectEffectTable.SCORE_GAIN,
                col(StoreScoresTable.SCORE)
                    .minus(col(StoreScoresTable.SCORE + SuspectEffectTable.WITHOUT))
                    .cast("decimal(9,6)"))
            .withColumn(Columns.AS_OF_MONTH, trunc(col(Columns.AS_OF), "month"));
    Column[] columns =
        SuspectEffectTable.SPEC.columnNames().stream().map(c -> col(c)).toArray(Column[]::new);
    return InternalFrames.toRows(rows.select(columns));
  }

  private JavaRDD<InternalRow> nothing() {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).emptyRDD();
  }

  private Dataset<Row> sums(DaySet days) {
    // A review of an order counts on days up to the window's length after the delivery.
    DaySet near =
        AsOfDays.windows(days, SuspectSums.LONGEST_DAYS)
            .reachedByWindow(SuspectRules.ORDER_DAYS + 1);
    List<Date> asOf = new ArrayList<>();
    for (int day : AsOfDays.epochDays(days)) {
      asOf.add(Date.valueOf(LocalDate.ofEpochDay(day)));
    }
    return new SuspectSums(byDescription(), context.conf().settings().facts().reviewWindowDays())
        .of(
            lake.scan(SuspectReviewsTable.SPEC, REVIEW_COLUMNS)
                .days(SuspectReviewsTable.CREATED_DATE, near)
                .frame(),
            asOf);
  }

  /** The metrics of stores with suspect reviews, with and without these. */
  private Dataset<Row> metrics(DaySet days, Dataset<Row> sums, MetricsWithout without) {
    List<String> values = SuspectEffectTable.METRICS.stream().map(Windowed::column).toList();
    List<String> read = new ArrayList<>(values);
    read.addAll(MetricsWithout.needs(values));
    Dataset<Row> with = PeerFrames.metrics(lake, days, read).frame();
    String[] key = {Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF};
    Dataset<Row> counted =
        sums.select(
            Stream.concat(
                    Stream.of(key),
                    Stream.of(
                        SuspectEffectTable.SUSPECT_REVIEWS_30D,
                        SuspectEffectTable.SUSPECT_REVIEWS_90D))
                .map(c -> col(c))
                .toArray(Column[]::new));
    return broadcast(counted)
        .join(with.select(columns(key, values, "")), key)
        .join(
            without.applied(with, sums).select(columns(key, values, SuspectEffectTable.WITHOUT)),
            key);
  }

  private static Column[] columns(String[] key, List<String> values, String suffix) {
    return Stream.concat(
            Stream.of(key).map(c -> col(c)), values.stream().map(c -> col(c).as(c + suffix)))
        .toArray(Column[]::new);
  }

  private Dataset<Row> scores(DaySet days) {
    List<String> columns = new ArrayList<>(List.of(SCORE_KEY));
    columns.add(StoreScoresTable.IS_MAIN);
    columns.addAll(SCORED);
    return lake.scan(StoreScoresTable.SPEC, columns).days(Columns.AS_OF, days).frame();
  }

  private Dataset<Row> scoresWithout(DaySet days, Dataset<Row> sums, MetricsWithout without) {
    return new Scoring(lake, context.conf())
        .scores(days, MetricsWithout::needs, metrics -> without.applied(metrics, sums))
        .select(columns(SCORE_KEY, SCORED, SuspectEffectTable.WITHOUT));
  }
}
