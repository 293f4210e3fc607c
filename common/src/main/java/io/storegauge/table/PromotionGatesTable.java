package io.storegauge.table;

/** {@code gold.promotion_gates}: which stores may take part in their platform's campaigns. */
public final class PromotionGatesTable {
  /** Name of the gate among those that a store has crossed. */
  public static final String GATE = "promotion";

  public static final String WINDOW_DAYS = "window_days";
  public static final String SCORED_DAYS = "scored_days";
  public static final String MEAN_SCORE = "mean_score";
  public static final String REQUIRED_MEAN = "required_mean";
  public static final String MARGIN = "margin";
  public static final String IS_OPEN = "is_open";
  public static final String NEXT_SCORE_NEEDED = "next_score_needed";

  private static final String POINTS = "scheme's points";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "promotion_gates",
                  "Whether a store's mean score of some days lets it take part in campaigns; one row"
                      + " per store, as-of day and scheme, of schemes that ask for such a mean"))
          .string(StoreScoresTable.SCHEME, "Scheme id, as in conf/schemes")
          .string(
              StoreScoresTable.SCHEME_VERSION,
              "Version of the scheme in force on the as-of day, whose rule it is; never null")
          .bool(StoreScoresTable.IS_MAIN, "Whether it is the platform's main scheme; never null")
          .integer(
              WINDOW_DAYS, "days", "Days that the mean is of, the as-of day the last; never null")
          .integer(SCORED_DAYS, "days", "Those of them that have a score; never null")
          .decimal(
              MEAN_SCORE,
              9,
              6,
              POINTS,
              "Mean of these scores, rounded down to a millionth; null = there is none")
          .decimal(REQUIRED_MEAN, 9, 6, POINTS, "Least mean of an open gate; never null")
          .decimal(MARGIN, 9, 6, POINTS, "mean_score − required_mean; null with the mean")
          .bool(IS_OPEN, "Whether the mean is at least the required one; null with the mean")
          .decimal(
              NEXT_SCORE_NEEDED,
              9,
              6,
              POINTS,
              "Least score of the next day that opens the gate on it, or keeps it open; null = no"
                  + " score can, or no such rule then")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, StoreScoresTable.SCHEME)
          .build();

  private PromotionGatesTable() {}
}
