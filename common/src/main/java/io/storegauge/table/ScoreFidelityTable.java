package io.storegauge.table;

/** {@code gold.score_fidelity}: how near our scores come to what a platform publishes. */
public final class ScoreFidelityTable {
  public static final TableSpec SPEC =
      FidelityColumns.errors(
              FidelityColumns.scheme(
                      TableSpec.of(
                              "gold",
                              "score_fidelity",
                              "Our scores against the platform's over all its stores; one row per"
                                  + " platform, as-of day and dimension that was published")
                          .string(Columns.PLATFORM, "Platform id, as in conf/platforms.yaml")
                          .date(Columns.AS_OF, "Platform day that both scores speak of"))
                  .count("stores", "stores", "Stores with both scores, at least 1; never null"))
          .real(
              "rank_correlation",
              "−1 to 1",
              "Spearman's, ties at their middle rank; null = fewer than two stores, or all alike")
          .month(Columns.AS_OF_MONTH, Columns.AS_OF)
          .key(
              Columns.PLATFORM,
              Columns.AS_OF,
              FidelityColumns.SCHEME,
              FidelityColumns.SCHEME_VERSION,
              OfficialScoresTable.DIMENSION)
          .build();

  private ScoreFidelityTable() {}
}
