package io.storegauge.job;

import io.storegauge.lake.ChangeMarks;
import io.storegauge.lake.CommitNote;
import io.storegauge.model.LocalClock;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Days of the facts that a changed order counts for, before and now, and the order itself where
 * waybills may tell of other days.
 */
final class OrderMarks implements ChangeMarks.Rule {
  private static final long serialVersionUID = 1L;

  private static final int PLATFORM = ordinal(Columns.PLATFORM);
  private static final int STORE_ID = ordinal(Columns.STORE_ID);
  private static final int ORDER_ID = ordinal(OrdersTable.ORDER_ID);
  private static final int PAID_AT = ordinal(OrdersTable.PAID_AT);
  private static final int EXCLUDED_REASON = ordinal(OrdersTable.EXCLUDED_REASON);
  private static final int BUYER_KEY = ordinal(OrdersTable.BUYER_KEY);

  /** Each of them is the day of a cohort. */
  private static final int[] INSTANTS =
      Stream.of(
              OrdersTable.ORDERED_AT,
              OrdersTable.PAID_AT,
              OrdersTable.SHIP_DUE_AT,
              OrdersTable.SHIPPED_AT,
              OrdersTable.PICKED_UP_AT,
              OrdersTable.DELIVERY_DUE_AT,
              OrdersTable.DELIVERED_AT,
              OrdersTable.COMPLETED_AT,
              OrdersTable.CANCELLED_AT)
          .mapToInt(OrderMarks::ordinal)
          .toArray();

  private final PlatformClocks clocks;
  private final boolean waybills;

  /**
   * @param waybills whether there are any
   */
  OrderMarks(PlatformClocks clocks, boolean waybills) {
    this.clocks = clocks;
    this.waybills = waybills;
  }

  private static int ordinal(String column) {
    return OrdersTable.SPEC.columnNames().indexOf(column);
  }

  @Override
  public void mark(InternalRow now, InternalRow before, ChangeMarks marks) {
    markCohorts(now, marks);
    if (before != null) {
      markCohorts(before, marks);
    }
    Long valid = validPaidDay(now);
    Long wasValid = before == null ? null : validPaidDay(before);
    boolean sameBuyer = before != null && Objects.equals(buyer(now), buyer(before));
    if (!Objects.equals(valid, wasValid) || valid != null && !sameBuyer) {
      markDay(valid, marks);
      markDay(wasValid, marks);
    }
  }

  private void markCohorts(InternalRow order, ChangeMarks marks) {
    UTF8String platform = order.getUTF8String(PLATFORM);
    for (int instant : INSTANTS) {
      if (!order.isNullAt(instant)) {
        marks.add(CommitNote.CHANGED, clocks.day(platform, order.getLong(instant)));
      }
    }
    if (!order.isNullAt(PAID_AT)) {
      // Due 24 and 48 hours after.
      long paid = order.getLong(PAID_AT);
      marks.add(CommitNote.CHANGED, clocks.day(platform, paid + LocalClock.DAY_MICROS));
      marks.add(CommitNote.CHANGED, clocks.day(platform, paid + 2 * LocalClock.DAY_MICROS));
      if (waybills) {
        marks.add(SilverDays.NEAR, clocks.day(platform, paid));
        marks.add(
            SilverDays.REFERRED,
            DayMarks.orderHash(
                platform, order.getUTF8String(ORDER_ID), order.getUTF8String(STORE_ID)));
      }
    }
  }

  private static UTF8String buyer(InternalRow order) {
    return order.isNullAt(BUYER_KEY) ? null : order.getUTF8String(BUYER_KEY);
  }

  /** The day whose buyers a valid order is among; null = it is not valid, or not paid. */
  private Long validPaidDay(InternalRow order) {
    return order.isNullAt(PAID_AT) || !order.isNullAt(EXCLUDED_REASON)
        ? null
        : Long.valueOf(clocks.day(order.getUTF8String(PLATFORM), order.getLong(PAID_AT)));
  }

  private static void markDay(Long day, ChangeMarks marks) {
    if (day != null) {
      marks.add(CommitNote.REPURCHASE, day);
    }
  }
}
