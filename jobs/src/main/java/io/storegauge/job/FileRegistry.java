package io.storegauge.job;

import static org.apache.spark.sql.functions.col;

import io.storegauge.ingest.LandingFile;
import io.storegauge.lake.Lake;
import io.storegauge.table.RunLogFilesTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Which files were read already: same path, size, time and mapping. Registered last, so that files
 * of a killed run are read again; reading twice changes nothing.
 */
final class FileRegistry {
  private final Map<String, Reading> read = new HashMap<>();

  /**
   * What came of reading a file.
   *
   * @param fault why the whole file was refused; null = it was read
   */
  record Reading(long received, long rejected, String fault) {}

  FileRegistry(Lake lake, String source) {
    List<Row> rows =
        lake.quick(RunLogFilesTable.SPEC)
            .where(col("source").equalTo(source))
            .select(
                "feed", "file", "bytes", "modified_at", "mapping", "received", "rejected", "fault")
            .collectAsList();
    for (Row r : rows) {
      read.put(
          identity(
              r.getString(0),
              r.getString(1),
              r.getLong(2),
              r.getTimestamp(3).getTime(),
              r.getString(4)),
          new Reading(r.getLong(5), r.getLong(6), r.getString(7)));
    }
  }

  /** Empty if the file, as it is now, was not read with this mapping. */
  Optional<Reading> reading(LandingFile file, String mapping) {
    return Optional.ofNullable(
        read.get(identity(file.feed(), file.path(), file.bytes(), file.modifiedMillis(), mapping)));
  }

  private static String identity(
      String feed, String file, long bytes, long modified, String mapping) {
    return String.join("\n", feed, file, Long.toString(bytes), Long.toString(modified), mapping);
  }
}
