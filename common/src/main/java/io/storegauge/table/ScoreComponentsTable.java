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
          .string("indicator", "Indicator id inside the scheme: the metric over its window")
          .string("dimension", "product, logistics or service; never null")
          .real("value", "metric's unit", "Value that was scored; null = unknown, left out")
          .real("points", "points 0–100", "Value on the indicator's curve; null = left out")
          .real(
              "weight",
              "share 0–1",
              "Weight after renormalising to the known indicators; 0 = left out; never null")
          .decimal(
              "contribution",
              9,
              6,
              "points",
              "points × weight; they sum to the score before bonuses; 0 = left out; never null")
          .real(
              "peer_percentile",
              "0–100",
              "Share of formal peers that are worse, ties by half; null = left out, or a newcomer")
          .real("peer_median", "metric's unit", "Median of the formal peers; null = no peer known")
          .decimal(
              "points_lost", 9, 6, "points", "weight × (100 − points); 0 = left out; never null")
          .real("points_to_next_grade", "points", "Null where the scheme has no grades")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, "scheme", "indicator")
          .build();

  private ScoreComponentsTable() {}
}
