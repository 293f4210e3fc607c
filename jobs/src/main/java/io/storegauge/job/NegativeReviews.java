package io.storegauge.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.text.Sentiment;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Which rows of {@code gold.review_sentiment} are negative reviews. Stars decide where they are
 * clear; the text, where they are not; an addition always, since nobody takes back stars.
 */
final class NegativeReviews {
  private static final int MOST_OF_NEGATIVE = 2;
  private static final int LEAST_OF_POSITIVE = 4;

  private NegativeReviews() {}

  /** Never null. */
  static Column are() {
    Column stars = col(ReviewsTable.RATING);
    Column added = negative(ReviewSentimentTable.APPENDED_SENTIMENT);
    return when(stars.leq(MOST_OF_NEGATIVE), lit(true))
        .when(stars.geq(LEAST_OF_POSITIVE), added)
        .otherwise(added.or(negative(ReviewSentimentTable.SENTIMENT)));
  }

  private static Column negative(String column) {
    return coalesce(col(column).equalTo(Sentiment.NEGATIVE.id()), lit(false));
  }

  /** Scored reviews of some days, with the columns that {@link #are} looks at. */
  static TableScan scored(Lake lake, DaySet days) {
    return lake.scan(
            ReviewSentimentTable.SPEC,
            List.of(
                Columns.PLATFORM,
                Columns.STORE_ID,
                ReviewsTable.REVIEW_ID,
                ReviewsTable.RATING,
                ReviewSentimentTable.SENTIMENT,
                ReviewSentimentTable.APPENDED_SENTIMENT,
                ReviewSentimentTable.CREATED_DATE))
        .days(ReviewSentimentTable.CREATED_DATE, days);
  }
}
