package io.storegauge.table;

/** {@code silver.product_days}: one row per product and day, latest state. */
public final class ProductDaysTable {
  public static final String TRAFFIC_DATE = "traffic_date";
  public static final String VISITORS = "visitors";
  public static final String ORDERS = "orders";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "product_days",
                          "Products by day as consoles sum them up, latest state; one row per"
                              + " product and day"))
                  .string(OrdersTable.PRODUCT_ID, "Product id on its platform; opaque")
                  .date(TRAFFIC_DATE, "Platform day")
                  .integer("exposures", "times", "Times shown; null = not exported")
                  .integer(VISITORS, VISITORS, "Visitors; null = not exported")
                  .integer("page_views", "views", "Page views; null = not exported")
                  .integer(
                      "add_to_carts",
                      "buyers",
                      "Buyers who put it into the cart; null = not exported")
                  .integer("buyers", "buyers", "Buyers who paid; null = not exported")
                  .integer(ORDERS, ORDERS, "Orders; null = not exported")
                  .decimal("amount", 18, 2, "currency", "Amount paid; null = not exported")
                  .decimal("refunds", 18, 2, "currency", "Amount paid back; null = not exported")
                  .integer(
                      "good_reviews", "reviews", "Good reviews by the console; null = not exported")
                  .integer(
                      "bad_reviews", "reviews", "Bad reviews by the console; null = not exported")
                  .integer("reviews", "reviews", "All reviews by the console; null = not exported")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .month("traffic_month", TRAFFIC_DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, OrdersTable.PRODUCT_ID, TRAFFIC_DATE)
          .build();

  private ProductDaysTable() {}
}
