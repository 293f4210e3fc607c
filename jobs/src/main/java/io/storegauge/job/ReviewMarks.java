package io.storegauge.job;

import io.storegauge.lake.ChangeMarks;
import io.storegauge.lake.CommitNote;
import io.storegauge.table.Columns;
import io.storegauge.table.ReviewsTable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Days of creation of a changed review, and the order it speaks of, before and now. One that has no
 * content yet touches nothing.
 */
final class ReviewMarks implements ChangeMarks.Rule {
  private static final long serialVersionUID = 1L;

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
      marks.add(
          SilverDays.REFERRED,
          DayMarks.orderHash(
              platform, review.getUTF8String(ORDER_ID), review.getUTF8String(STORE_ID)));
    }
  }
}
