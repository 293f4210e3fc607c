package io.storegauge.table;

/** {@code gold.score_components}: what each indicator gave to a score. */
public final class ScoreComponentsTable {
  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold",
                  "score_components",
                  "What made the score; one row per store, as-of day, scheme and indicator"))
          .string("scheme", "Scheme id")
          .string(
              "indicator",
              "Indicator inside the scheme: the metric over its window, or the name it has there")
          .string(
              "metric", "The metric over its window, a column of gold.store_metrics; never null")
          .string("dimension", "product, logistics, service or after_sales; never null")
          .real("value", "metric's unit", "Value that was scored; null = unknown, left out")
          .real("points", "scheme's points", "Value on the indicator's curve; null = left out")
          .real(
              "weight",
              "share 0–1",
              "Weight after renormalising to the known indicators; 0 = left out; never null")
          .decimal(
              "contribution",
              9,
              6,
              "scheme's points",
              "points × weight; they sum to score_before_gate − bonus + deduction; 0 = left out;"
                  + " never null")
          .real(
              "peer_percentile",
              "0–100",
              "Share of formal peers that are worse, ties by half; null = left out, or a newcomer")
          .real("peer_median", "metric's unit", "Median of the formal peers; null = no peer known")
          .decimal(
              "points_lost",
              9,
              6,
              "scheme's points",
              "weight × (top_score − points); 0 = left out; never null")
          .real(
              "points_to_next_grade",
              "scheme's points",
              "Points of this indicator alone that would lift the store to the next grade; null ="
                  + " no grade by points, the best already, or it alone cannot")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "scheme", "indicator")
          .build();

  private ScoreComponentsTable() {}
}
