package io.storegauge.table;

/** {@code silver.traffic}: one row per store, day and channel, latest state. */
public final class TrafficTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "traffic",
                          "Traffic of stores, latest state; one row per store, day and channel"))
                  .date("traffic_date", "Platform day")
                  .string("channel", "Channel; all = not split")
                  .integer("visitors", "visitors", "Visitors; null = not exported")
                  .integer("page_views", "views", "Page views; null = not exported")
                  .integer(
                      "add_to_carts",
                      "buyers",
                      "Buyers who put something into the cart; null = not exported")
                  .integer("orders", "orders", "Orders; null = not exported"))
          .month("traffic_month", "traffic_date")
          .key(Columns.PLATFORM, Columns.STORE_ID, "traffic_date", "channel")
          .build();

  private TrafficTable() {}
}
