package io.storegauge.job;

import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.ingest.LandingFile;
import io.storegauge.lake.Lake;
import io.storegauge.table.RunLogFilesTable;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Which files were read already: same path, size, time and mapping, or the same content under
 * another name or time. Registered last, so that files of a killed run are read again; reading
 * twice changes nothing.
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
          "fault",
          "content_hash",
          "same_as",
          "unknown_columns",
          "missing_columns");

  private final Map<String, Reading> read = new HashMap<>();

  /** Of each file the entry of the latest time. */
  private final Map<String, Entry> newest = new HashMap<>();

  /** Files that were read to their end, by what they held. */
  private final Map<String, Entry> contents = new HashMap<>();

  private final Set<String> sizes = new HashSet<>();

  /** Columns that were reported as unknown or missing. */
  private final Set<String> drift = new HashSet<>();

  /**
   * What came of reading a file.
   *
   * @param fault why the whole file was refused; null = it was read
   */
  record Reading(long received, long rejected, String fault) implements Serializable {}

  /**
   * A row of the log.
   *
   * @param hash null if the file was not read
   */
  private record Entry(
      String source,
      String feed,
      String file,
      long bytes,
      long modified,
      String mapping,
      Reading reading,
      String hash,
      String unknown,
      String missing)
      implements Serializable {}

  FileRegistry(Lake lake) {
    lake.scan(RunLogFilesTable.SPEC, COLUMNS)
        .rows()
        .map(FileRegistry::entry)
        .collect()
        .forEach(this::add);
  }

  private static Entry entry(InternalRow row) {
    return new Entry(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        TimeUnit.MICROSECONDS.toMillis(row.getLong(4)),
        row.getString(5),
        new Reading(row.getLong(6), row.getLong(7), row.isNullAt(8) ? null : row.getString(8)),
        row.isNullAt(9) || !row.isNullAt(10) ? null : row.getString(9),
        row.isNullAt(11) ? "" : row.getString(11),
        row.isNullAt(12) ? "" : row.getString(12));
  }

  private void add(Entry e) {
    String version = join(e.file(), e.bytes(), e.modified());
    read.put(join(e.source(), e.feed(), version, e.mapping()), e.reading());
    newest.merge(
        join(e.source(), e.feed(), e.file(), e.mapping()),
        e,
        (a, b) -> a.modified() > b.modified() ? a : b);
    if (e.hash() != null) {
      contents.put(join(e.source(), e.feed(), e.hash(), e.mapping()), e);
      sizes.add(join(e.source(), e.feed(), e.bytes(), e.mapping()));
    }
    for (String name : e.unknown().split(FileLog.SEPARATOR, -1)) {
      drift.add(join(e.source(), e.feed(), "unknown", name));
    }
    for (String name : e.missing().split(FileLog.SEPARATOR, -1)) {
      drift.add(join(e.source(), e.feed(), "missing", name));
    }
  }

  /** Empty if the file, as it is now, was not read with this mapping. */
  Optional<Reading> reading(LandingFile file, String mapping) {
    String version = join(file.path(), file.bytes(), file.modifiedMillis());
    return Optional.ofNullable(read.get(join(file.source(), file.feed(), version, mapping)));
  }

  /** Whether a file of this size was read with this mapping, so that its content may be known. */
  boolean knowsSize(LandingFile file, String mapping) {
    return sizes.contains(join(file.source(), file.feed(), file.bytes(), mapping));
  }

  /** What became of the rows of a query when it last ran; empty if it never did as it is now. */
  Optional<Reading> query(Source source, String entity) {
    String file = SilverErrors.file(source);
    String query = SilverQuery.fingerprint(source, entity);
    return Optional.ofNullable(newest.get(join(source.name(), entity, file, query)))
        .map(Entry::reading);
  }

  /**
   * File of this content that was read with this mapping. Where no path names the day of export,
   * the time of the file decides which events are refused as later, so that refusals are not final.
   */
  Optional<String> sameContent(LandingFile file, String hash, String mapping) {
    return Optional.ofNullable(contents.get(join(file.source(), file.feed(), hash, mapping)))
        .filter(e -> e.reading().rejected() == 0 || file.exportedOn() != LandingFile.UNKNOWN_DAY)
        .map(Entry::file);
  }

  /** Of columns that are unknown to a mapping, those that no file before had. */
  List<String> newlyUnknown(Feed feed, Collection<String> names) {
    return fresh(feed, "unknown", names);
  }

  /** Of columns that files lack, those that no file before lacked. */
  List<String> newlyMissing(Feed feed, Collection<String> names) {
    return fresh(feed, "missing", names);
  }

  private List<String> fresh(Feed feed, String kind, Collection<String> names) {
    return names.stream()
        .filter(n -> !drift.contains(join(feed.source(), feed.name(), kind, n)))
        .toList();
  }

  static String join(Object... parts) {
    StringBuilder joined = new StringBuilder();
    for (Object part : parts) {
      joined.append(part).append('\n');
    }
    return joined.toString();
  }
}
