package io.storegauge.metric;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Orders and reviews on their way to their store: what {@link StoreDays} and {@link Repurchase} are
 * computed from, so that both need one read and one shuffle.
 */
public final class FactRecords {
  /** Columns of silver.orders that {@link #packOrders} reads, in this order. */
  public static final List<String> ORDER_COLUMNS = Order.COLUMNS;

  /** Columns of silver.reviews that {@link #packReviews} reads, in this order. */
  public static final List<String> REVIEW_COLUMNS = Review.COLUMNS;

  /** Reviews come first: an order asks for its review. */
  static final int REVIEWS = 0;

  static final int ORDERS = 1;

  private FactRecords() {}

  /** Binary rows of silver.orders to {@link Packed} rows. */
  public static Iterator<InternalRow> packOrders(Iterator<InternalRow> orders) {
    Order scratch = new Order();
    return new StorePacker(orders, ORDERS, (row, out) -> Order.encode(row, scratch, out));
  }

  /** Binary rows of silver.reviews to {@link Packed} rows. */
  public static Iterator<InternalRow> packReviews(Iterator<InternalRow> reviews, FactRules rules) {
    return new StorePacker(reviews, REVIEWS, (row, out) -> Review.encode(row, rules, out));
  }
}
