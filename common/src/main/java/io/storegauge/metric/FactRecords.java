package io.storegauge.metric;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Records of silver on their way to their store: what {@link StoreDays} and {@link Repurchase} are
 * computed from, so that both need one read and one shuffle.
 */
public final class FactRecords {
  /** Columns of silver.orders that {@link #packOrders} reads, in this order. */
  public static final List<String> ORDER_COLUMNS = Order.COLUMNS;

  /** Columns of silver.reviews that {@link #packReviews} reads, in this order. */
  public static final List<String> REVIEW_COLUMNS = Review.COLUMNS;

  /** A case counts for an order's day if opened within so many days before or after it. */
  public static final int CASE_DAYS = OrderCases.WINDOW_DAYS;

  /** A chat counts for an order if started within so many days before or after its own day. */
  public static final int CHAT_DAYS = OrderChats.WINDOW_DAYS;

  /** A waybill counts for an order if all it knows lies within so many days of the payment. */
  public static final int WAYBILL_DAYS = OrderParcels.WINDOW_DAYS;

  /** Microseconds from the opening of a dispute to the day that its answer falls due. */
  public static final long DISPUTE_ANSWER_TIME = CaseFacts.ANSWER_TIME;

  /** Records that facts are made of beside orders and reviews. */
  public enum Source {
    CASES(1, AfterSalesCase.COLUMNS, AfterSalesCase::encode),
    SESSIONS(2, ChatFacts.SESSION_COLUMNS, ChatFacts::encodeSession),
    /** After sessions: they stand for them on days without any. */
    AGENT_DAYS(3, ChatFacts.AGENT_DAY_COLUMNS, ChatFacts::encodeAgentDay),
    VIOLATIONS(4, ConsoleFacts.VIOLATION_COLUMNS, ConsoleFacts::encodeViolation),
    TRAFFIC(5, ConsoleFacts.TRAFFIC_COLUMNS, ConsoleFacts::encodeTraffic),
    WAYBILLS(6, Waybill.COLUMNS, Waybill::encode),
    PRODUCTS(7, ConsoleFacts.PRODUCT_COLUMNS, ConsoleFacts::encodeProduct),
    AGENTS(8, ConsoleFacts.AGENT_COLUMNS, ConsoleFacts::encodeAgent);

    final int kind;
    private final List<String> columns;
    private final transient StorePacker.Encoder encoder;

    Source(int kind, List<String> columns, StorePacker.Encoder encoder) {
      this.kind = kind;
      this.columns = columns;
      this.encoder = encoder;
    }

    /** Columns of the table that {@link #pack} reads, in this order. */
    public List<String> columns() {
      return columns;
    }

    /** Rows of the table to {@link Packed} rows. */
    public Iterator<InternalRow> pack(Iterator<InternalRow> rows) {
      return new StorePacker(rows, kind, encoder);
    }
  }

  static final int REVIEWS = 0;

  /** Orders come last: they ask for their reviews, cases, chats and waybills. */
  static final int ORDERS = 9;

  private FactRecords() {}

  /** Rows of silver.orders to {@link Packed} rows. */
  public static Iterator<InternalRow> packOrders(Iterator<InternalRow> orders) {
    return packOrders(orders, row -> true);
  }

  /**
   * The same where some orders are there for their buyers alone: {@link Repurchase} looks further
   * back than other tables do, and asks less.
   *
   * @param whole orders that other tables count
   */
  public static Iterator<InternalRow> packOrders(
      Iterator<InternalRow> orders, Predicate<InternalRow> whole) {
    Order scratch = new Order();
    return new StorePacker(orders, ORDERS, (row, out) -> Order.encode(row, whole, scratch, out));
  }

  /** Rows of silver.reviews to {@link Packed} rows. */
  public static Iterator<InternalRow> packReviews(Iterator<InternalRow> reviews, FactRules rules) {
    return new StorePacker(reviews, REVIEWS, (row, out) -> Review.encode(row, rules, out));
  }
}
