package io.storegauge.metric;

import io.storegauge.row.Flags;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.WaybillsTable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A parcel, as couriers tell of it. One instance is filled again and again. Instants are
 * microseconds UTC or {@link Order#NONE}; at least one of them is known.
 */
final class Waybill {
  /** Columns {@link #encode} expects, in this order. */
  static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          OrdersTable.ORDER_ID,
          WaybillsTable.PICKED_UP_AT,
          WaybillsTable.PROMISED_AT,
          WaybillsTable.DELIVERED_AT,
          WaybillsTable.IS_ABNORMAL,
          WaybillsTable.NEXT_DAY);

  private static final int ABNORMAL_BIT = 1;

  /** Whether it is a next-day one fills the bits above. */
  private static final int NEXT_DAY_SHIFT = 1;

  long orderHigh;
  long orderLow;

  /** First scan. */
  long pickedUpAt;

  long promisedAt;

  /** Signature. */
  long deliveredAt;

  /** Lost, damaged, returned or held up. */
  boolean abnormal;

  /** 0 = not known, 1 = not promised for the next day, 2 = promised for it. */
  int nextDay;

  /**
   * Packs a row of silver.waybills. A number that no courier has scanned, delivered or lost may
   * stand on a label that was never used: it tells nothing.
   */
  static void encode(InternalRow row, ByteWriter out) {
    boolean abnormal = Flags.isTrue(row, 6);
    boolean seen = !row.isNullAt(3) || !row.isNullAt(5);
    if (!seen && (!abnormal || row.isNullAt(4))) {
      return;
    }
    int nextDay = row.isNullAt(7) ? 0 : row.getBoolean(7) ? 2 : 1;
    out.writeCount((abnormal ? ABNORMAL_BIT : 0) | nextDay << NEXT_DAY_SHIFT);
    Review.writeKey(row.getUTF8String(2), out);
    long pickedUp = instant(row, 3);
    InstantCodec.write(0, pickedUp, out);
    InstantCodec.write(pickedUp, instant(row, 4), out);
    InstantCodec.write(pickedUp, instant(row, 5), out);
  }

  private static long instant(InternalRow row, int column) {
    return row.isNullAt(column) ? Order.NONE : row.getLong(column);
  }

  void read(ByteReader in) {
    long flags = in.readCount();
    abnormal = (flags & ABNORMAL_BIT) != 0;
    nextDay = (int) (flags >>> NEXT_DAY_SHIFT);
    orderHigh = in.readLong();
    orderLow = in.readLong();
    pickedUpAt = InstantCodec.read(0, in);
    promisedAt = InstantCodec.read(pickedUpAt, in);
    deliveredAt = InstantCodec.read(pickedUpAt, in);
  }
}
