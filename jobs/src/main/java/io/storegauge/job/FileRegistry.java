package io.storegauge.job;

import io.storegauge.ingest.LandingFile;
import io.storegauge.lake.Lake;
import io.storegauge.table.RunLogFilesTable;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Which files were read already: same path, size, time and mapping. Registered last, so that files
 * of a killed run are read again; reading twice changes nothing.
 */
final class FileRegistry {
  private static final List<String> COLUMNS =
      List.of(
          "source",
          "feed",
          "file",
          "bytes",
          "modified_at",
          "mapping",
          "received",
          "rejected",
          "fault");

  private final Map<String, Reading> read = new HashMap<>();

  /**
   * What came of reading a file.
   *
   * @param fault why the whole file was refused; null = it was read
   */
  record Reading(long received, long rejected, String fault) implements Serializable {}

  /** A file as it was and what came of it. */
  private record Entry(String file, Reading reading) implements Serializable {}

  FileRegistry(Lake lake, String source) {
    UTF8String wanted = UTF8String.fromString(source);
    lake.scan(RunLogFilesTable.SPEC, COLUMNS)
        .where(row -> row.getUTF8String(0).equals(wanted))
        .rows()
        .map(FileRegistry::entry)
        .collect()
        .forEach(e -> read.put(e.file(), e.reading()));
  }

  private static Entry entry(InternalRow row) {
    return new Entry(
        identity(
            row.getString(1),
            row.getString(2),
            row.getLong(3),
            TimeUnit.MICROSECONDS.toMillis(row.getLong(4)),
            row.getString(5)),
        new Reading(row.getLong(6), row.getLong(7), row.isNullAt(8) ? null : row.getString(8)));
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
