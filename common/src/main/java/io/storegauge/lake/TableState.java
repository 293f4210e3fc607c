package io.storegauge.lake;

import io.storegauge.table.TableSpec;
import java.util.Optional;

/**
 * What a table holds now.
 *
 * @param version newest commit
 * @param bytes size of the live files
 */
public record TableState(TableSpec table, long version, long rows, long files, long bytes) {

  /** Reads the table's log, and its files only where the log does not know their rows. */
  public static Optional<TableState> of(Lake lake, TableSpec table) {
    if (!lake.exists(table)) {
      return Optional.empty();
    }
    TableLog.Live now = lake.live(table);
    long rows = now.rows() >= 0 ? now.rows() : lake.read(table).count();
    return Optional.of(new TableState(table, now.version(), rows, now.files().size(), now.bytes()));
  }
}
