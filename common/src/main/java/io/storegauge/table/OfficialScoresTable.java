package io.storegauge.table;

/** {@code silver.official_scores}: one row per store, day and dimension, latest state. */
public final class OfficialScoresTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(
                      TableSpec.of(
                          "silver",
                          "official_scores",
                          "What platforms publish of stores; one row per store, day and dimension"))
                  .date("score_date", "Platform day")
                  .string("dimension", "total, a dimension or an indicator")
                  .real("score", "points", "Score as published; null = not published")
                  .real("stars", "stars", "Stars as published; null = none")
                  .real(
                      "value", "indicator's unit", "Value of the indicator; null = not published"))
          .key(Columns.PLATFORM, Columns.STORE_ID, "score_date", "dimension")
          .build();

  private OfficialScoresTable() {}
}
