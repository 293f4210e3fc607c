package io.storegauge.table;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code gold.store_scores}: our computation of a platform's score. */
public final class StoreScoresTable {
  public static final String SCHEME = "scheme";
  public static final String SCHEME_VERSION = "scheme_version";
  public static final String SCORE = "score";
  public static final String TOP_SCORE = "top_score";
  public static final String IS_MAIN = "is_main";

  /** What made score or grade differ: names of gates, or one of the two below. */
  public static final String GATE = "gate";

  /** Gate of a score that was held to the range. */
  public static final String RANGE = "range";

  /** Gate of a score that is a newcomer's default. */
  public static final String NEWCOMER = "newcomer";

  /** Columns with the score of a dimension, by dimension. */
  public static final SortedMap<String, String> DIMENSION_SCORES = dimensionScores();

  private static final String POINTS = "scheme's points";

  public static final TableSpec SPEC =
      Columns.storeAsOf(
              TableSpec.of(
                  "gold", "store_scores", "Scores; one row per store, as-of day and scheme"))
          .string(SCHEME, "Scheme id, as in conf/schemes")
          .string(SCHEME_VERSION, "Version of the scheme in force on the as-of day; never null")
          .bool(IS_MAIN, "Whether it is the platform's main scheme; never null")
          .string(
              "stage",
              "newcomer (fewer valid orders in 30 days than the scheme asks for) or formal; never"
                  + " null")
          .decimal(
              SCORE,
              9,
              6,
              POINTS,
              "Total after range, gates and newcomers' rules; null = no indicator known, or a"
                  + " newcomer without one")
          .decimal(
              "score_before_gate",
              9,
              6,
              POINTS,
              "Sum of contributions, plus bonus, less deduction; null = no indicator known")
          .real(TOP_SCORE, POINTS, "Highest score of the scheme; never null")
          .real("product_score", POINTS, "Product dimension; null = no indicator known")
          .real("logistics_score", POINTS, "Logistics dimension; null likewise")
          .real("service_score", POINTS, "Service dimension; null likewise")
          .real("after_sales_score", POINTS, "After-sales dimension; null likewise")
          .decimal("bonus", 9, 6, POINTS, "Bonuses added; never null")
          .string("bonuses", "Each bonus with its points; null = none")
          .decimal("deduction", 9, 6, POINTS, "Deductions taken off; never null")
          .string("deductions", "Each deduction with its points; null = none")
          .string(
              GATE,
              "What made score or grade differ from what the points give: a gate, range, or"
                  + " newcomer; null = nothing")
          .string("grade", "Grade or stars; null = the scheme has none, or the store is not ranked")
          .real("display_score", "stars", "What buyers see; null = the scheme has no other figure")
          .real(
              "peer_percentile",
              "0–100",
              "Share of formal peers with a lower score, ties by half; null = no score, or a"
                  + " newcomer")
          .real("coverage", "share 0–1", "Weight of the indicators that were known; never null")
          .real(
              StoreMetricsTable.COMPLETENESS_30D,
              "share 0–1",
              "Share of the orders of 30 days whose outcome is known by now; null = no paid order")
          .date(
              "assessed_on",
              "Day of the assessment the row is of, or a preview of while as_of is before it; null ="
                  + " every day counts")
          .date("effective_from", "First day that assessment is in effect; null likewise")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .byHalfMonth()
          .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, SCHEME)
          .build();

  private StoreScoresTable() {}

  private static SortedMap<String, String> dimensionScores() {
    SortedMap<String, String> columns = new TreeMap<>();
    for (String dimension : List.of("product", "logistics", "service", "after_sales")) {
      columns.put(dimension, dimension + "_score");
    }
    return Collections.unmodifiableSortedMap(columns);
  }
}
