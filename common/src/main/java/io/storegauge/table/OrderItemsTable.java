package io.storegauge.table;

/** {@code silver.order_items}: one row per line of an order and store, latest state. */
public final class OrderItemsTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "order_items",
                          "Lines of orders, latest state; one row per order, store and line"))
                  .string(OrdersTable.ORDER_ID, "Order id on its platform; opaque")
                  .integer("line_no", "number", "Line of the order")
                  .string("product_id", "Product; null = unknown")
                  .string(Columns.CATEGORY, "Category; null = unknown")
                  .integer(
                      "quantity", "pieces", "Pieces; 0 = the line counts no longer; null = unknown")
                  .decimal(
                      "amount", 18, 2, "currency", "What the line cost the buyer; null = unknown")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .key(Columns.PLATFORM, OrdersTable.ORDER_ID, Columns.STORE_ID, "line_no")
          .build();

  private OrderItemsTable() {}
}
