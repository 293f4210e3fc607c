package io.storegauge.table;

/** {@code silver.traffic}: one row per store, day and channel, latest state. */
public final class TrafficTable {
  public static final String TRAFFIC_DATE = "traffic_date";
  public static final String CHANNEL = "channel";
  public static final String VISITORS = "visitors";
  public static final String ORDERS = "orders";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "traffic",
                          "Traffic of stores, latest state; one row per store, day and channel"))
                  .date(TRAFFIC_DATE, "Platform day")
                  .string(CHANNEL, "Channel; all = not split")
                  .integer(VISITORS, VISITORS, "Visitors; null = not exported")
                  .integer("page_views", "views", "Page views; null = not exported")
                  .integer(
                      "add_to_carts",
                      "buyers",
                      "Buyers who put something into the cart; null = not exported")
                  .integer(ORDERS, ORDERS, "Orders; null = not exported"))
          .month("traffic_month", TRAFFIC_DATE)
          .key(Columns.PLATFORM, Columns.STORE_ID, TRAFFIC_DATE, CHANNEL)
          .build();

  private TrafficTable() {}
}
