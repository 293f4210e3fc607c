package io.storegauge.table;

/** {@code silver.official_scores}: one row per store, day and dimension, latest state. */
public final class OfficialScoresTable {
  public static final String SCORE_DATE = "score_date";
  public static final String DIMENSION = "dimension";
  public static final String SCORE = "score";

  /** The dimension that is the score itself. */
  public static final String TOTAL = "total";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "official_scores",
                          "What platforms publish of stores; one row per store, day and dimension"))
                  .date(SCORE_DATE, "Platform day")
                  .string(DIMENSION, "total, a dimension or an indicator")
                  .real(SCORE, "points", "Score as published; null = not published")
                  .real("stars", "stars", "Stars as published; null = none")
                  .real(
                      "value", "indicator's unit", "Value of the indicator; null = not published"))
          .key(Columns.PLATFORM, Columns.STORE_ID, SCORE_DATE, DIMENSION)
          .build();

  private OfficialScoresTable() {}
}
