package io.storegauge.table;

/** {@code gold.volatility_change}: by how much the volatility of a platform's stores fell. */
public final class VolatilityChangeTable {
  public static final TableSpec SPEC =
      TableSpec.of(
              "gold",
              "volatility_change",
              "Volatility of the last 90 days beside that of the 90 before; one row per platform"
                  + " and last as-of day of a month with a store that has enough ratings in both")
          .string(Columns.PLATFORM, "Platform id, as in conf/platforms.yaml; all = every platform")
          .date(Columns.AS_OF, "Last day of the window after; never null")
          .count("stores", "stores", "Stores with enough ratings in both windows; never null")
          .real("ratings_before", "reviews", "Ratings of these before: the weights; never null")
          .real(
              "volatility_before",
              "stars",
              "Noise-corrected, over all of these stores; 0 = no more than chance; never null")
          .real("volatility_after", "stars", "The same after, with the same weights; never null")
          .real(
              "reduction",
              "share",
              "1 − after / before; below 0 = a rise; null = no volatility before")
          .real(
              "reduction_low",
              "share",
              "Lower end of its 95 % interval; null = without end, or no reduction")
          .real("reduction_high", "share", "Upper end of its 95 % interval; null = no reduction")
          .string(
              "conclusion",
              "reduced, increased, no_change_shown (the interval holds 0) or steady_before (nothing"
                  + " to reduce); never null")
          .integer(
              "holidays_before", "days", "Days of the window before that were left out; never null")
          .integer("holidays_after", "days", "The same of the window after; never null")
          .integer("replicates", "draws", "Draws the interval is made of; never null")
          .count("seed", TableSpec.NO_UNIT, "Seed of the draws; never null")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.AS_OF)
          .build();

  private VolatilityChangeTable() {}
}
