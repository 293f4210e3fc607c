package io.storegauge.table;

/** {@code silver.waybills}: one row per parcel, latest state. */
public final class WaybillsTable {
  public static final String PICKED_UP_AT = "picked_up_at";
  public static final String PROMISED_AT = "promised_at";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String IS_ABNORMAL = "is_abnormal";
  public static final String NEXT_DAY = "next_day";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.ofStore(
                      TableSpec.of(
                          "silver",
                          "waybills",
                          "Parcels by couriers or the ERP, latest state; one row per order and waybill"))
                  .string(OrdersTable.ORDER_ID, "Order id on its platform; opaque")
                  .string("waybill_no", "Number of the waybill")
                  .string("carrier", "Courier; null = unknown")
                  .instant(PICKED_UP_AT, "First scan; null = not picked up, or not known")
                  .instant(PROMISED_AT, "Promised delivery; null = none, the order's stands")
                  .instant(DELIVERED_AT, "Signature; null = not delivered, or not known")
                  .bool(
                      IS_ABNORMAL,
                      "Lost, damaged, returned or held up, so that its promise counts as missed; null ="
                          + " not so, as far as known")
                  .bool(NEXT_DAY, "Promised for the next day; null = unknown"))
          .key(Columns.PLATFORM, OrdersTable.ORDER_ID, "waybill_no")
          .build();

  private WaybillsTable() {}
}
