package io.storegauge.job;

import io.storegauge.metric.DayBounds;
import io.storegauge.model.LookAhead;
import io.storegauge.model.Taxonomy;
import io.storegauge.row.Flags;
import io.storegauge.row.RowBuilder;
import io.storegauge.stats.AlertEvents;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TopicMentionsTable;
import io.storegauge.text.Sentiment;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reviews, and what their texts are like, as {@link AlertEvents}. Default praise was written by
 * nobody.
 */
final class AlertInput {
  static final List<String> REVIEW_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.REVIEW_ID,
          ReviewsTable.CREATED_AT,
          ReviewsTable.RATING,
          ReviewsTable.IS_DEFAULT,
          ReviewsTable.IS_DELETED);

  static final List<String> TEXT_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.REVIEW_ID,
          ReviewSentimentTable.CREATED_DATE,
          ReviewSentimentTable.SENTIMENT,
          ReviewSentimentTable.APPENDED_SENTIMENT);

  static final List<String> MENTION_COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          TopicMentionsTable.SOURCE_ID,
          TopicMentionsTable.WRITTEN_DATE,
          TopicMentionsTable.SOURCE,
          TopicMentionsTable.TOPIC_GROUP,
          TopicMentionsTable.TOPIC,
          TopicMentionsTable.IS_NEGATIVE);

  private static final int REVIEW_ID = 2;
  private static final int CREATED = 3;
  private static final int RATING = 4;
  private static final int IS_DEFAULT = 5;
  private static final int IS_DELETED = 6;
  private static final int SENTIMENT = 4;
  private static final int APPENDED = 5;
  private static final int SOURCE = 4;
  private static final int GROUP = 5;
  private static final int TOPIC = 6;
  private static final int IS_NEGATIVE = 7;

  private static final int STARS_PRECISION = 2;
  private static final int STARS_SCALE = 1;

  private static final UTF8String NEGATIVE = UTF8String.fromString(Sentiment.NEGATIVE.id());

  private static final UTF8String REVIEW = UTF8String.fromString(TopicMentionsTable.REVIEW);
  private static final UTF8String ESCALATION = UTF8String.fromString(Taxonomy.ESCALATION);

  private AlertInput() {}

  /**
   * Of rows with {@link #REVIEW_COLUMNS}: reviews with stars that somebody wrote on one of the
   * days.
   */
  static Iterator<InternalRow> ofReviews(
      Iterator<InternalRow> reviews, PlatformClocks clocks, DayBounds days) {
    EventRow out = new EventRow();
    return new LookAhead<>() {
      @Override
      protected InternalRow find() {
        while (reviews.hasNext()) {
          InternalRow r = reviews.next();
          if (r.isNullAt(CREATED)
              || r.isNullAt(RATING)
              || Flags.isTrue(r, IS_DEFAULT)
              || Flags.isTrue(r, IS_DELETED)) {
            continue;
          }
          long day = clocks.day(r.getUTF8String(0), r.getLong(CREATED));
          if (days.contains(day)) {
            long tenths = r.getDecimal(RATING, STARS_PRECISION, STARS_SCALE).toUnscaledLong();
            return out.of(r, (int) day, AlertEvents.ofStars(tenths));
          }
        }
        return null;
      }
    };
  }

  /** Of rows with {@link #TEXT_COLUMNS}. */
  static Iterator<InternalRow> ofTexts(Iterator<InternalRow> texts) {
    EventRow out = new EventRow();
    return new LookAhead<>() {
      @Override
      protected InternalRow find() {
        if (!texts.hasNext()) {
          return null;
        }
        InternalRow t = texts.next();
        boolean negative = isNegative(t, SENTIMENT) || isNegative(t, APPENDED);
        return out.of(t, t.getInt(CREATED), AlertEvents.ofText(negative));
      }
    };
  }

  /** Of rows with {@link #MENTION_COLUMNS}: words of pressure, and topics of negative reviews. */
  static Iterator<InternalRow> ofMentions(Iterator<InternalRow> mentions) {
    EventRow out = new EventRow();
    return new LookAhead<>() {
      @Override
      protected InternalRow find() {
        while (mentions.hasNext()) {
          InternalRow m = mentions.next();
          boolean escalates = m.getUTF8String(GROUP).equals(ESCALATION);
          if (m.getUTF8String(SOURCE).equals(REVIEW)
              && (escalates || Flags.isTrue(m, IS_NEGATIVE))) {
            int kind = escalates ? AlertEvents.ESCALATION : AlertEvents.TOPIC;
            return out.about(m, m.getInt(CREATED), kind, m.getUTF8String(TOPIC));
          }
        }
        return null;
      }
    };
  }

  private static boolean isNegative(InternalRow row, int column) {
    return !row.isNullAt(column) && row.getUTF8String(column).equals(NEGATIVE);
  }

  /** Builds rows of {@link AlertEvents#SCHEMA}. */
  private static final class EventRow {
    private final RowBuilder row = new RowBuilder(AlertEvents.SCHEMA.size());

    InternalRow of(InternalRow in, int day, int kinds) {
      return about(in, day, kinds, null);
    }

    InternalRow about(InternalRow in, int day, int kinds, UTF8String topic) {
      row.start()
          .set(0, in.getUTF8String(0))
          .set(1, in.getUTF8String(1))
          .setInt(2, day)
          .setInt(3, kinds)
          .set(5, topic);
      if (AlertEvents.isEvidence(kinds)) {
        row.set(4, in.getUTF8String(REVIEW_ID));
      }
      return row.build();
    }
  }
}
