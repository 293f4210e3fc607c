package io.storegauge.lake;

import io.storegauge.table.TableSpec;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;

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
    Optional<TableLog.Live> live = lake.log(table).live();
    if (live.isPresent() && live.get().rows() >= 0) {
      TableLog.Live l = live.get();
      return Optional.of(new TableState(table, l.version(), l.rows(), l.files().size(), l.bytes()));
    }
    return Optional.of(fromDelta(lake, table));
  }

  /** Slower, and knows all of Delta: logs that begin with a checkpoint, deletion vectors. */
  private static TableState fromDelta(Lake lake, TableSpec table) {
    Snapshot now =
        DeltaLog.forTable(lake.spark(), lake.path(table))
            .update(false, Option.empty(), Option.empty());
    List<AddFile> files = now.allFiles().collectAsList();
    boolean known = files.stream().allMatch(f -> f.numLogicalRecords().isDefined());
    long rows =
        known
            ? files.stream().mapToLong(f -> (Long) f.numLogicalRecords().get()).sum()
            : lake.read(table).count();
    long bytes = files.stream().mapToLong(AddFile::size).sum();
    return new TableState(table, now.version(), rows, files.size(), bytes);
  }
}
