package io.storegauge.suspect;

import io.storegauge.metric.DayBounds;
import io.storegauge.metric.FactRules;
import io.storegauge.model.DaySet;
import io.storegauge.model.LookAhead;
import io.storegauge.row.Flags;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code silver.reviews} on their way to the months they matter for: their own, and the
 * next one if that begins within so few days. Reviews that do not count are left out, and texts
 * that are too short to tell.
 */
public final class ReviewPacker extends LookAhead<InternalRow> {
  /** Columns of silver.reviews that are read, in this order: all but the text. */
  public static final List<String> COLUMNS_BUT_TEXT =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.REVIEW_ID,
          ReviewsTable.ORDER_ID,
          ReviewsTable.BUYER_KEY,
          ReviewsTable.RATING,
          ReviewsTable.DESCRIPTION_RATING,
          ReviewsTable.SERVICE_RATING,
          ReviewsTable.LOGISTICS_RATING,
          ReviewsTable.IMAGE_COUNT,
          ReviewsTable.IS_DEFAULT,
          ReviewsTable.IS_DELETED,
          ReviewsTable.STORE_COUNT,
          ReviewsTable.CREATED_AT);

  /** Likewise, and the text behind them. */
  public static final List<String> COLUMNS =
      Stream.concat(COLUMNS_BUT_TEXT.stream(), Stream.of(ReviewsTable.TEXT)).toList();

  public static final String PLATFORM = "platform";
  public static final String MONTH = "month";

  static final int PLATFORM_AT = 0;
  static final int MONTH_AT = 1;
  static final int STORE_AT = 2;
  static final int REVIEW_AT = 3;
  static final int BUYER_AT = 4;
  static final int ORDER_AT = 5;
  static final int CREATED_AT = 6;
  static final int DAY_AT = 7;
  static final int WEIGHT_AT = 8;
  static final int RATING_AT = 9;
  static final int DESCRIPTION_AT = 10;
  static final int SERVICE_AT = 11;
  static final int LOGISTICS_AT = 12;
  static final int IMAGE_AT = 13;
  static final int TEXT_AT = 14;

  /** Rows out; {@value #MONTH} is the epoch day on which it begins. */
  public static final StructType SCHEMA = schema();

  /** Clocks of platforms and keys of orders; sent to every task. */
  public interface Keys extends Serializable {
    /** Platform day of an instant. */
    long day(UTF8String platform, long instant);

    /** What {@code key_hash} of silver.orders holds. */
    long order(UTF8String platform, UTF8String orderId, UTF8String storeId);
  }

  private final Iterator<InternalRow> reviews;
  private final SuspectRules rules;
  private final FactRules weights;
  private final Keys keys;
  private final DayBounds write;
  private final int textAt;
  private final RowBuilder row = new RowBuilder(SCHEMA.size());
  private final Deque<Integer> months = new ArrayDeque<>();
  private InternalRow review;
  private long weight;
  private int day;

  /**
   * @param columns of the reviews: {@link #COLUMNS}, or {@link #COLUMNS_BUT_TEXT} if no text is
   *     asked for
   * @param write days of whole months that rows are wanted of
   */
  public ReviewPacker(
      Iterator<InternalRow> reviews,
      List<String> columns,
      SuspectRules rules,
      FactRules weights,
      Keys keys,
      DayBounds write) {
    this.reviews = reviews;
    this.textAt = columns.indexOf(ReviewsTable.TEXT);
    this.rules = rules;
    this.weights = weights;
    this.keys = keys;
    this.write = write;
  }

  private static StructType schema() {
    DataType text = DataTypes.StringType;
    DataType number = DataTypes.IntegerType;
    DataType large = DataTypes.LongType;
    return new StructType()
        .add(PLATFORM, text)
        .add(MONTH, number)
        .add("store", text)
        .add("review", text)
        .add("buyer", large)
        .add("order", large)
        .add("created", large)
        .add("day", number)
        .add("weight", large)
        .add("rating", number)
        .add("description", number)
        .add("service", number)
        .add("logistics", number)
        .add("image", DataTypes.BooleanType)
        .add("text", text);
  }

  private static int in(String column) {
    return COLUMNS.indexOf(column);
  }

  private static final int IN_ORDER = in(ReviewsTable.ORDER_ID);
  private static final int IN_BUYER = in(ReviewsTable.BUYER_KEY);
  private static final int IN_RATING = in(ReviewsTable.RATING);
  private static final int IN_IMAGES = in(ReviewsTable.IMAGE_COUNT);
  private static final int IN_DEFAULT = in(ReviewsTable.IS_DEFAULT);
  private static final int IN_DELETED = in(ReviewsTable.IS_DELETED);
  private static final int IN_STORES = in(ReviewsTable.STORE_COUNT);
  private static final int IN_CREATED = in(ReviewsTable.CREATED_AT);

  @Override
  protected InternalRow find() {
    while (months.isEmpty()) {
      if (!reviews.hasNext()) {
        return null;
      }
      start(reviews.next());
    }
    return packed(months.poll());
  }

  /** Decides for which months a review counts. */
  private void start(InternalRow next) {
    review = next;
    if (next.isNullAt(IN_CREATED)
        || Flags.isTrue(review, IN_DEFAULT)
        || Flags.isTrue(review, IN_DELETED)) {
      return;
    }
    weight = weights.weight(next.isNullAt(IN_STORES) ? 1 : next.getInt(IN_STORES));
    if (weight == 0) {
      return;
    }
    day = (int) keys.day(next.getUTF8String(0), next.getLong(IN_CREATED));
    int last = DaySet.firstOfMonth(day + rules.windowDays());
    for (int month = DaySet.firstOfMonth(day);
        month <= last;
        month = DaySet.firstOfMonth(month + 31)) {
      if (write.contains(month)) {
        months.add(month);
      }
    }
  }

  private InternalRow packed(int month) {
    UTF8String platform = review.getUTF8String(0);
    UTF8String store = review.getUTF8String(1);
    row.start()
        .set(PLATFORM_AT, platform)
        .setInt(MONTH_AT, month)
        .set(STORE_AT, store)
        .set(REVIEW_AT, review.getUTF8String(2))
        .set(CREATED_AT, review.getLong(IN_CREATED))
        .setInt(DAY_AT, day)
        .set(WEIGHT_AT, weight)
        .set(IMAGE_AT, !review.isNullAt(IN_IMAGES) && review.getInt(IN_IMAGES) > 0);
    row.set(
        BUYER_AT,
        review.isNullAt(IN_BUYER)
            ? 0
            : Hashes.onPlatform(platform, review.getUTF8String(IN_BUYER)));
    row.set(
        ORDER_AT,
        review.isNullAt(IN_ORDER)
            ? 0
            : keys.order(platform, review.getUTF8String(IN_ORDER), store));
    for (int i = 0; i < 4; i++) {
      int tenths =
          review.isNullAt(IN_RATING + i)
              ? 0
              : (int) review.getDecimal(IN_RATING + i, 2, 1).toUnscaledLong();
      row.setInt(RATING_AT + i, tenths);
    }
    // A letter has at least one byte, and one that counts twice has three.
    if (textAt >= 0
        && !review.isNullAt(textAt)
        && review.getUTF8String(textAt).numBytes() >= rules.minWidth()) {
      row.set(TEXT_AT, review.getUTF8String(textAt));
    }
    return row.build();
  }
}
