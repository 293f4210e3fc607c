package io.storegauge.metric;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.Columns;
import io.storegauge.table.OrdersTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * An after-sales case at one store. Instants are microseconds UTC or {@link Order#NONE}.
 *
 * @param order null = not exported
 * @param kind null = a kind that the dictionary does not know
 * @param reason null = unknown
 * @param liability null = not decided
 * @param intervened the platform stepped in
 * @param paidBack an amount was paid back
 * @param unshipped the goods had not been sent yet; false = they had, or it is not known
 * @param satisfaction stars, 0 = not rated
 */
record AfterSalesCase(
    UTF8String id,
    Review.Key order,
    Kind kind,
    Reason reason,
    Liability liability,
    long openedAt,
    long answeredAt,
    long resolvedAt,
    boolean intervened,
    boolean paidBack,
    boolean unshipped,
    int satisfaction) {

  enum Kind {
    REFUND_ONLY,
    RETURN_REFUND,
    EXCHANGE,
    REPAIR,
    COMPLAINT,
    DISPUTE,
    PLATFORM_CONTACT
  }

  enum Reason {
    QUALITY,
    DAMAGE,
    MISMATCH,
    LOGISTICS,
    NO_REASON,
    PRICE,
    OTHER
  }

  enum Liability {
    SELLER,
    BUYER,
    CARRIER,
    PLATFORM,
    NONE
  }

  /** Oldest first; two cases of one instant in the order of their ids. */
  static final Comparator<AfterSalesCase> BY_AGE =
      (a, b) ->
          a.openedAt != b.openedAt ? Long.compare(a.openedAt, b.openedAt) : a.id.compareTo(b.id);

  /** Columns {@link #encode} expects, in this order. */
  static final List<String> COLUMNS =
      List.of(
          Columns.PLATFORM,
          Columns.STORE_ID,
          AfterSalesTable.CASE_ID,
          OrdersTable.ORDER_ID,
          AfterSalesTable.KIND,
          AfterSalesTable.REASON,
          AfterSalesTable.LIABILITY,
          AfterSalesTable.OPENED_AT,
          AfterSalesTable.SELLER_RESPONDED_AT,
          AfterSalesTable.RESOLVED_AT,
          AfterSalesTable.PLATFORM_INTERVENED_AT,
          AfterSalesTable.REFUND_AMOUNT,
          AfterSalesTable.SATISFACTION,
          AfterSalesTable.GOODS_SHIPPED);

  // values() copies its array, and a case is decoded millions of times.
  private static final Kind[] ALL_KINDS = Kind.values();
  private static final Reason[] ALL_REASONS = Reason.values();
  private static final Liability[] ALL_LIABILITIES = Liability.values();

  private static final Map<UTF8String, Kind> KINDS = byName(ALL_KINDS);
  private static final Map<UTF8String, Reason> REASONS = byName(ALL_REASONS);
  private static final Map<UTF8String, Liability> LIABILITIES = byName(ALL_LIABILITIES);

  private static final int ORDER_BIT = 1;
  private static final int INTERVENED_BIT = 2;
  private static final int PAID_BACK_BIT = 4;
  private static final int UNSHIPPED_BIT = 8;

  private static <E extends Enum<E>> Map<UTF8String, E> byName(E[] values) {
    Map<UTF8String, E> names = new HashMap<>();
    for (E e : values) {
      names.put(UTF8String.fromString(e.name().toLowerCase(Locale.ROOT)), e);
    }
    return names;
  }

  /** Packs a row of silver.after_sales. */
  static void encode(InternalRow row, ByteWriter out) {
    boolean order = !row.isNullAt(3);
    // Both a binary row and a column of a file hold 18 digits as their unscaled value.
    boolean paidBack = !row.isNullAt(11) && row.getLong(11) > 0;
    out.writeCount(
        (order ? ORDER_BIT : 0)
            | (row.isNullAt(10) ? 0 : INTERVENED_BIT)
            | (paidBack ? PAID_BACK_BIT : 0)
            | (!row.isNullAt(13) && !row.getBoolean(13) ? UNSHIPPED_BIT : 0));
    out.writeString(row.getUTF8String(2));
    if (order) {
      Review.writeKey(row.getUTF8String(3), out);
    }
    writeWord(row, 4, KINDS, out);
    writeWord(row, 5, REASONS, out);
    writeWord(row, 6, LIABILITIES, out);
    long opened = row.getLong(7);
    InstantCodec.write(0, opened, out);
    InstantCodec.write(opened, row.isNullAt(8) ? Order.NONE : row.getLong(8), out);
    InstantCodec.write(opened, row.isNullAt(9) ? Order.NONE : row.getLong(9), out);
    out.writeCount(row.isNullAt(12) ? 0 : Math.max(0, row.getInt(12)));
  }

  private static void writeWord(
      InternalRow row, int column, Map<UTF8String, ? extends Enum<?>> words, ByteWriter out) {
    Enum<?> word = row.isNullAt(column) ? null : words.get(row.getUTF8String(column));
    out.writeCount(word == null ? 0 : word.ordinal() + 1);
  }

  private static <E> E readWord(E[] values, ByteReader in) {
    int at = (int) in.readCount();
    return at == 0 ? null : values[at - 1];
  }

  static AfterSalesCase decode(ByteReader in) {
    long flags = in.readCount();
    UTF8String id = in.readString();
    Review.Key order = (flags & ORDER_BIT) != 0 ? Review.readKey(in) : null;
    Kind kind = readWord(ALL_KINDS, in);
    Reason reason = readWord(ALL_REASONS, in);
    Liability liability = readWord(ALL_LIABILITIES, in);
    long opened = InstantCodec.read(0, in);
    return new AfterSalesCase(
        id,
        order,
        kind,
        reason,
        liability,
        opened,
        InstantCodec.read(opened, in),
        InstantCodec.read(opened, in),
        (flags & INTERVENED_BIT) != 0,
        (flags & PAID_BACK_BIT) != 0,
        (flags & UNSHIPPED_BIT) != 0,
        (int) in.readCount());
  }

  /** Whether the buyer asked the merchant for something, and so states a reason. */
  boolean isReturn() {
    return isRefund() || kind == Kind.EXCHANGE || kind == Kind.REPAIR;
  }

  boolean isRefund() {
    return kind == Kind.REFUND_ONLY || kind == Kind.RETURN_REFUND;
  }

  /** Whether money went back, be it known when or not. */
  boolean isPaidBack() {
    return isRefund() && paidBack;
  }

  /** Whether money went back at a known time. */
  boolean isCompletedRefund() {
    return isPaidBack() && resolvedAt != Order.NONE;
  }

  /** Whether the platform was asked, or stepped in. */
  boolean isEscalated() {
    return intervened
        || kind == Kind.COMPLAINT
        || kind == Kind.DISPUTE
        || kind == Kind.PLATFORM_CONTACT;
  }
}
