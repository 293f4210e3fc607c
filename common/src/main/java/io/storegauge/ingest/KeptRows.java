package io.storegauge.ingest;

import io.storegauge.model.LookAhead;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows that count among what {@link RecordScan} handed out. */
final class KeptRows extends LookAhead<InternalRow> {
  private static final long[] NONE = {};

  private final Iterator<Object> scanned;
  private final Set<Integer> refused;
  private final Map<Integer, long[]> losers;
  private final int record;
  private boolean isRefused;
  private long[] skipped = NONE;

  /**
   * @param refused files to leave out
   * @param losers numbers of records to leave out, sorted, by file
   * @param record position of the record's number in a row
   */
  KeptRows(
      Iterator<Object> scanned, Set<Integer> refused, Map<Integer, long[]> losers, int record) {
    this.scanned = scanned;
    this.refused = refused;
    this.losers = losers;
    this.record = record;
  }

  @Override
  protected InternalRow find() {
    while (scanned.hasNext()) {
      Object o = scanned.next();
      if (o instanceof Integer file) {
        isRefused = refused.contains(file);
        skipped = losers.getOrDefault(file, NONE);
      } else if (o instanceof InternalRow row && !isRefused && !isSkipped(row)) {
        return row;
      }
    }
    return null;
  }

  private boolean isSkipped(InternalRow row) {
    return Arrays.binarySearch(skipped, row.getLong(record)) >= 0;
  }
}
