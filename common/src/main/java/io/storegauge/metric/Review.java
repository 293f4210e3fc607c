package io.storegauge.metric;

import io.storegauge.row.Flags;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A review that counts, at one store. Ratings are half stars, 0 = not given.
 *
 * @param createdAt microseconds UTC
 * @param weight in 1/{@link io.storegauge.model.Fact#WEIGHT_UNIT} of a review
 * @param buyer null = not exported
 * @param order null = not exported
 */
record Review(
    UTF8String id,
    long createdAt,
    long weight,
    int rating,
    int description,
    int service,
    int logistics,
    boolean hasImage,
    Key buyer,
    Key order) {

  /** Hash of a buyer or an order. */
  record Key(long high, long low) {}

  /** Oldest first; two reviews of one instant in the order of their ids. */
  static final Comparator<Review> BY_AGE =
      (a, b) ->
          a.createdAt != b.createdAt
              ? Long.compare(a.createdAt, b.createdAt)
              : a.id.compareTo(b.id);

  /** Columns {@link #encode} expects, in this order. */
  static final List<String> COLUMNS =
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
          ReviewsTable.CREATED_AT,
          ReviewsTable.STORE_COUNT);

  private static final int IMAGE_BIT = 1;
  private static final int BUYER_BIT = 2;
  private static final int ORDER_BIT = 4;

  /**
   * Packs a row of silver.reviews, unless it is default praise, deleted, undated, or of a
   * multi-seller order where those are left out.
   */
  static void encode(InternalRow row, FactRules rules, ByteWriter out) {
    long weight = rules.weight(row.isNullAt(13) ? 1 : row.getInt(13));
    if (Flags.isTrue(row, 10) || Flags.isTrue(row, 11) || row.isNullAt(12) || weight == 0) {
      return;
    }
    boolean image = !row.isNullAt(9) && row.getInt(9) > 0;
    boolean order = !row.isNullAt(3);
    boolean buyer = !row.isNullAt(4);
    out.writeCount((image ? IMAGE_BIT : 0) | (buyer ? BUYER_BIT : 0) | (order ? ORDER_BIT : 0));
    out.writeString(row.getUTF8String(2));
    InstantCodec.write(0, row.getLong(12), out);
    out.writeCount(weight);
    for (int rating = 5; rating <= 8; rating++) {
      out.writeCount(halfStars(row, rating));
    }
    if (buyer) {
      writeKey(row.getUTF8String(4), out);
    }
    if (order) {
      writeKey(row.getUTF8String(3), out);
    }
  }

  static Review decode(ByteReader in) {
    long flags = in.readCount();
    return new Review(
        in.readString(),
        InstantCodec.read(0, in),
        in.readCount(),
        (int) in.readCount(),
        (int) in.readCount(),
        (int) in.readCount(),
        (int) in.readCount(),
        (flags & IMAGE_BIT) != 0,
        (flags & BUYER_BIT) != 0 ? readKey(in) : null,
        (flags & ORDER_BIT) != 0 ? readKey(in) : null);
  }

  /** DECIMAL(2,1), which are tenths of a star, in half stars. */
  private static int halfStars(InternalRow row, int column) {
    return row.isNullAt(column)
        ? 0
        : (int) ((row.getDecimal(column, 2, 1).toUnscaledLong() + 2) / 5);
  }

  static void writeKey(UTF8String key, ByteWriter out) {
    out.writeLong(KeyHash.high(key));
    out.writeLong(KeyHash.low(key));
  }

  static Key readKey(ByteReader in) {
    return new Key(in.readLong(), in.readLong());
  }
}
