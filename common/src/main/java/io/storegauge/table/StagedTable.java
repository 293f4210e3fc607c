package io.storegauge.table;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/**
 * {@code bronze.<source>_<feed>}: typed records of a file that is not one row of a canonical table,
 * kept until SQL joins them into silver.
 */
public final class StagedTable {
  public static final String ZONE = "bronze";

  /** What a record of a feed with deletions tells of: one of the three words below. */
  public static final String TELLS = "tells";

  public static final String CONTENT = "content";
  public static final String DELETION = "deletion";
  public static final String BOTH = "both";

  /** When what a record tells of was deleted. */
  public static final String DELETED_AT = "deleted_at";

  /** Since when at the latest what a record says is known to hold. */
  public static final String AS_OF = "as_of";

  private static final Map<String, String> OF_DELETIONS =
      Map.of(
          TELLS,
          "What the record tells of: content, deletion (it has no more than its key) or both; never"
              + " null",
          DELETED_AT,
          "When it was deleted: as the record says where that is all it tells, else its updated_at,"
              + " else the end of its day of export; null = it is not, or nobody knows",
          AS_OF,
          "Its content is no older than this: its updated_at, else the beginning of its day of export;"
              + " null = it has no content, or nobody knows");

  private StagedTable() {}

  /** The table as a name alone: its columns are known to its feed, and to the table itself. */
  public static TableSpec named(String name) {
    return TableSpec.of(ZONE, name, "Records of a staged feed, newest version of each key").build();
  }

  /** Table of a staged feed: platform, its mapped columns, where each row came from. */
  public static TableSpec spec(
      String source,
      String feed,
      List<String> columns,
      Map<String, DataType> types,
      List<String> key) {
    TableSpec.Builder b =
        TableSpec.of(
                ZONE,
                source + "_" + feed,
                "Records of feed " + feed + " of source " + source + ", newest version of each key")
            .string(Columns.PLATFORM, "Platform id");
    for (String c : columns) {
      if (!c.equals("updated_at")) {
        b.add(
            c,
            types.get(c),
            types.get(c) instanceof NumericType ? "as in the file" : "",
            key.contains(TELLS) && OF_DELETIONS.containsKey(c)
                ? OF_DELETIONS.get(c)
                : "As mapped by conf/sources/"
                    + source
                    + "/"
                    + feed
                    + ".yaml; null = not in the file");
      }
    }
    String[] fullKey = new String[key.size() + 1];
    fullKey[0] = Columns.PLATFORM;
    for (int i = 0; i < key.size(); i++) {
      fullKey[i + 1] = key.get(i);
    }
    return Columns.version(b).key(fullKey).build();
  }
}
