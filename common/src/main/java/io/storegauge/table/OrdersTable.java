package io.storegauge.table;

/** {@code silver.orders}: one row per order and store, latest state. */
public final class OrdersTable {
  public static final String ORDER_ID = "order_id";
  public static final String BUYER_KEY = "buyer_key";
  public static final String STATUS = "status";
  public static final String AMOUNT = "amount";
  public static final String PRODUCT_ID = "product_id";
  public static final String IS_PRESALE = "is_presale";
  public static final String IS_VIRTUAL = "is_virtual";
  public static final String EXCLUDED_REASON = "excluded_reason";
  public static final String ORDERED_AT = "ordered_at";
  public static final String PAID_AT = "paid_at";
  public static final String SHIP_DUE_AT = "ship_due_at";
  public static final String SHIPPED_AT = "shipped_at";
  public static final String PICKED_UP_AT = "picked_up_at";
  public static final String DELIVERY_DUE_AT = "delivery_due_at";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String COMPLETED_AT = "completed_at";
  public static final String CANCELLED_AT = "cancelled_at";
  public static final String CANCELLED_BY = "cancelled_by";
  public static final String STORE_COUNT = "store_count";
  public static final String ORDERED_MONTH = "ordered_month";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                              "silver",
                              "orders",
                              "Orders, latest state; one row per order and store")
                          .string(ORDER_ID, "Order id on its platform; opaque"))
                  .string(BUYER_KEY, "Keyed hash of the buyer; null = not exported")
                  .string(
                      STATUS,
                      "unpaid, paid, shipped, delivered, completed or cancelled; never null")
                  .decimal(
                      AMOUNT,
                      18,
                      2,
                      "currency",
                      "What the store's share of the order cost; never null")
                  .string("currency", "ISO 4217 code of the amount; never null")
                  .integer("item_count", "items", "Items of the store in the order; null = unknown")
                  .string(PRODUCT_ID, "Primary product; null = unknown")
                  .string(Columns.CATEGORY, "Category of the primary product; null = unknown")
                  .string("traffic_channel", "Where the buyer came from; null = unknown")
                  .bool(IS_PRESALE, "Sold before it can ship; null counts as false")
                  .bool(IS_VIRTUAL, "Nothing is shipped; null counts as false")
                  .string(
                      EXCLUDED_REASON,
                      "gift, test, abnormal…: not a valid order; null = valid once paid")
                  .instant(ORDERED_AT, "Placed; never null")
                  .instant(PAID_AT, "Paid; null = not paid")
                  .instant(SHIP_DUE_AT, "Seller's promise to hand over; null = no promise")
                  .instant(
                      SHIPPED_AT,
                      "Seller's click; where no scan is known an estimate of the pickup; null = not"
                          + " exported")
                  .instant(
                      PICKED_UP_AT,
                      "First courier scan; null = none known, then shipped_at is the estimate of"
                          + " it")
                  .instant(DELIVERY_DUE_AT, "Promise to the buyer; null = no promise")
                  .instant(DELIVERED_AT, "Signed for; null = not delivered")
                  .instant(COMPLETED_AT, "Trade closed as successful; null = not, or not exported")
                  .instant(CANCELLED_AT, "Cancelled; null = not, or time not exported")
                  .string(
                      CANCELLED_BY, "buyer, seller or platform; null = unknown or not cancelled")
                  .integer(
                      STORE_COUNT, "stores", "Stores that share the order (k); null counts as 1"))
          .month(ORDERED_MONTH, ORDERED_AT)
          .key(Columns.PLATFORM, ORDER_ID, Columns.STORE_ID)
          .build();

  private OrdersTable() {}
}
