package io.storegauge.lake;

import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What changed in a table after a version, by its files: only those that came and those that lost
 * rows are read. Rows that only moved from file to file may be among both.
 */
public final class TableChanges {
  private final Lake lake;
  private final TableSpec table;
  private final TableLog.Live before;
  private final TableLog.Live now;

  private TableChanges(Lake lake, TableSpec table, TableLog.Live before, TableLog.Live now) {
    this.lake = lake;
    this.table = table;
    this.before = before;
    this.now = now;
  }

  /**
   * Changes since a version.
   *
   * @return empty if the log or a file of that version is gone, or only Delta can read the table:
   *     then anything may have changed
   */
  public static Optional<TableChanges> since(Lake lake, TableSpec table, long version) {
    if (version < 0 || version > lake.version(table)) {
      return Optional.empty();
    }
    TableLog.Live now = lake.live(table);
    return lake.log(table)
        .live(version)
        .filter(before -> before.plain() && now.plain())
        .filter(before -> sameShape(before, table) && sameShape(now, table))
        .map(before -> new TableChanges(lake, table, before, now))
        .filter(c -> c.rowsAdded() >= 0 && c.areThere(c.lossy()));
  }

  private static boolean sameShape(TableLog.Live live, TableSpec table) {
    return TableShape.of(live.schema()).equals(TableShape.of(table.schema()));
  }

  private boolean areThere(Set<String> paths) {
    for (String path : paths) {
      try {
        if (!lake.files().exists(new Path(lake.path(table), URI.create(path).getPath()))) {
          return false;
        }
      } catch (IOException e) {
        throw LakeErrors.notUsable(path, e);
      }
    }
    return true;
  }

  private Set<String> come() {
    Set<String> known =
        before.files().stream().map(TableLog.LiveFile::path).collect(Collectors.toSet());
    return paths(now.files().stream().filter(f -> !known.contains(f.path())));
  }

  /** Files of which rows were marked as deleted, or that are gone. */
  private Set<String> lossy() {
    Map<String, Long> marked = new HashMap<>();
    now.files().forEach(f -> marked.put(f.path(), f.marked()));
    return paths(
        before.files().stream()
            .filter(f -> !Long.valueOf(f.marked()).equals(marked.get(f.path()))));
  }

  private static Set<String> paths(Stream<TableLog.LiveFile> files) {
    return files.map(TableLog.LiveFile::path).collect(Collectors.toSet());
  }

  /** How many rows {@link #added} gives. */
  public long rowsAdded() {
    Set<String> come = come();
    List<TableLog.LiveFile> files =
        now.files().stream().filter(f -> come.contains(f.path())).toList();
    return files.stream().anyMatch(f -> f.rows() < 0)
        ? -1
        : files.stream().mapToLong(TableLog.LiveFile::rows).sum();
  }

  /** How many rows the table has; −1 if its files do not say. */
  public long rows() {
    return now.rows();
  }

  /** Rows that came: new ones, and the new versions of old ones. */
  public Dataset<Row> added() {
    return lake.scan(table, Lake.fileColumns(table)).at(now).files(come()).frame();
  }

  /**
   * What the rows said before that {@link #added} are new versions of.
   *
   * @param columns to read
   */
  public Dataset<Row> replaced(List<String> columns) {
    List<String> withHash = Stream.concat(columns.stream(), Stream.of(KeyFilter.HASH)).toList();
    return lake.scan(table, withHash)
        .at(before)
        .files(lossy())
        .frame()
        .join(added().select(KeyFilter.HASH).distinct(), new String[] {KeyFilter.HASH}, "left_semi")
        .drop(KeyFilter.HASH);
  }
}
