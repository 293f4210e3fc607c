package io.storegauge.table;

/** {@code gold.risk_drivers}: what makes up a risk index. */
public final class RiskDriversTable {
  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "risk_drivers",
                  "Drivers of the index; one row per store, as-of day and driver"))
          .string("driver", "logistics, quality, response, complaint, rating_trend or volatility")
          .real("value", "driver's unit", "Input of the driver; null = unknown, left out")
          .real(
              "percentile",
              "0–100",
              "Where the input lies among formal peers, 100 is worst; null = left out")
          .real(
              "weight",
              "share 0–1",
              "Weight after renormalising to the known drivers; 0 = left out; never null")
          .decimal(
              "contribution",
              9,
              6,
              "0–100",
              "percentile × weight; they sum to the index; 0 = left out; never null")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "driver")
          .build();

  private RiskDriversTable() {}
}
