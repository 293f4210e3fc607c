package io.storegauge.job;

import io.storegauge.lake.ChangeMarks;
import io.storegauge.lake.CommitNote;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Days of the facts that a changed record of a console counts for, before and now, and the order it
 * speaks of where it counts for that one's days too.
 */
final class DayMarks implements ChangeMarks.Rule {
  private static final long serialVersionUID = 1L;

  /** Seed of Spark's {@code xxhash64}, of which {@code key_hash} is made. */
  private static final long SEED = 42;

  private static final UTF8String DISPUTE = UTF8String.fromString("dispute");

  private final PlatformClocks clocks;
  private final int platform;
  private final int store;
  private final int[] days;
  private final boolean dates;

  /** −1 = it counts for no order. */
  private final int order;

  /** Instants near which the order's days lie. */
  private final int[] nearOrder;

  /** Column that says what is a dispute; −1 = there are none. */
  private final int kind;

  private final long answerTime;

  DayMarks(FactSources source, PlatformClocks clocks, long answerTime) {
    this.clocks = clocks;
    List<String> columns = source.table().columnNames();
    platform = columns.indexOf(Columns.PLATFORM);
    store = columns.indexOf(Columns.STORE_ID);
    days = source.ownDays().stream().mapToInt(columns::indexOf).toArray();
    dates = source.hasDate();
    order = source.nearOrder().isEmpty() ? -1 : columns.indexOf(OrdersTable.ORDER_ID);
    nearOrder = source.nearOrder().stream().mapToInt(columns::indexOf).toArray();
    kind = source.table() == AfterSalesTable.SPEC ? columns.indexOf(AfterSalesTable.KIND) : -1;
    this.answerTime = answerTime;
  }

  @Override
  public void mark(InternalRow now, InternalRow before, ChangeMarks marks) {
    markOne(now, marks);
    if (before != null) {
      markOne(before, marks);
    }
  }

  private void markOne(InternalRow row, ChangeMarks marks) {
    UTF8String platformId = row.getUTF8String(platform);
    for (int day : days) {
      if (!row.isNullAt(day)) {
        marks.add(
            CommitNote.CHANGED, dates ? row.getInt(day) : clocks.day(platformId, row.getLong(day)));
      }
    }
    if (kind >= 0 && DISPUTE.equals(row.getUTF8String(kind))) {
      // It falls due so long after what its order's days lie near to: its opening.
      long due = row.getLong(nearOrder[0]) + answerTime;
      marks.add(CommitNote.CHANGED, clocks.day(platformId, due));
    }
    if (order >= 0 && !row.isNullAt(order)) {
      for (int instant : nearOrder) {
        if (!row.isNullAt(instant)) {
          marks.add(SilverDays.NEAR, clocks.day(platformId, row.getLong(instant)));
        }
      }
      marks.add(
          SilverDays.REFERRED,
          orderHash(platformId, row.getUTF8String(order), row.getUTF8String(store)));
    }
  }

  /** What {@code key_hash} of silver.orders holds: columns of its key, in its order. */
  static long orderHash(UTF8String platform, UTF8String orderId, UTF8String storeId) {
    return hash(storeId, hash(orderId, hash(platform, SEED)));
  }

  private static long hash(UTF8String text, long seed) {
    return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), seed);
  }
}
