package io.storegauge.table;

/** {@code silver.products}: one row per product and day of a snapshot, latest state. */
public final class ProductsTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "products",
                          "Products as they were; one row per product and day of a snapshot"))
                  .string("product_id", "Product id on its platform; opaque")
                  .date("snapshot_date", "Day the listing was looked at")
                  .string("title", "Title of the listing; null = unknown")
                  .string(Columns.CATEGORY, "Category; null = unknown")
                  .bool("listed", "On sale on that day; null = unknown")
                  .real(
                      "info_score",
                      "points 0–100",
                      "How complete the listing is, as the platform scores it; null = not exported")
                  .integer(
                      "price_star",
                      "stars 1–5",
                      "How the platform rates the price; null = not exported")
                  .decimal("price", 18, 2, "currency", "Price; null = unknown")
                  .integer("stock_quantity", "pieces", "Stock; null = unknown")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .month("snapshot_month", "snapshot_date")
          .key(Columns.PLATFORM, Columns.STORE_ID, "product_id", "snapshot_date")
          .build();

  private ProductsTable() {}
}
