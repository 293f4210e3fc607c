package io.storegauge.job;

import io.storegauge.ingest.LandingFile;
import io.storegauge.lake.Lake;
import io.storegauge.table.RunLogFilesTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Which files were read already: same path, size, time and mapping. Registered last, so that files
 * of a killed run are read again; reading twice changes nothing.
 */
final class FileRegistry {
  private final Set<String> read = new HashSet<>();

  FileRegistry(Lake lake, String source) {
    List<Row> rows =
        lake.read(RunLogFilesTable.SPEC)
            .where(org.apache.spark.sql.functions.col("source").equalTo(source))
            .select("feed", "file", "bytes", "modified_at", "mapping")
            .collectAsList();
    for (Row r : rows) {
      read.add(
          identity(
              r.getString(0),
              r.getString(1),
              r.getLong(2),
              r.getTimestamp(3).getTime(),
              r.getString(4)));
    }
  }

  boolean isRead(LandingFile file, String mapping) {
    return read.contains(
        identity(file.feed(), file.path(), file.bytes(), file.modifiedMillis(), mapping));
  }

  private static String identity(
      String feed, String file, long bytes, long modified, String mapping) {
    return String.join("\n", feed, file, Long.toString(bytes), Long.toString(modified), mapping);
  }
}
