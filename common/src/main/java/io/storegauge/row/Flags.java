package io.storegauge.row;

import org.apache.spark.sql.catalyst.InternalRow;

/** Yes or no in rows, where null is no. */
public final class Flags {
  private Flags() {}

  public static boolean isTrue(InternalRow row, int column) {
    return !row.isNullAt(column) && row.getBoolean(column);
  }
}
