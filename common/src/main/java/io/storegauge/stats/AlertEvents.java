package io.storegauge.stats;

import io.storegauge.config.Alerts;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TopicMentionsTable;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What alerts are made of: a row for each review, for what its text is like, and for each topic
 * that it speaks of, with the platform day on which it was written and what it counts as.
 */
public final class AlertEvents {
  public static final String DAY = "day";
  public static final String KINDS = "kinds";

  /**
   * Layout of the rows; the review id is null where the review is no evidence, the topic where it
   * is about none.
   */
  public static final StructType SCHEMA =
      new StructType()
          .add(Columns.PLATFORM, DataTypes.StringType)
          .add(Columns.STORE_ID, DataTypes.StringType)
          .add(DAY, DataTypes.IntegerType)
          .add(KINDS, DataTypes.IntegerType)
          .add(ReviewsTable.REVIEW_ID, DataTypes.StringType)
          .add(TopicMentionsTable.TOPIC, DataTypes.StringType);

  /** A negative review that speaks of a topic. */
  public static final int TOPIC = 32;

  /** A review with words by which buyers make pressure; the topic is the kind of it. */
  public static final int ESCALATION = 64;

  /** Further bits of {@link #KINDS}. */
  private static final int WITH_STARS = 1;

  private static final int NEGATIVE_STARS = 2;
  private static final int ONE_STAR = 4;
  private static final int WITH_TEXT = 8;
  private static final int NEGATIVE_TEXT = 16;

  private static final int TWO_STARS = 20;

  private AlertEvents() {}

  /** What a review with stars counts as. */
  public static int ofStars(long tenths) {
    return WITH_STARS
        | (tenths <= TWO_STARS ? NEGATIVE_STARS : 0)
        | (tenths < TWO_STARS ? ONE_STAR : 0);
  }

  /** What a review that says something counts as. */
  public static int ofText(boolean negative) {
    return WITH_TEXT | (negative ? NEGATIVE_TEXT : 0);
  }

  /** Whether it is evidence of anything. */
  public static boolean isEvidence(int kinds) {
    return (kinds & (NEGATIVE_STARS | ONE_STAR | NEGATIVE_TEXT | TOPIC | ESCALATION)) != 0;
  }

  static boolean isWithStars(int kinds) {
    return (kinds & WITH_STARS) != 0;
  }

  static boolean isWithText(int kinds) {
    return (kinds & WITH_TEXT) != 0;
  }

  /** Whether a rule counts it. */
  static boolean isCounted(Alerts.Of of, int kinds) {
    int bit =
        switch (of) {
          case NEGATIVE_STARS -> NEGATIVE_STARS;
          case ONE_STAR -> ONE_STAR;
          case NEGATIVE_TEXT -> NEGATIVE_TEXT;
          case TOPIC -> TOPIC;
          case ESCALATION -> ESCALATION;
        };
    return (kinds & bit) != 0;
  }
}
