package io.storegauge.text;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import io.storegauge.row.Flags;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code gold.review_sentiment}. In: rows of {@code silver.reviews} with {@link #COLUMNS}.
 * Out: one row for each of them that says something.
 */
public final class ReviewSentiments extends LookAhead<InternalRow> {
  /** Columns of silver.reviews that are read, in this order. */
  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.REVIEW_ID,
          ReviewsTable.PRODUCT_ID,
          ReviewsTable.STORE_COUNT,
          ReviewsTable.RATING,
          ReviewsTable.TEXT,
          ReviewsTable.APPENDED_TEXT,
          ReviewsTable.IS_DEFAULT,
          ReviewsTable.IS_DELETED,
          ReviewsTable.CREATED_AT);

  private static final int PLATFORM = COLUMNS.indexOf(Columns.PLATFORM);
  private static final int STORE_ID = COLUMNS.indexOf(Columns.STORE_ID);
  private static final int REVIEW_ID = COLUMNS.indexOf(ReviewsTable.REVIEW_ID);
  private static final int PRODUCT_ID = COLUMNS.indexOf(ReviewsTable.PRODUCT_ID);
  private static final int STORE_COUNT = COLUMNS.indexOf(ReviewsTable.STORE_COUNT);
  private static final int RATING = COLUMNS.indexOf(ReviewsTable.RATING);
  private static final int TEXT = COLUMNS.indexOf(ReviewsTable.TEXT);
  private static final int APPENDED_TEXT = COLUMNS.indexOf(ReviewsTable.APPENDED_TEXT);
  private static final int IS_DEFAULT = COLUMNS.indexOf(ReviewsTable.IS_DEFAULT);
  private static final int IS_DELETED = COLUMNS.indexOf(ReviewsTable.IS_DELETED);
  private static final int CREATED_AT = COLUMNS.indexOf(ReviewsTable.CREATED_AT);

  private static final int OUT_PLATFORM = out(Columns.PLATFORM);
  private static final int OUT_STORE_ID = out(Columns.STORE_ID);
  private static final int OUT_REVIEW_ID = out(ReviewsTable.REVIEW_ID);
  private static final int OUT_PRODUCT_ID = out(ReviewsTable.PRODUCT_ID);
  private static final int OUT_STORE_COUNT = out(ReviewsTable.STORE_COUNT);
  private static final int OUT_RATING = out(ReviewsTable.RATING);
  private static final int OUT_SENTIMENT = out(ReviewSentimentTable.SENTIMENT);
  private static final int OUT_PROBABILITY = out(ReviewSentimentTable.PROBABILITY);
  private static final int OUT_APPENDED = out(ReviewSentimentTable.APPENDED_SENTIMENT);
  private static final int OUT_APPENDED_PROBABILITY =
      out(ReviewSentimentTable.APPENDED_PROBABILITY);
  private static final int OUT_CONTRADICTS = out(ReviewSentimentTable.CONTRADICTS_STARS);
  private static final int OUT_MODEL = out(ReviewSentimentTable.MODEL_VERSION);
  private static final int OUT_DATE = out(ReviewSentimentTable.CREATED_DATE);
  private static final int OUT_MONTH = out(ReviewsTable.CREATED_MONTH);

  private static final int STARS_PRECISION = 2;
  private static final int STARS_SCALE = 1;

  private static final UTF8String[] IDS = ids();

  /** Platform days of instants, and which of them are wanted; sent to every task. */
  public interface Days extends Serializable {
    /** Epoch day of an instant on a platform. */
    long of(UTF8String platform, long instant);

    /** Whether rows of an epoch day are to be made. */
    boolean wanted(long day);
  }

  private final Iterator<InternalRow> reviews;
  private final SentimentScorer scorer;
  private final UTF8String version;
  private final int band;
  private final Days days;
  private final RowBuilder row = new RowBuilder(ReviewSentimentTable.SPEC.columns().size());

  /**
   * @param band see {@link Sentiment#of}
   */
  public ReviewSentiments(
      Iterator<InternalRow> reviews, SentimentModel model, int band, Days days) {
    this.reviews = reviews;
    this.scorer = new SentimentScorer(model);
    this.version = UTF8String.fromString(model.version());
    this.band = band;
    this.days = days;
  }

  private static int out(String column) {
    return ReviewSentimentTable.SPEC.columnNames().indexOf(column);
  }

  private static UTF8String[] ids() {
    UTF8String[] ids = new UTF8String[Sentiment.values().length];
    for (Sentiment s : Sentiment.values()) {
      ids[s.ordinal()] = UTF8String.fromString(s.id());
    }
    return ids;
  }

  @Override
  protected InternalRow find() {
    while (reviews.hasNext()) {
      InternalRow made = made(reviews.next());
      if (made != null) {
        return made;
      }
    }
    return null;
  }

  /** Null = it has no row. */
  private InternalRow made(InternalRow review) {
    if (review.isNullAt(CREATED_AT) || Flags.isTrue(review, IS_DELETED)) {
      return null;
    }
    long day = days.of(review.getUTF8String(PLATFORM), review.getLong(CREATED_AT));
    if (!days.wanted(day)) {
      return null;
    }
    double text = Flags.isTrue(review, IS_DEFAULT) ? Double.NaN : probability(review, TEXT);
    double appended = probability(review, APPENDED_TEXT);
    if (Double.isNaN(text) && Double.isNaN(appended)) {
      return null;
    }
    row.start()
        .set(OUT_PLATFORM, review.getUTF8String(PLATFORM))
        .set(OUT_STORE_ID, review.getUTF8String(STORE_ID))
        .set(OUT_REVIEW_ID, review.getUTF8String(REVIEW_ID))
        .set(OUT_PRODUCT_ID, review.getUTF8String(PRODUCT_ID))
        .set(OUT_MODEL, version)
        .setInt(OUT_DATE, (int) day)
        .setInt(OUT_MONTH, DaySet.firstOfMonth(day));
    if (!review.isNullAt(STORE_COUNT)) {
      row.setInt(OUT_STORE_COUNT, review.getInt(STORE_COUNT));
    }
    Sentiment ofText = set(text, OUT_SENTIMENT, OUT_PROBABILITY);
    Sentiment ofAppended = set(appended, OUT_APPENDED, OUT_APPENDED_PROBABILITY);
    if (!review.isNullAt(RATING)) {
      long tenths = review.getDecimal(RATING, STARS_PRECISION, STARS_SCALE).toUnscaledLong();
      row.setDecimal(OUT_RATING, tenths)
          .set(OUT_CONTRADICTS, contradicts(Sentiment.ofStars(tenths / 10.0), ofText, ofAppended));
    }
    return row.build();
  }

  private double probability(InternalRow review, int column) {
    return review.isNullAt(column) ? Double.NaN : scorer.probability(review.getUTF8String(column));
  }

  /** Null = not scored. */
  private Sentiment set(double probability, int sentimentAt, int probabilityAt) {
    if (Double.isNaN(probability)) {
      return null;
    }
    int stored = Sentiment.stored(probability);
    Sentiment sentiment = Sentiment.of(stored, band);
    row.set(sentimentAt, IDS[sentiment.ordinal()]).setDecimal(probabilityAt, stored);
    return sentiment;
  }

  /** Praise that follows few stars is a change of mind, blame that follows many is a lead. */
  private static boolean contradicts(Sentiment stars, Sentiment text, Sentiment appended) {
    boolean byText = text != null && text.contradicts(stars);
    return byText || (stars == Sentiment.POSITIVE && appended == Sentiment.NEGATIVE);
  }
}
