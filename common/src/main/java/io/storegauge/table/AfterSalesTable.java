package io.storegauge.table;

/** {@code silver.after_sales}: one row per case, latest state. */
public final class AfterSalesTable {
  public static final String CASE_ID = "case_id";
  public static final String KIND = "kind";
  public static final String REASON = "reason";
  public static final String OPENED_AT = "opened_at";
  public static final String SELLER_RESPONDED_AT = "seller_responded_at";
  public static final String RESOLVED_AT = "resolved_at";
  public static final String PLATFORM_INTERVENED_AT = "platform_intervened_at";
  public static final String LIABILITY = "liability";
  public static final String REFUND_AMOUNT = "refund_amount";
  public static final String SATISFACTION = "satisfaction";
  public static final String GOODS_SHIPPED = "goods_shipped";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "after_sales",
                          "After-sales cases, latest state; one row per case"))
                  .string(CASE_ID, "Case id on its platform; opaque")
                  .string(OrdersTable.ORDER_ID, "Order it is about; null = not exported")
                  .string("product_id", "Product it is about; null = unknown")
                  .string(
                      KIND,
                      "refund_only, return_refund, exchange, repair, complaint, dispute or platform_contact; never null")
                  .string(
                      REASON,
                      "quality, damage, mismatch, logistics, no_reason, price or other; null = unknown")
                  .string("reason_text", "Reason as the platform words it; null = none")
                  .instant(OPENED_AT, "Application; never null")
                  .instant(SELLER_RESPONDED_AT, "First answer of the seller; null = none")
                  .instant(RESOLVED_AT, "Closed, refunded or exchanged; null = open")
                  .instant(PLATFORM_INTERVENED_AT, "The platform stepped in; null = it did not")
                  .string(LIABILITY, "seller, buyer, carrier, platform or none; null = not decided")
                  .decimal(
                      REFUND_AMOUNT, 18, 2, "currency", "Paid back; null = nothing, or not known")
                  .integer(SATISFACTION, "stars 1–5", "Rating of how it was handled; null = none")
                  .string("currency", "ISO 4217 code of the amounts; never null")
                  .bool(
                      GOODS_SHIPPED, "Goods were on their way when it was opened; null = unknown"))
          .month("opened_month", OPENED_AT)
          .key(Columns.PLATFORM, CASE_ID)
          .build();

  private AfterSalesTable() {}
}
