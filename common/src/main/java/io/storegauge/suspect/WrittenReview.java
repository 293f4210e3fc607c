package io.storegauge.suspect;

import io.storegauge.stats.ReviewBurst;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A counted review and who wrote it.
 *
 * @param buyer hash; 0 = not known
 * @param order hash of its key in silver.orders; 0 = not known
 * @param createdAt microseconds since 1970
 * @param day platform day of that
 * @param rating and the others in tenths of stars; 0 = not given
 * @param weight share of the review at this store, in 1/720720
 * @param burst that it is part of; null = none
 */
record WrittenReview(
    UTF8String platform,
    UTF8String store,
    UTF8String reviewId,
    long buyer,
    long order,
    long createdAt,
    int day,
    long weight,
    int rating,
    int description,
    int service,
    int logistics,
    boolean hasImage,
    ReviewBurst burst)
    implements Serializable {

  /** Of a {@link ReviewPacker} row, which it copies. */
  static WrittenReview of(InternalRow row, BurstDays bursts) {
    UTF8String platform = row.getUTF8String(ReviewPacker.PLATFORM_AT).clone();
    UTF8String store = row.getUTF8String(ReviewPacker.STORE_AT).clone();
    int day = row.getInt(ReviewPacker.DAY_AT);
    int rating = row.getInt(ReviewPacker.RATING_AT);
    return new WrittenReview(
        platform,
        store,
        row.getUTF8String(ReviewPacker.REVIEW_AT).clone(),
        row.getLong(ReviewPacker.BUYER_AT),
        row.getLong(ReviewPacker.ORDER_AT),
        row.getLong(ReviewPacker.CREATED_AT),
        day,
        row.getLong(ReviewPacker.WEIGHT_AT),
        rating,
        row.getInt(ReviewPacker.DESCRIPTION_AT),
        row.getInt(ReviewPacker.SERVICE_AT),
        row.getInt(ReviewPacker.LOGISTICS_AT),
        row.getBoolean(ReviewPacker.IMAGE_AT),
        bursts.of(platform, store, day, rating));
  }

  /** Stands for whoever wrote it: the buyer, or where none is known the review itself. */
  long author() {
    return buyer == 0 ? Hashes.of(reviewId) : buyer;
  }
}
