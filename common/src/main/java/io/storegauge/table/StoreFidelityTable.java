package io.storegauge.table;

/** {@code gold.store_fidelity}: how near our scores of a store come to the platform's. */
public final class StoreFidelityTable {
  private static final String LAST_AS_OF = "last_as_of";

  public static final TableSpec SPEC =
      FidelityColumns.errors(
              FidelityColumns.scheme(
                      Columns.store(
                          TableSpec.of(
                              "gold",
                              "store_fidelity",
                              "Our scores of a store against the platform's; one row per store,"
                                  + " month and dimension that was published")))
                  .date(LAST_AS_OF, "Last day of the month that has both scores; never null")
                  .count("days", "days", "Days with both scores, at least 1; never null"))
          .month(Columns.AS_OF_MONTH, LAST_AS_OF)
          .key(
              Columns.PLATFORM,
              Columns.STORE_ID,
              Columns.AS_OF_MONTH,
              FidelityColumns.SCHEME,
              FidelityColumns.SCHEME_VERSION,
              OfficialScoresTable.DIMENSION)
          .build();

  private StoreFidelityTable() {}
}
