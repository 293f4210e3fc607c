package io.storegauge.table;

/** {@code silver.after_sales}: one row per case, latest state. */
public final class AfterSalesTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "after_sales",
                          "After-sales cases, latest state; one row per case"))
                  .string("case_id", "Case id on its platform; opaque")
                  .string(OrdersTable.ORDER_ID, "Order it is about; null = not exported")
                  .string("product_id", "Product it is about; null = unknown")
                  .string(
                      "kind",
                      "refund_only, return_refund, exchange, repair, complaint, dispute or platform_contact; never null")
                  .string(
                      "reason",
                      "quality, damage, mismatch, logistics, no_reason, price or other; null = unknown")
                  .string("reason_text", "Reason as the platform words it; null = none")
                  .instant("opened_at", "Application; never null")
                  .instant("seller_responded_at", "First answer of the seller; null = none")
                  .instant("resolved_at", "Closed, refunded or exchanged; null = open")
                  .instant("platform_intervened_at", "The platform stepped in; null = it did not")
                  .string(
                      "liability", "seller, buyer, carrier, platform or none; null = not decided")
                  .decimal(
                      "refund_amount", 18, 2, "currency", "Paid back; null = nothing, or not known")
                  .integer("satisfaction", "stars 1–5", "Rating of how it was handled; null = none")
                  .string("currency", "ISO 4217 code of the amounts; never null"))
          .month("opened_month", "opened_at")
          .key(Columns.PLATFORM, "case_id")
          .build();

  private AfterSalesTable() {}
}
