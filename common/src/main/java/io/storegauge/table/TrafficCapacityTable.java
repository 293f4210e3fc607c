package io.storegauge.table;

/** {@code gold.traffic_capacity}: the load at which a store's service bends. */
public final class TrafficCapacityTable {
  public static final String STATUS = "status";
  public static final String CONVERSION_RATE = "conversion_rate";
  public static final String LATE_PICKUP_RATE = "late_pickup_rate";
  public static final String NEGATIVE_RATE = "negative_rate";
  public static final String PROVEN_HEADROOM = "proven_headroom_orders";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "traffic_capacity",
                  "How much traffic a store can take; one row per store and as-of day (month ends"
                      + " and the newest day)"))
          .string(
              STATUS,
              "reached = service bends at capacity_orders; not_reached = it did not, so far;"
                  + " too_few_days = nothing can be said; never null")
          .string(
              "limiting_service",
              "Service that bends first: pickup, reply or reviews; null = none does")
          .real(
              "usual_orders",
              "orders a day",
              "Median of days with paid orders; null = there are none")
          .count("highest_orders", "orders a day", "Most orders paid in one day; never null")
          .real(
              "capacity_load",
              "multiple of usual",
              "Load at which service bends; null = none found")
          .real(
              "capacity_load_low",
              "multiple of usual",
              "Lower end of its 95 % interval; null likewise")
          .real("capacity_load_high", "multiple of usual", "Upper end; null likewise")
          .real("capacity_orders", "orders a day", "capacity_load × usual_orders; null likewise")
          .real(
              "headroom_orders",
              "orders a day",
              "capacity_orders − usual_orders; below 0 = usual days are too much; null likewise")
          .real(
              PROVEN_HEADROOM,
              "orders a day",
              "Headroom, no less than 0; where service did not bend, highest_orders − usual_orders:"
                  + " what it has served well; null = too few days")
          .real("pickup_bend_load", "multiple of usual", "Bend of late pickup; null = none found")
          .real(
              "reply_bend_load",
              "multiple of usual",
              "Bend of the time to reply; null = none found")
          .real(
              "reviews_bend_load",
              "multiple of usual",
              "Bend of negative ratings; null = none found")
          .integer("pickup_days", "days", "Days with orders due for pickup; never null")
          .integer("reply_days", "days", "Days with chats of known times; never null")
          .integer("reviews_days", "days", "Days with rated deliveries; never null")
          .real(
              LATE_PICKUP_RATE,
              "share 0–1",
              "Not picked up within 24 h, of the due; null = none due")
          .real("reply_seconds_mean", "seconds", "Mean time to reply; null = no chat of known time")
          .real(
              NEGATIVE_RATE, "share 0–1", "Rated 2 or less, of the rated orders; null = none rated")
          .count("visitors", "visitors", "Visitors of the window; never null")
          .real(CONVERSION_RATE, "share 0–1", "Orders of visitors ÷ visitors; null = none known")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF)
          .build();

  private TrafficCapacityTable() {}
}
