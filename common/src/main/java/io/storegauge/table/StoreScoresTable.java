package io.storegauge.table;

/** {@code gold.store_scores}: our computation of a platform's score. */
public final class StoreScoresTable {
  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold", "store_scores", "Scores; one row per store, as-of day and scheme"))
          .string("scheme", "Scheme id, as in conf/schemes")
          .string("scheme_version", "Version of the scheme in force on the as-of day; never null")
          .string(
              "stage",
              "newcomer (fewer than 30 valid orders paid in 30 days) or formal; never null")
          .decimal("score", 9, 6, "points 0–100", "Total after the gate; null = no indicator known")
          .decimal(
              "score_before_gate",
              9,
              6,
              "points 0–100",
              "Sum of contributions, bonuses, less deductions; null with the score")
          .real("product_score", "points 0–100", "Product dimension; null = no indicator known")
          .real("logistics_score", "points 0–100", "Logistics dimension; null likewise")
          .real("service_score", "points 0–100", "Service dimension; null likewise")
          .real("bonus", "points", "Bonuses added; never null")
          .real("deduction", "points", "Deductions taken off; never null")
          .string("gate", "Gate that capped the score; null = none")
          .string("grade", "Grade or stars, where the scheme has them; null = it has none")
          .real("coverage", "share 0–1", "Weight of the indicators that were known; never null")
          .real(
              StoreMetricsTable.COMPLETENESS_30D,
              "share 0–1",
              "Share of the orders of 30 days whose outcome is known by now; null = no paid order")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "scheme")
          .build();

  private StoreScoresTable() {}
}
