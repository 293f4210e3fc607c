package io.storegauge.table;

/** {@code silver.stores}: one row per store. */
public final class StoresTable {
  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(TableSpec.of("silver", "stores", "Stores; one row per store"))
                  .string("brand", "Brand that owns the store; null = unknown")
                  .string("store_name", "Name shown to buyers; null = unknown")
                  .string("store_type", "flagship, other or personal; null = unknown")
                  .string(
                      Columns.CATEGORY,
                      "Main category, half of the peer group; null = peers are the whole platform")
                  .string("industry", "Industry as the platform names it; null = unknown")
                  .string("region", "Where the store ships from; null = unknown")
                  .date("opened_on", "First day of trade; null = unknown")
                  .string(
                      "services",
                      "What it offers, by commas: return_insurance, bulky_return_insurance,"
                          + " home_installation…; null = unknown"))
          .key(Columns.PLATFORM, Columns.STORE_ID)
          .build();

  private StoresTable() {}
}
