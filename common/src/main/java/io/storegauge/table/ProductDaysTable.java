package io.storegauge.table;

/** {@code silver.product_days}: one row per product and day, latest state. */
public final class ProductDaysTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "product_days",
                          "Products by day as consoles sum them up, latest state; one row per product and day"))
                  .string("product_id", "Product id on its platform; opaque")
                  .date("traffic_date", "Platform day")
                  .integer("exposures", "times", "Times shown; null = not exported")
                  .integer("visitors", "visitors", "Visitors; null = not exported")
                  .integer("page_views", "views", "Page views; null = not exported")
                  .integer(
                      "add_to_carts",
                      "buyers",
                      "Buyers who put it into the cart; null = not exported")
                  .integer("buyers", "buyers", "Buyers who paid; null = not exported")
                  .integer("orders", "orders", "Orders; null = not exported")
                  .decimal("amount", 18, 2, "currency", "Amount paid; null = not exported")
                  .decimal("refunds", 18, 2, "currency", "Amount paid back; null = not exported")
                  .integer(
                      "good_reviews", "reviews", "Good reviews by the console; null = not exported")
                  .integer(
                      "bad_reviews", "reviews", "Bad reviews by the console; null = not exported")
                  .integer("reviews", "reviews", "All reviews by the console; null = not exported")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .month("traffic_month", "traffic_date")
          .key(Columns.PLATFORM, Columns.STORE_ID, "product_id", "traffic_date")
          .build();

  private ProductDaysTable() {}
}
