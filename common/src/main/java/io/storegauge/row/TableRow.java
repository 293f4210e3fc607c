package io.storegauge.row;

import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A row on its way to one of several tables. One instance may be filled again and again.
 *
 * @see io.storegauge.lake.TablesWrite
 */
public final class TableRow {
  private int table;
  private InternalRow row;

  /**
   * Fills it.
   *
   * @param table position among the tables
   */
  public TableRow set(int table, InternalRow row) {
    this.table = table;
    this.row = row;
    return this;
  }

  public int table() {
    return table;
  }

  public InternalRow row() {
    return row;
  }
}
