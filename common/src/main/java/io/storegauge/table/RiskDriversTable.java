package io.storegauge.table;

/** {@code gold.risk_drivers}: what makes up a risk index. */
public final class RiskDriversTable {
  public static final String DRIVER = "driver";
  public static final String INPUT = "input";
  public static final String CONTRIBUTION = "contribution";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "risk_drivers",
                  "What makes up the index; one row per store, as-of day and input that is known"))
          .string(
              DRIVER,
              "logistics, quality, response, complaint, rating_trend or volatility; never null")
          .string(
              INPUT,
              "What the driver looks at: a metric's column, rating_fall (mean of 90 days less that"
                  + " of 30, stars) or volatility_90d (stars)")
          .real("value", "input's unit", "Shrunken value of the input; never null")
          .real(
              "percentile",
              "0–100",
              "Where the input lies among formal peers, 100 is worst; never null")
          .real(
              "weight",
              "share 0–1",
              "Weight after renormalising to the known inputs and drivers; never null")
          .decimal(
              CONTRIBUTION, 9, 6, "0–100", "percentile × weight; they sum to the index; never null")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, INPUT)
          .build();

  private RiskDriversTable() {}
}
