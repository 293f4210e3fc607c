package io.storegauge.lake;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/** Which rows of a scan are wanted; sent to every task. */
@FunctionalInterface
public interface RowFilter extends Serializable {
  /** A row holds the columns that were asked for, in that order; it is not to be kept. */
  boolean keeps(InternalRow row);

  /** Keeps what both keep. */
  default RowFilter and(RowFilter other) {
    return row -> keeps(row) && other.keeps(row);
  }
}
