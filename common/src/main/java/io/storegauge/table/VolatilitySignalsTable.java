package io.storegauge.table;

/** {@code gold.volatility_signals}: on which days the control charts signal. */
public final class VolatilitySignalsTable {
  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "volatility_signals",
                  "Signals of the control charts; one row per store, last as-of day of a month,"
                      + " window, chart and day of the signal"))
          .integer(
              StoreVolatilityTable.WINDOW_DAYS,
              "days",
              "Window whose mean and deviation the chart has")
          .string("chart", "shewhart, ewma or cusum; never null")
          .date(StoreDayTable.DATE, "Rated day of the window on which the chart signals")
          .string("direction", "up or down: ratings above or below the window's mean; never null")
          .real(
              "value",
              "stars, cusum: standard errors",
              "What passed the limit: mean of the day, smoothed mean, or sum (below 0 downwards);"
                  + " null = a sum while no ratings of a day differ")
          .real(
              "control_limit", "stars, cusum: standard errors", "Limit that was passed; never null")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(
              Columns.PLATFORM,
              Columns.STORE_ID,
              Columns.AS_OF,
              StoreVolatilityTable.WINDOW_DAYS,
              "chart",
              StoreDayTable.DATE)
          .build();

  private VolatilitySignalsTable() {}
}
