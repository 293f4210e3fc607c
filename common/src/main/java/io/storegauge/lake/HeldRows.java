package io.storegauge.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows that a table holds of some keys, each with its place behind its columns. */
final class HeldRows {
  private final RowVersions versions;
  private final int hash;
  private final Map<Long, List<InternalRow>> byHash = new HashMap<>();

  /**
   * Keeps all of them.
   *
   * @param hash position of the hash of the key
   */
  HeldRows(Iterator<InternalRow> rows, RowVersions versions, int hash) {
    this.versions = versions;
    this.hash = hash;
    while (rows.hasNext()) {
      InternalRow row = rows.next().copy();
      byHash.computeIfAbsent(row.getLong(hash), h -> new ArrayList<>(1)).add(row);
    }
  }

  /** The row of a record's key; null if there is none. */
  InternalRow of(InternalRow record) {
    for (InternalRow candidate : byHash.getOrDefault(record.getLong(hash), List.of())) {
      if (versions.sameKey(record, candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
