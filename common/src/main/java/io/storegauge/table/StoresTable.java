package io.storegauge.table;

/** {@code silver.stores}: one row per store. */
public final class StoresTable {
  public static final String BRAND = "brand";
  public static final String STORE_TYPE = "store_type";
  public static final String INDUSTRY = "industry";
  public static final String OPENED_ON = "opened_on";
  public static final String SERVICES = "services";

  public static final TableSpec SPEC =
      Columns.version(
              Columns.store(TableSpec.of("silver", "stores", "Stores; one row per store"))
                  .string(BRAND, "Brand that owns the store; null = unknown")
                  .string("store_name", "Name shown to buyers; null = unknown")
                  .string(STORE_TYPE, "flagship, other or personal; null = unknown")
                  .string(
                      Columns.CATEGORY,
                      "Main category, half of the peer group; null = peers are the whole platform")
                  .string(INDUSTRY, "Industry as the platform names it; null = unknown")
                  .string("region", "Where the store ships from; null = unknown")
                  .date(OPENED_ON, "First day of trade; null = unknown")
                  .string(
                      SERVICES,
                      "What it offers, by commas: return_insurance, bulky_return_insurance,"
                          + " home_installation…; null = unknown"))
          .key(Columns.PLATFORM, Columns.STORE_ID)
          .build();

  private StoresTable() {}
}
