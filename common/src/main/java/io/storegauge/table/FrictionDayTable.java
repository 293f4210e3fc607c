package io.storegauge.table;

/**
 * {@code facts.friction_day}: what went wrong with the orders of a day, and how they were rated.
 */
public final class FrictionDayTable {
  /** Ids of {@link io.storegauge.model.Friction}, in order, with commas. */
  public static final String FRICTIONS = "frictions";

  public static final String ORDERS = "orders";
  public static final String PICKUP_KNOWN = "pickup_known_orders";
  public static final String TRANSIT_KNOWN = "transit_known_orders";
  public static final String PROMISE_KNOWN = "promise_known_orders";
  public static final String RATED_WEIGHT = "rated_weight";
  public static final String RATING_SUM = "rating_sum";
  public static final String RATING_SQUARED = "rating_squared";

  public static final TableSpec SPEC =
      Columns.store(
              TableSpec.of(
                  "facts",
                  "friction_day",
                  "Frictions of orders that ended (delivered, else cancelled by the seller) and"
                      + " their ratings; additive; one row per store, day, category and set of"
                      + " frictions"))
          .date(StoreDayTable.DATE, "Platform day on which the orders ended")
          .string(Columns.CATEGORY, "Category of their primary product; empty = unknown")
          .string(FRICTIONS, "What went wrong with each of them, with commas; empty = nothing")
          .count(ORDERS, "orders", "Valid orders; never null")
          .count(PICKUP_KNOWN, "orders", "Of these: known whether picked up late; never null")
          .count(TRANSIT_KNOWN, "orders", "Of these: known how long on the road; never null")
          .count(PROMISE_KNOWN, "orders", "Of these: promised to the buyer for a day; never null")
          .count(
              RATED_WEIGHT, "1/720720 orders", "Of the orders: with a product rating; never null")
          .count(RATING_SUM, "1/720720 half stars", "Sum of their product ratings; never null")
          .count(RATING_SQUARED, "1/720720 half stars²", "Sum of their squares; never null")
          .month(StoreDayTable.FACT_MONTH, StoreDayTable.DATE)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, StoreDayTable.DATE, Columns.CATEGORY, FRICTIONS)
          .build();

  private FrictionDayTable() {}
}
