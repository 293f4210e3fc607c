package io.storegauge.job;

import io.storegauge.lake.ChangeMarks;
import io.storegauge.lake.CommitNote;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Days of creation of a changed review, and the order it speaks of, before and now. One that has no
 * content yet touches nothing.
 */
final class ReviewMarks implements ChangeMarks.Rule {
  private static final long serialVersionUID = 1L;

  /** Seed of Spark's {@code xxhash64}, of which {@code key_hash} is made. */
  private static final long SEED = 42;

  private static final int PLATFORM = ordinal(Columns.PLATFORM);
  private static final int STORE_ID = ordinal(Columns.STORE_ID);
  private static final int ORDER_ID = ordinal(ReviewsTable.ORDER_ID);
  private static final int CREATED_AT = ordinal(ReviewsTable.CREATED_AT);

  private final PlatformClocks clocks;

  ReviewMarks(PlatformClocks clocks) {
    this.clocks = clocks;
  }

  private static int ordinal(String column) {
    return ReviewsTable.SPEC.columnNames().indexOf(column);
  }

  @Override
  public void mark(InternalRow now, InternalRow before, ChangeMarks marks) {
    markOne(now, marks);
    if (before != null) {
      markOne(before, marks);
    }
  }

  private void markOne(InternalRow review, ChangeMarks marks) {
    if (review.isNullAt(CREATED_AT)) {
      return;
    }
    UTF8String platform = review.getUTF8String(PLATFORM);
    marks.add(CommitNote.CHANGED, clocks.day(platform, review.getLong(CREATED_AT)));
    if (!review.isNullAt(ORDER_ID)) {
      // Columns of the key of silver.orders, in its order.
      long hash = hash(platform, SEED);
      hash = hash(review.getUTF8String(ORDER_ID), hash);
      hash = hash(review.getUTF8String(STORE_ID), hash);
      marks.add(SilverDays.REVIEWED, hash);
    }
  }

  private static long hash(UTF8String text, long seed) {
    return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), seed);
  }
}
