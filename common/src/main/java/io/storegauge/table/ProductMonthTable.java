package io.storegauge.table;

import java.util.List;

/** {@code facts.product_month}: what buyers made of the products that reached them. */
public final class ProductMonthTable {
  public static final String DELIVERED_ORDERS = "delivered_orders";
  public static final String MISMATCH_ORDERS = "mismatch_orders";
  public static final String RETURNED_ORDERS = "returned_orders";
  public static final String RATED_WEIGHT = "rated_weight";
  public static final String RATING_SUM = "rating_sum";
  public static final String RATING_SQUARED = "rating_squared";

  /** Additive counters, in the order of the columns. */
  public static final List<String> COUNTERS =
      List.of(
          DELIVERED_ORDERS,
          MISMATCH_ORDERS,
          RETURNED_ORDERS,
          RATED_WEIGHT,
          RATING_SUM,
          RATING_SQUARED);

  public static final TableSpec SPEC =
      Columns.store(
              TableSpec.of(
                  "facts",
                  "product_month",
                  "Orders that arrived by primary product, and what came of them; additive; one row"
                      + " per store, product and month of arrival"))
          .string(OrdersTable.PRODUCT_ID, "Primary product; empty = unknown")
          .date(StoreDayTable.DATE, "First day of the month (platform days)")
          .count(DELIVERED_ORDERS, "orders", "Valid orders delivered; never null")
          .count(MISMATCH_ORDERS, "orders", "Of these: a case with reason mismatch; never null")
          .count(
              RETURNED_ORDERS,
              "orders",
              "Of these: a return, refund, exchange or repair asked for, not for no_reason; never"
                  + " null")
          .count(
              RATED_WEIGHT, "1/720720 orders", "Of the orders: with a product rating; never null")
          .count(RATING_SUM, "1/720720 half stars", "Sum of their product ratings; never null")
          .count(RATING_SQUARED, "1/720720 half stars²", "Sum of their squares; never null")
          .month(StoreDayTable.FACT_MONTH, StoreDayTable.DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, OrdersTable.PRODUCT_ID, StoreDayTable.DATE)
          .build();

  private ProductMonthTable() {}
}
