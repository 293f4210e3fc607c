package io.storegauge.metric;

import io.storegauge.row.Flags;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * An order at one store, as the facts need it. One instance is filled again and again: ten million
 * orders must not become ten million objects. Instants are microseconds UTC or {@link #NONE}.
 */
final class Order {
  static final long NONE = Long.MIN_VALUE;

  /** Columns {@link #read(InternalRow)} expects, in this order. */
  static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          OrdersTable.ORDER_ID,
          OrdersTable.STATUS,
          OrdersTable.AMOUNT,
          OrdersTable.IS_PRESALE,
          OrdersTable.IS_VIRTUAL,
          OrdersTable.EXCLUDED_REASON,
          OrdersTable.CANCELLED_BY,
          OrdersTable.STORE_COUNT,
          OrdersTable.ORDERED_AT,
          OrdersTable.PAID_AT,
          OrdersTable.SHIP_DUE_AT,
          OrdersTable.PICKED_UP_AT,
          OrdersTable.SHIPPED_AT,
          OrdersTable.DELIVERY_DUE_AT,
          OrdersTable.DELIVERED_AT,
          OrdersTable.COMPLETED_AT,
          OrdersTable.CANCELLED_AT,
          OrdersTable.BUYER_KEY,
          Columns.CATEGORY,
          OrdersTable.PRODUCT_ID);

  private static final UTF8String CANCELLED = UTF8String.fromString("cancelled");
  private static final UTF8String COMPLETED = UTF8String.fromString("completed");
  private static final UTF8String DELIVERED = UTF8String.fromString("delivered");
  private static final UTF8String SELLER = UTF8String.fromString("seller");

  private static final int PRESALE_BIT = 1;
  private static final int VIRTUAL_BIT = 2;
  private static final int CANCELLED_BIT = 4;
  private static final int BY_SELLER_BIT = 8;
  private static final int SETTLED_BIT = 16;
  private static final int BUYER_BIT = 32;
  private static final int ONLY_PAID_BIT = 64;

  /** Whether nothing is told but who paid, and when. */
  boolean onlyPaid;

  boolean presale;
  boolean virtual;
  boolean cancelled;
  boolean bySeller;

  /** Completed or cancelled by now, or called delivered, whenever that was. */
  boolean settled;

  long amountCents;
  int storeCount;
  long orderedAt;
  long paidAt;
  long shipDueAt;
  long pickedUpAt;
  long deliveryDueAt;
  long deliveredAt;
  long completedAt;
  long cancelledAt;

  /** Hash of the order's id; of paid orders only, nobody asks what happened to others. */
  long idHigh;

  long idLow;

  /** Category of the primary product, of paid orders only; empty = unknown. */
  UTF8String category = UTF8String.EMPTY_UTF8;

  /** Primary product, of paid orders only; empty = unknown. */
  UTF8String product = UTF8String.EMPTY_UTF8;

  /** What its waybills tell. */
  final Parcels parcels = new Parcels();

  boolean hasBuyer;
  long buyerHigh;
  long buyerLow;

  /**
   * Packs a row of silver.orders unless it is excluded: then no fact counts it.
   *
   * @param whole which rows are wanted whole; of the others who paid, and when, is enough
   */
  static void encode(InternalRow row, Predicate<InternalRow> whole, Order scratch, ByteWriter out) {
    if (!row.isNullAt(7)) {
      return;
    }
    if (whole.test(row)) {
      scratch.read(row);
      scratch.write(out);
    } else {
      writePaid(row, out);
    }
  }

  private static void writePaid(InternalRow row, ByteWriter out) {
    if (row.isNullAt(11) || row.isNullAt(19)) {
      return;
    }
    UTF8String buyer = row.getUTF8String(19);
    out.writeCount(ONLY_PAID_BIT | BUYER_BIT);
    InstantCodec.write(0, row.getLong(11), out);
    out.writeLong(KeyHash.high(buyer));
    out.writeLong(KeyHash.low(buyer));
  }

  private void read(InternalRow row) {
    UTF8String status = row.isNullAt(3) ? null : row.getUTF8String(3);
    // Both a binary row and a column of a file hold 18 digits as their unscaled value.
    amountCents = row.isNullAt(4) ? 0 : row.getLong(4);
    presale = Flags.isTrue(row, 5);
    virtual = Flags.isTrue(row, 6);
    storeCount = row.isNullAt(9) ? 1 : row.getInt(9);
    orderedAt = instant(row, 10);
    paidAt = instant(row, 11);
    shipDueAt = instant(row, 12);
    pickedUpAt = row.isNullAt(13) ? instant(row, 14) : row.getLong(13);
    deliveryDueAt = instant(row, 15);
    deliveredAt = instant(row, 16);
    cancelledAt = instant(row, 18);
    cancelled = CANCELLED.equals(status);
    bySeller = cancelled && !row.isNullAt(8) && row.getUTF8String(8).equals(SELLER);
    settled =
        !row.isNullAt(17) || cancelled || COMPLETED.equals(status) || DELIVERED.equals(status);
    completedAt = instant(row, 17);
    // Only what happened to a paid order counts, so only its key has to travel.
    UTF8String id = paidAt == NONE || row.isNullAt(2) ? null : row.getUTF8String(2);
    idHigh = id == null ? 0 : KeyHash.high(id);
    idLow = id == null ? 0 : KeyHash.low(id);
    UTF8String buyer = row.isNullAt(19) ? null : row.getUTF8String(19);
    hasBuyer = buyer != null && paidAt != NONE;
    category = text(row, 20);
    product = text(row, 21);
    buyerHigh = hasBuyer ? KeyHash.high(buyer) : 0;
    buyerLow = hasBuyer ? KeyHash.low(buyer) : 0;
  }

  /** Only what was paid for is asked for its goods. */
  private UTF8String text(InternalRow row, int column) {
    return row.isNullAt(column) || paidAt == NONE
        ? UTF8String.EMPTY_UTF8
        : row.getUTF8String(column);
  }

  private static long instant(InternalRow row, int column) {
    return row.isNullAt(column) ? NONE : row.getLong(column);
  }

  private void write(ByteWriter out) {
    out.writeCount(
        (presale ? PRESALE_BIT : 0)
            | (virtual ? VIRTUAL_BIT : 0)
            | (cancelled ? CANCELLED_BIT : 0)
            | (bySeller ? BY_SELLER_BIT : 0)
            | (settled ? SETTLED_BIT : 0)
            | (hasBuyer ? BUYER_BIT : 0));
    out.writeCount(storeCount);
    out.writeSigned(amountCents);
    long base = paidAt != NONE ? paidAt : orderedAt;
    InstantCodec.write(0, base, out);
    InstantCodec.write(base, orderedAt, out);
    InstantCodec.write(base, paidAt, out);
    InstantCodec.write(base, shipDueAt, out);
    InstantCodec.write(base, pickedUpAt, out);
    InstantCodec.write(base, deliveryDueAt, out);
    InstantCodec.write(base, deliveredAt, out);
    InstantCodec.write(base, completedAt, out);
    InstantCodec.write(base, cancelledAt, out);
    if (paidAt != NONE) {
      out.writeLong(idHigh);
      out.writeLong(idLow);
      out.writeString(category);
      out.writeString(product);
    }
    if (hasBuyer) {
      out.writeLong(buyerHigh);
      out.writeLong(buyerLow);
    }
  }

  /** Unpacks the next order; of one that is {@link #onlyPaid} the rest stays as it was. */
  void read(ByteReader in) {
    parcels.clear();
    long flags = in.readCount();
    presale = (flags & PRESALE_BIT) != 0;
    virtual = (flags & VIRTUAL_BIT) != 0;
    cancelled = (flags & CANCELLED_BIT) != 0;
    bySeller = (flags & BY_SELLER_BIT) != 0;
    settled = (flags & SETTLED_BIT) != 0;
    hasBuyer = (flags & BUYER_BIT) != 0;
    onlyPaid = (flags & ONLY_PAID_BIT) != 0;
    if (onlyPaid) {
      paidAt = InstantCodec.read(0, in);
      buyerHigh = in.readLong();
      buyerLow = in.readLong();
      return;
    }
    storeCount = (int) in.readCount();
    amountCents = in.readSigned();
    long base = InstantCodec.read(0, in);
    orderedAt = InstantCodec.read(base, in);
    paidAt = InstantCodec.read(base, in);
    shipDueAt = InstantCodec.read(base, in);
    pickedUpAt = InstantCodec.read(base, in);
    deliveryDueAt = InstantCodec.read(base, in);
    deliveredAt = InstantCodec.read(base, in);
    completedAt = InstantCodec.read(base, in);
    cancelledAt = InstantCodec.read(base, in);
    idHigh = paidAt == NONE ? 0 : in.readLong();
    idLow = paidAt == NONE ? 0 : in.readLong();
    category = paidAt == NONE ? UTF8String.EMPTY_UTF8 : in.readView();
    product = paidAt == NONE ? UTF8String.EMPTY_UTF8 : in.readView();
    buyerHigh = hasBuyer ? in.readLong() : 0;
    buyerLow = hasBuyer ? in.readLong() : 0;
  }
}
