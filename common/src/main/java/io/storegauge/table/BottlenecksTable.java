package io.storegauge.table;

/** {@code gold.bottlenecks}: which step of the customer's way costs how many rating points. */
public final class BottlenecksTable {
  public static final String FRICTION = "friction";
  public static final String POINTS_LOST = "points_lost";
  public static final String RANK = "bottleneck_rank";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "bottlenecks",
                  "What frictions cost a store; one row per store, as-of day (month ends and the"
                      + " newest day) and friction"))
          .string(FRICTION, "Friction: docs/bottlenecks.md")
          .count("orders", "orders", "Ended orders of which it is known; never null")
          .count("exposed_orders", "orders", "Of these: it happened to them; never null")
          .real("exposure", "share 0–1", "Exposed ÷ known; null = nobody tells of it")
          .real("rated_exposed_orders", "orders", "Exposed ones with a rating; never null")
          .real(
              "rated_comparable_orders",
              "orders",
              "Rated ones without it in the same category and month; never null")
          .real(
              "own_harm",
              "stars",
              "Exposed minus comparable ratings of this store, other frictions held fixed; below 0"
                  + " = worse; null = cannot be told")
          .real(
              "platform_harm",
              "stars",
              "The same of all stores of the platform; null = no store can tell")
          .integer("harm_stores", "stores", "Stores behind that; never null")
          .real("harm", "stars", "Own harm drawn to the platform's; null with that")
          .real("harm_low", "stars", "Lower end of its 95 % interval; null likewise")
          .real("harm_high", "stars", "Upper end; null likewise")
          .real(
              POINTS_LOST,
              "stars",
              "Exposure × harm, 0 where it does no harm; all of a store are no more than"
                  + " rating_gap; null = either is not known")
          .real("points_lost_low", "stars", "Lower end of its 95 % interval; null likewise")
          .real("points_lost_high", "stars", "Upper end; null likewise")
          .integer(
              RANK,
              "rank",
              "1 = costs this store most; ties in the order of the journey; null = costs nothing,"
                  + " or not known")
          .real(
              "rating_gap", "stars", "5 minus the mean rating of the orders; null = none is rated")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, FRICTION)
          .build();

  private BottlenecksTable() {}
}
