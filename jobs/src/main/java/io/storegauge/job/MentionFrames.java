package io.storegauge.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.model.Taxonomy;
import io.storegauge.stats.TopicWeeks;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewTopicsTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TopicMentionsTable;
import io.storegauge.text.TextDays;
import io.storegauge.text.TopicMentions;
import io.storegauge.text.TopicPhrases;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/** What texts speak of, and how many there are, from the tables of a lake. */
final class MentionFrames {
  private static final int SLACK_DAYS = 1;

  private static final List<String> REVIEW_KEY =
      List.of(Columns.PLATFORM, Columns.STORE_ID, TopicMentionsTable.SOURCE_ID);

  private final Lake lake;
  private final PlatformClocks clocks;

  MentionFrames(JobContext context) {
    this.lake = context.lake();
    this.clocks = new PlatformClocks(context.conf().platforms());
  }

  /** Rows of {@code gold.topic_mentions} of some days. */
  Dataset<Row> mentions(TopicPhrases phrases, DaySet days) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    Broadcast<TopicPhrases> sent = spark.broadcast(phrases);
    PlannedDays planned = new PlannedDays(clocks, days);
    JavaRDD<InternalRow> reviews =
        texts(ReviewsTable.SPEC, TopicMentions.REVIEWS, ReviewsTable.CREATED_AT, days)
            .mapPartitions(rows -> TopicMentions.ofReviews(rows, sent.value(), planned));
    JavaRDD<InternalRow> chats =
        texts(ServiceSessionsTable.SPEC, TopicMentions.CHATS, ServiceSessionsTable.STARTED_AT, days)
            .mapPartitions(rows -> TopicMentions.ofChats(rows, sent.value(), planned));
    Dataset<Row> ofReviews =
        frame(reviews)
            .drop(TopicMentionsTable.IS_NEGATIVE)
            .join(negatives(days), REVIEW_KEY.toArray(new String[0]), "left");
    return ofReviews.select(columns(TopicMentionsTable.SPEC)).union(frame(chats));
  }

  private JavaRDD<InternalRow> texts(
      TableSpec table, List<String> columns, String instant, DaySet days) {
    if (!lake.exists(table)) {
      return JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).emptyRDD();
    }
    return lake.scan(table, columns)
        .where(InstantFilter.any(List.of(instant), days, SLACK_DAYS))
        .rows();
  }

  private Dataset<Row> frame(JavaRDD<InternalRow> mentions) {
    return InternalFrames.toFrame(lake.spark(), mentions, TopicMentionsTable.SPEC.schema());
  }

  private static Column[] columns(TableSpec table) {
    return table.columnNames().stream().map(functions::col).toArray(Column[]::new);
  }

  /** Scored reviews of some days by key, and whether they are negative. */
  private Dataset<Row> negatives(DaySet days) {
    Dataset<Row> known =
        scored(days)
            .select(
                col(Columns.PLATFORM),
                col(Columns.STORE_ID),
                col(ReviewsTable.REVIEW_ID).as(TopicMentionsTable.SOURCE_ID),
                NegativeReviews.are().as(TopicMentionsTable.IS_NEGATIVE));
    return lake.exists(ReviewSentimentTable.SPEC)
        ? PeerFrames.sentIfFew(known, NegativeReviews.scored(lake, days))
        : known;
  }

  private Dataset<Row> scored(DaySet days) {
    if (!lake.exists(ReviewSentimentTable.SPEC)) {
      return lake.read(ReviewSentimentTable.SPEC);
    }
    return NegativeReviews.scored(lake, days).frame();
  }

  /**
   * Topics of reviews of some days, and the reviews of these days, of each store and of each
   * category, as {@link TopicWeeks} reads them.
   */
  JavaRDD<InternalRow> topics(DaySet days, int tasks) {
    Column isCategory = col(ReviewTopicsTable.GRAIN).equalTo(ReviewTopicsTable.CATEGORY);
    Dataset<Row> texts =
        withCategory(
                written(days)
                    .where(not(escalated()))
                    .where(col(TopicMentionsTable.SOURCE).equalTo(TopicMentionsTable.REVIEW))
                    .unionByName(reviewTexts(days)))
            .withColumn(
                ReviewTopicsTable.GRAIN,
                explode(array(lit(ReviewTopicsTable.STORE), lit(ReviewTopicsTable.CATEGORY))))
            .withColumn(
                Columns.STORE_ID,
                when(isCategory, lit(ReviewTopicsTable.ALL_STORES))
                    .otherwise(col(Columns.STORE_ID)));
    Stream<String> group =
        Stream.of(Columns.STORE_ID, Columns.CATEGORY, Columns.PLATFORM, ReviewTopicsTable.GRAIN);
    return InternalFrames.toRows(
        columns(texts)
            .repartition(
                tasks,
                col(Columns.PLATFORM),
                col(ReviewTopicsTable.GRAIN),
                col(Columns.CATEGORY),
                col(Columns.STORE_ID))
            .sortWithinPartitions(
                Stream.concat(group, TopicWeeks.ORDER.stream())
                    .map(functions::col)
                    .toArray(Column[]::new)));
  }

  /** The same of words of pressure, in reviews and chats, by store. */
  JavaRDD<InternalRow> escalations(DaySet days, int tasks) {
    Dataset<Row> texts =
        written(days)
            .where(escalated())
            .unionByName(reviewTexts(days))
            .unionByName(chatTexts(days))
            .withColumn(ReviewTopicsTable.GRAIN, lit(ReviewTopicsTable.STORE))
            .withColumn(Columns.CATEGORY, lit(ReviewTopicsTable.UNKNOWN));
    return PeerFrames.byStore(columns(texts), tasks, TopicWeeks.ORDER.toArray(String[]::new));
  }

  private static Column escalated() {
    return col(TopicMentionsTable.TOPIC_GROUP).equalTo(Taxonomy.ESCALATION);
  }

  private static Dataset<Row> columns(Dataset<Row> texts) {
    return texts.select(TopicWeeks.COLUMNS.stream().map(functions::col).toArray(Column[]::new));
  }

  private Dataset<Row> withCategory(Dataset<Row> texts) {
    Column unknown = lit(ReviewTopicsTable.UNKNOWN);
    if (!lake.exists(StoresTable.SPEC)) {
      return texts.withColumn(Columns.CATEGORY, unknown);
    }
    List<String> store = List.of(Columns.PLATFORM, Columns.STORE_ID);
    TableScan stores =
        lake.scan(StoresTable.SPEC, List.of(Columns.PLATFORM, Columns.STORE_ID, Columns.CATEGORY));
    return texts
        .join(PeerFrames.sentIfFew(stores.frame(), stores), store.toArray(new String[0]), "left")
        .withColumn(Columns.CATEGORY, coalesce(col(Columns.CATEGORY), unknown));
  }

  private Dataset<Row> written(DaySet days) {
    List<String> columns =
        TopicWeeks.COLUMNS.stream()
            .filter(TopicMentionsTable.SPEC.columnNames()::contains)
            .toList();
    return lake.scan(TopicMentionsTable.SPEC, columns)
        .days(TopicMentionsTable.WRITTEN_DATE, days)
        .frame()
        .withColumn(TopicWeeks.TEXT_COUNT, lit(0L))
        .withColumn(TopicWeeks.NEGATIVE_COUNT, lit(0L));
  }

  private Dataset<Row> reviewTexts(DaySet days) {
    return counted(
        scored(days)
            .withColumn(TopicMentionsTable.WRITTEN_DATE, col(ReviewSentimentTable.CREATED_DATE))
            .withColumn(TopicMentionsTable.IS_NEGATIVE, NegativeReviews.are()),
        TopicMentionsTable.REVIEW);
  }

  private Dataset<Row> chatTexts(DaySet days) {
    PlannedDays planned = new PlannedDays(clocks, days);
    JavaRDD<InternalRow> chats =
        texts(ServiceSessionsTable.SPEC, TextDays.COLUMNS, ServiceSessionsTable.STARTED_AT, days)
            .mapPartitions(rows -> new TextDays(rows, planned));
    return counted(
        InternalFrames.toFrame(lake.spark(), chats, TextDays.SCHEMA)
            .withColumn(TopicMentionsTable.IS_NEGATIVE, lit(false)),
        TopicMentionsTable.CHAT);
  }

  /** Texts by store and day, in rows without topic. */
  private static Dataset<Row> counted(Dataset<Row> texts, String source) {
    Column none = lit(null).cast("string");
    return texts
        .groupBy(Columns.PLATFORM, Columns.STORE_ID, TopicMentionsTable.WRITTEN_DATE)
        .agg(
            count(lit(1)).as(TopicWeeks.TEXT_COUNT),
            sum(col(TopicMentionsTable.IS_NEGATIVE).cast("long")).as(TopicWeeks.NEGATIVE_COUNT))
        .withColumn(TopicMentionsTable.SOURCE, lit(source))
        .withColumn(TopicMentionsTable.SOURCE_ID, none)
        .withColumn(TopicMentionsTable.TOPIC_GROUP, none)
        .withColumn(TopicMentionsTable.TOPIC, none)
        .withColumn(TopicMentionsTable.PHRASE, none)
        .withColumn(TopicMentionsTable.EXCERPT, none)
        .withColumn(TopicMentionsTable.IS_NEGATIVE, lit(null).cast("boolean"));
  }
}
