package io.storegauge.job;

import io.storegauge.lake.Lake;
import io.storegauge.table.RunLogFilesTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What a query of a {@code silver.yaml} had before it when it ran, as {@code run_log_files} keeps
 * it.
 *
 * @param fingerprint of all but the staged records that shapes its rows
 * @param versions of the staged tables, by feed
 */
record QuerySeen(String fingerprint, Map<String, Long> versions) {
  private static final List<String> COLUMNS =
      List.of("feed", "modified_at", "received", "rejected", "seen");

  QuerySeen {
    versions = Map.copyOf(versions);
  }

  /** {@code fingerprint feed=version …}. */
  String text() {
    StringBuilder text = new StringBuilder(fingerprint);
    new TreeMap<>(versions).forEach((f, v) -> text.append(' ').append(f).append('=').append(v));
    return text.toString();
  }

  static QuerySeen parse(String text) {
    String[] parts = text.split(" ");
    Map<String, Long> versions = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int at = parts[i].indexOf('=');
      versions.put(parts[i].substring(0, at), Long.valueOf(parts[i].substring(at + 1)));
    }
    return new QuerySeen(parts[0], versions);
  }

  /**
   * What the queries of a source had seen when they last ran, by entity; those that refused rows
   * then, or ran before this was kept, are left out: they have to look at everything again.
   *
   * @param file the {@code silver.yaml} as the log names it
   */
  static Map<String, QuerySeen> last(Lake lake, String source, String file) {
    if (!lake.exists(RunLogFilesTable.SPEC)
        || !lake.missingColumns(RunLogFilesTable.SPEC, COLUMNS).isEmpty()) {
      return Map.of();
    }
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(List.of("source", "file"));
    Map<String, Row> last = new HashMap<>();
    lake
        .scan(RunLogFilesTable.SPEC, columns)
        .where(row -> row.getString(5).equals(source) && row.getString(6).equals(file))
        .frame()
        .collectAsList()
        .stream()
        .sorted(Comparator.comparing((Row r) -> r.getTimestamp(1)))
        .forEach(r -> last.put(r.getString(0), r));
    Map<String, QuerySeen> seen = new HashMap<>();
    last.forEach(
        (entity, r) -> {
          if (r.getLong(3) == 0 && !r.isNullAt(4)) {
            seen.put(entity, parse(r.getString(4)));
          }
        });
    return seen;
  }

  /** The version of a feed's table; empty if it was not there. */
  Optional<Long> version(String feed) {
    return Optional.ofNullable(versions.get(feed));
  }
}
