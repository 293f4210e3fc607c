package io.storegauge.table;

/** {@code gold.store_risk}: transparent risk index. */
public final class StoreRiskTable {
  public static final String RISK_INDEX = "risk_index";
  public static final String BAND = "band";
  public static final String BAND_BY = "band_by";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of("gold", "store_risk", "Risk index; one row per store and as-of day"))
          .decimal(
              RISK_INDEX,
              9,
              6,
              "0–100",
              "Sum of the drivers' contributions; null = no driver known")
          .string(
              BAND,
              "low, watch, high or critical: index_band, held up by hysteresis, at least high behind"
                  + " a gate; null = neither an index nor a gate")
          .string(BAND_BY, "What decided the band: index, hysteresis or gate; null with the band")
          .string(
              "index_band",
              "Band by the day's index alone: low < 25, watch < 50, high < 75, else critical; null"
                  + " with the index")
          .string(
              StoreScoresTable.GATE,
              "Gates of the platform's main scheme that the store has crossed, promotion among them;"
                  + " null = none")
          .real("coverage", "share 0–1", "Weight of the drivers that were known; never null")
          .real(
              StoreMetricsTable.COMPLETENESS_30D,
              "share 0–1",
              "Share of the orders of 30 days whose outcome is known by now; null = no paid order")
          .decimal(
              StoreMetricsTable.GMV_30D,
              18,
              2,
              "platform currency",
              "What is at stake: amount paid in 30 days; never null")
          .real(
              "priority",
              "0–100",
              "Index × percentile of the amount within the platform; null = a newcomer, or no index")
          .integer(
              "priority_rank",
              "rank",
              "1 = first to look at on its platform; ties by store id; null with the priority")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF)
          .build();

  private StoreRiskTable() {}
}
