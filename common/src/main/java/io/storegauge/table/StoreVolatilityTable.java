package io.storegauge.table;

/** {@code gold.store_volatility}: how unsteady a store's daily rating is. */
public final class StoreVolatilityTable {
  public static final String WINDOW_DAYS = "window_days";
  public static final String VOLATILITY = "volatility";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "store_volatility",
                  "Volatility of the daily mean rating; one row per store, as-of day and window"))
          .integer(WINDOW_DAYS, "days", "Length of the trailing window")
          .integer("rated_days", "days", "Days with a rating (D); never null")
          .real("ratings", "reviews", "Weight of the ratings (N); never null")
          .real("rating_mean", "stars", "Mean rating of the window; never null")
          .real(
              "raw_volatility",
              "stars",
              "Spread of daily means, weighted by ratings; null = too little evidence")
          .real(
              "within_day_deviation",
              "stars",
              "Pooled deviation of ratings inside a day; null likewise")
          .real(
              VOLATILITY,
              "stars",
              "Noise-corrected: what is left beyond sampling noise; null likewise")
          .real("ewma_volatility", "stars", "Exponentially weighted, λ = 0.94; null likewise")
          .real("downside_deviation", "stars", "Spread below the target rating; null likewise")
          .real("max_drawdown", "stars", "Deepest fall of the shrunken 7-day mean; null likewise")
          .integer("shewhart_signals", "days", "Days outside x̄ ± 3σ/√n; null likewise")
          .integer(
              "ewma_signals", "days", "Days the EWMA chart (λ 0.2, L 3) signals; null likewise")
          .integer("cusum_signals", "days", "Days the CUSUM (k 0.5σ, h 5σ) signals; null likewise")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, WINDOW_DAYS)
          .build();

  private StoreVolatilityTable() {}
}
