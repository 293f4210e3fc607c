package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.parquet.TaskFiles;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.row.TableRow;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Replaces rows of several tables that are made in one pass: written by the same tasks, committed
 * table by table.
 */
public final class TablesWrite {
  private TablesWrite() {}

  /**
   * What is to be replaced in a table.
   *
   * @param days as {@link Lake#replaceDays} takes them; ALL = the whole table
   */
  public record Part(TableSpec table, DaySet days, CommitNote note) {}

  private record Written(int table, WrittenFile file) implements Serializable {}

  /**
   * Replaces the parts, in their order.
   *
   * @param rows each for the table at its position among the parts; they may share one buffer
   */
  public static void replace(Lake lake, List<Part> parts, JavaRDD<TableRow> rows) {
    List<FileWrite> writes = new ArrayList<>();
    for (Part p : parts) {
      lake.create(p.table());
      Optional<FileWrite> write = lake.begin(p.table());
      if (write.isEmpty()) {
        replaceEach(lake, parts, rows);
        return;
      }
      writes.add(write.get().alone());
    }
    ArrayList<TaskWriter> writers = new ArrayList<>();
    writes.forEach(w -> writers.add(w.writer()));
    List<Written> written = rows.mapPartitions(part -> write(part, writers).iterator()).collect();
    for (int t = 0; t < parts.size(); t++) {
      int table = t;
      List<WrittenFile> files =
          written.stream().filter(w -> w.table() == table).map(Written::file).toList();
      writes
          .get(t)
          .replace(
              files, Replaced.of(parts.get(t).table(), parts.get(t).days()), parts.get(t).note());
    }
  }

  /**
   * A table that asks for more than files of its columns is written by Spark: one pass for each.
   */
  private static void replaceEach(Lake lake, List<Part> parts, JavaRDD<TableRow> rows) {
    for (int t = 0; t < parts.size(); t++) {
      int table = t;
      Part part = parts.get(t);
      JavaRDD<InternalRow> own = rows.filter(r -> r.table() == table).map(TableRow::row);
      lake.replaceDays(part.table(), own, part.days(), part.note());
    }
  }

  /** Runs in a task. */
  private static List<Written> write(Iterator<TableRow> rows, List<TaskWriter> writers) {
    List<TaskFiles> open = new ArrayList<>();
    try {
      writers.forEach(w -> open.add(w.open().sharedBy(writers.size())));
      while (rows.hasNext()) {
        TableRow row = rows.next();
        open.get(row.table()).add(row.row());
      }
      List<Written> written = new ArrayList<>();
      for (int t = 0; t < open.size(); t++) {
        for (WrittenFile f : open.get(t).finish()) {
          written.add(new Written(t, f));
        }
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(TaskFiles::close);
    }
  }
}
