package io.storegauge.table;

/** Columns that several tables share. */
public final class Columns {
  public static final String PLATFORM = "platform";
  public static final String STORE_ID = "store_id";
  public static final String AS_OF = "as_of";
  public static final String AS_OF_MONTH = "as_of_month";
  public static final String CATEGORY = "category";

  /** What the file had beside the columns that its mapping takes. */
  public static final String EXTRA = "_extra";

  private Columns() {}

  static TableSpec.Builder store(TableSpec.Builder b) {
    return b.string(PLATFORM, "Platform id, as in conf/platforms.yaml")
        .string(STORE_ID, "Store id on its platform; opaque");
  }

  /** Of rows that have a key of their own. */
  static TableSpec.Builder ofStore(TableSpec.Builder b) {
    return b.string(PLATFORM, "Platform id, as in conf/platforms.yaml")
        .string(STORE_ID, "Store id on its platform; opaque; never null");
  }

  static TableSpec.Builder storeAsOf(TableSpec.Builder b) {
    return store(b).date(AS_OF, "Platform day the row speaks of; windows end here, inclusive");
  }

  /** Where a silver row came from: decides which of two versions of a key is newer. */
  static TableSpec.Builder version(TableSpec.Builder b) {
    return b.instant("updated_at", "When the platform last changed the record; null = not exported")
        .date("exported_on", "Day of the export the record came with; null = not known")
        .string(
            "source_file",
            "File of the winning version below the landing folder, or the silver.yaml that derived it;"
                + " never null")
        .count(
            "source_record",
            "records",
            "Record in that file, the first is 1; 0 = derived; never null")
        .count(
            "key_hash",
            TableSpec.NO_UNIT,
            "64-bit hash of the key; finds candidates, never decides equality; never null")
        .string(
            EXTRA,
            "Columns of the file that its mapping does not know, as a JSON object of texts; null ="
                + " none had a value");
  }
}
