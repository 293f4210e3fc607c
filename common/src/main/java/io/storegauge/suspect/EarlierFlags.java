package io.storegauge.suspect;

import io.storegauge.row.Flags;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.SuspectReviewsTable;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code gold.suspect_reviews} of months whose reviews have not changed since. What other
 * reviews say of a review, its copies and those of its buyer, is as it was; only bursts and orders
 * have to be asked anew.
 */
public final class EarlierFlags implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Columns of a row, in this order. */
  public static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          ReviewsTable.REVIEW_ID,
          SuspectReviewsTable.CREATED_DATE,
          SuspectReviewsTable.COPIED_HERE,
          SuspectReviewsTable.COPIED_ELSEWHERE,
          SuspectReviewsTable.COPY_GROUP,
          SuspectReviewsTable.COPIES_HERE,
          SuspectReviewsTable.COPIES_ELSEWHERE,
          SuspectReviewsTable.COPY_STORES,
          SuspectReviewsTable.OWN_COPIES,
          SuspectReviewsTable.BUYER_REVIEWS);

  private static final int HERE = COLUMNS.indexOf(SuspectReviewsTable.COPIED_HERE);
  private static final int ELSEWHERE = COLUMNS.indexOf(SuspectReviewsTable.COPIED_ELSEWHERE);
  private static final int GROUP = COLUMNS.indexOf(SuspectReviewsTable.COPY_GROUP);
  private static final int BUYER_REVIEWS = COLUMNS.indexOf(SuspectReviewsTable.BUYER_REVIEWS);

  private record Key(UTF8String platform, UTF8String store, UTF8String review)
      implements Serializable {}

  /** A row of the table without what it says of bursts and orders. */
  public record Flag(
      UTF8String platform,
      UTF8String store,
      UTF8String review,
      CopyCounts copies,
      boolean copiedHere,
      boolean copiedElsewhere,
      int buyerReviews)
      implements Serializable {

    /** Copies a row with {@link #COLUMNS}. */
    public static Flag of(InternalRow row) {
      return new Flag(
          row.getUTF8String(0).clone(),
          row.getUTF8String(1).clone(),
          row.getUTF8String(2).clone(),
          copies(row),
          Flags.isTrue(row, HERE),
          Flags.isTrue(row, ELSEWHERE),
          row.isNullAt(BUYER_REVIEWS) ? 0 : row.getInt(BUYER_REVIEWS));
    }

    private static CopyCounts copies(InternalRow row) {
      return row.isNullAt(GROUP)
          ? null
          : new CopyCounts(
              row.getUTF8String(GROUP).toString(),
              row.getInt(GROUP + 1),
              row.getInt(GROUP + 2),
              row.getInt(GROUP + 3),
              row.getInt(GROUP + 4));
    }
  }

  private final Map<Key, Flag> flags = new HashMap<>();

  public EarlierFlags(Collection<Flag> rows) {
    for (Flag f : rows) {
      flags.put(new Key(f.platform(), f.store(), f.review()), f);
    }
  }

  /** Whether a review is among them; the texts need not outlive the call. */
  public boolean hold(UTF8String platform, UTF8String store, UTF8String review) {
    return flags.containsKey(new Key(platform, store, review));
  }

  /** What becomes of the flag of a review that is among them; null = it is flagged no longer. */
  FlaggedReview of(WrittenReview review) {
    Flag f = flags.get(new Key(review.platform(), review.store(), review.reviewId()));
    return f.copiedHere() || f.copiedElsewhere() || review.burst() != null
        ? new FlaggedReview(
            review, f.copies(), f.copiedHere(), f.copiedElsewhere(), f.buyerReviews())
        : null;
  }
}
