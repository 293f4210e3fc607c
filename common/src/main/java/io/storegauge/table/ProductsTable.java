package io.storegauge.table;

/** {@code silver.products}: one row per product and day of a snapshot, latest state. */
public final class ProductsTable {
  public static final String SNAPSHOT_DATE = "snapshot_date";
  public static final String LISTED = "listed";
  public static final String INFO_SCORE = "info_score";
  public static final String PRICE_STAR = "price_star";
  public static final String STOCK_QUANTITY = "stock_quantity";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "products",
                          "Products as they were; one row per product and day of a snapshot"))
                  .string("product_id", "Product id on its platform; opaque")
                  .date(SNAPSHOT_DATE, "Day the listing was looked at")
                  .string("title", "Title of the listing; null = unknown")
                  .string(Columns.CATEGORY, "Category; null = unknown")
                  .bool(LISTED, "On sale on that day; null = unknown")
                  .real(
                      INFO_SCORE,
                      "points 0–100",
                      "How complete the listing is, as the platform scores it; null = not exported")
                  .integer(
                      PRICE_STAR,
                      "stars 1–5",
                      "How the platform rates the price; null = not exported")
                  .decimal("price", 18, 2, "currency", "Price; null = unknown")
                  .integer(STOCK_QUANTITY, "pieces", "Stock; null = unknown")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .month("snapshot_month", SNAPSHOT_DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, "product_id", SNAPSHOT_DATE)
          .build();

  private ProductsTable() {}
}
