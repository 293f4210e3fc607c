package io.storegauge.text;

import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import io.storegauge.stats.ListingSums;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewSentimentTable;
import io.storegauge.table.ReviewsTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How many reviews of a product say something in a month, and how many of these something negative:
 * in their text or in its newest addition.
 *
 * <p>In: rows of {@code gold.review_sentiment} with {@link #COLUMNS}, in any order. Out: rows of
 * {@link ListingSums#SCHEMA} that hold the sums of many reviews, by the first day of the month in
 * which they were written. A product may have several rows of a month: they add up.
 */
public final class ListingTexts extends LookAhead<InternalRow> {
  /** Columns of gold.review_sentiment that are read, in this order. */
  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.PRODUCT_ID,
          ReviewSentimentTable.CREATED_DATE,
          ReviewsTable.STORE_COUNT,
          ReviewSentimentTable.SENTIMENT,
          ReviewSentimentTable.APPENDED_SENTIMENT);

  private static final int PRODUCT_ID = 2;
  private static final int CREATED = 3;
  private static final int STORE_COUNT = 4;
  private static final int SENTIMENT = 5;
  private static final int APPENDED = 6;

  private static final UTF8String NEGATIVE = UTF8String.fromString(Sentiment.NEGATIVE.id());

  /** Products and months to hold before their sums are given out: some ten megabytes. */
  private static final int MOST_HELD = 1 << 16;

  /** A product in a month, by its first day. */
  private record Cell(UTF8String platform, UTF8String store, UTF8String product, int month) {
    Cell kept() {
      return new Cell(platform.clone(), store.clone(), product.clone(), month);
    }
  }

  /** Weights of reviews. */
  private static final class Weights {
    private long texts;
    private long negative;
  }

  private final Iterator<InternalRow> reviews;
  private final IntToLongFunction weights;
  private final int mostHeld;
  private final Map<Cell, Weights> held = new HashMap<>();
  private final Map<Integer, Integer> months = new HashMap<>();
  private final ListingSums.Input input = new ListingSums.Input();
  private Iterator<Map.Entry<Cell, Weights>> given = Collections.emptyIterator();

  /**
   * @param weights of a review by the number of stores that share its order; 0 = it does not count
   */
  public ListingTexts(Iterator<InternalRow> reviews, IntToLongFunction weights) {
    this(reviews, weights, MOST_HELD);
  }

  ListingTexts(Iterator<InternalRow> reviews, IntToLongFunction weights, int mostHeld) {
    this.reviews = reviews;
    this.weights = weights;
    this.mostHeld = mostHeld;
  }

  @Override
  protected InternalRow find() {
    if (!given.hasNext()) {
      held.clear();
      while (held.size() < mostHeld && reviews.hasNext()) {
        add(reviews.next());
      }
      given = held.entrySet().iterator();
    }
    return given.hasNext() ? row(given.next()) : null;
  }

  private void add(InternalRow review) {
    long weight =
        weights.applyAsLong(review.isNullAt(STORE_COUNT) ? 1 : review.getInt(STORE_COUNT));
    if (weight == 0) {
      return;
    }
    Weights sums = sums(review);
    sums.texts += weight;
    sums.negative += isNegative(review, SENTIMENT) || isNegative(review, APPENDED) ? weight : 0;
  }

  private Weights sums(InternalRow review) {
    UTF8String product = review.getUTF8String(PRODUCT_ID);
    Cell cell =
        new Cell(
            review.getUTF8String(0),
            review.getUTF8String(1),
            product == null ? UTF8String.EMPTY_UTF8 : product,
            months.computeIfAbsent(review.getInt(CREATED), DaySet::firstOfMonth));
    Weights known = held.get(cell);
    if (known != null) {
      return known;
    }
    Weights none = new Weights();
    held.put(cell.kept(), none);
    return none;
  }

  private static boolean isNegative(InternalRow review, int column) {
    return !review.isNullAt(column) && review.getUTF8String(column).equals(NEGATIVE);
  }

  private InternalRow row(Map.Entry<Cell, Weights> sums) {
    Cell of = sums.getKey();
    Weights w = sums.getValue();
    return input.ofTexts(of.platform(), of.store(), of.product(), of.month(), w.texts, w.negative);
  }
}
