package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.storegauge.lake.InstantFilter;
import io.storegauge.lake.InternalFrames;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TopicMentionsTable;
import io.storegauge.text.EmergingPhrases;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/** Texts of scored reviews by platform and day, as {@link EmergingPhrases} reads them. */
final class EmergingFrames {
  private static final int SLACK_DAYS = 1;

  /** Of the reviews that are not negative one in so many is brought along. */
  private static final int OTHERS_DRAWN = 4;

  private static final String LOT = "lot";

  private EmergingFrames() {}

  /** Reviews of some days; both tables must have been written. */
  static JavaRDD<InternalRow> byPlatform(Lake lake, DaySet days) {
    int tasks = JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).defaultParallelism();
    List<String> key = List.of(Columns.PLATFORM, Columns.STORE_ID, TopicMentionsTable.SOURCE_ID);
    return InternalFrames.toRows(
        drawn(lake, days)
            .join(texts(lake, days), key.toArray(new String[0]))
            .withColumn(LOT, lot())
            .repartition(tasks, col(Columns.PLATFORM))
            .sortWithinPartitions(
                Columns.PLATFORM,
                TopicMentionsTable.WRITTEN_DATE,
                LOT,
                TopicMentionsTable.SOURCE_ID,
                Columns.STORE_ID)
            .select(EmergingPhrases.COLUMNS.stream().map(functions::col).toArray(Column[]::new)));
  }

  private static Column lot() {
    return xxhash64(col(TopicMentionsTable.SOURCE_ID));
  }

  private static Dataset<Row> drawn(Lake lake, DaySet days) {
    TableScan scored = NegativeReviews.scored(lake, days);
    Dataset<Row> drawn =
        scored
            .frame()
            .select(
                col(Columns.PLATFORM),
                col(Columns.STORE_ID),
                col(ReviewsTable.REVIEW_ID).as(TopicMentionsTable.SOURCE_ID),
                col(ReviewSentimentTable.CREATED_DATE).as(TopicMentionsTable.WRITTEN_DATE),
                NegativeReviews.are().as(TopicMentionsTable.IS_NEGATIVE))
            .where(
                col(TopicMentionsTable.IS_NEGATIVE).or(pmod(lot(), lit(OTHERS_DRAWN)).equalTo(0)));
    return PeerFrames.sentIfFew(drawn, scored);
  }

  private static Dataset<Row> texts(Lake lake, DaySet days) {
    return lake.scan(
            ReviewsTable.SPEC,
            List.of(
                Columns.PLATFORM,
                Columns.STORE_ID,
                ReviewsTable.REVIEW_ID,
                ReviewsTable.CREATED_AT,
                ReviewsTable.TEXT,
                ReviewsTable.APPENDED_TEXT))
        .where(InstantFilter.any(List.of(ReviewsTable.CREATED_AT), days, SLACK_DAYS))
        .frame()
        .withColumnRenamed(ReviewsTable.REVIEW_ID, TopicMentionsTable.SOURCE_ID)
        .drop(ReviewsTable.CREATED_AT);
  }
}
