package io.storegauge.lake;

import io.storegauge.model.LookAhead;
import io.storegauge.table.TableSpec;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Compares the records of some keys with the rows that are held of them, and writes what is new.
 */
final class MergeTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TableSpec table;
  private final RowVersions versions;
  private final Upsert.Rule rule;
  private final ChangeMarks.Rule marks;
  private final TaskWriter writer;
  private final Broadcast<LongHashSet> sharedKeys;
  private final ExportDays exportDays;
  private final int hash;
  private final int sourceFile;
  private final int path;

  /**
   * A task.
   *
   * @param sharedKeys hashes of the keys of which the batch may have several records, each with
   *     parts of a review; null = records are compared as wholes
   * @param exportDays when those of reviews begin
   */
  MergeTask(
      TableSpec table,
      Upsert.Rule rule,
      ChangeMarks.Rule marks,
      TaskWriter writer,
      Broadcast<LongHashSet> sharedKeys,
      ExportDays exportDays) {
    this.table = table;
    this.sharedKeys = sharedKeys;
    this.exportDays = exportDays;
    this.versions = new RowVersions(table);
    this.rule = rule;
    this.marks = marks;
    this.writer = writer;
    this.hash = table.columnNames().indexOf(KeyFilter.HASH);
    this.sourceFile = table.columnNames().indexOf("source_file");
    this.path = table.columns().size();
  }

  /**
   * Merges one partition.
   *
   * @param batch new records
   * @param held rows of the table, then the path of their file and their place in it
   */
  Iterator<Merged> merge(Iterator<InternalRow> batch, Iterator<InternalRow> held) {
    HeldRows heldRows = new HeldRows(held, versions, hash);
    Merged merged = Merged.none();
    Iterator<InternalRow> taken =
        sharedKeys == null
            ? new Taken(batch, heldRows, merged)
            : new MergedReviews(
                table, batch, heldRows, sharedKeys.value(), exportDays, versions, marks, merged);
    merged.files().addAll(writer.write(taken));
    return List.of(merged).iterator();
  }

  /** The records that are new or take the place of a row. */
  private final class Taken extends LookAhead<InternalRow> {
    private final Iterator<InternalRow> batch;
    private final HeldRows held;
    private final Merged merged;

    Taken(Iterator<InternalRow> batch, HeldRows held, Merged merged) {
      this.batch = batch;
      this.held = held;
      this.merged = merged;
    }

    @Override
    protected InternalRow find() {
      while (batch.hasNext()) {
        InternalRow row = batch.next();
        if (isTaken(row, held.of(row))) {
          return row;
        }
      }
      return null;
    }

    private boolean isTaken(InternalRow row, InternalRow held) {
      merged.countReceived();
      boolean same = held != null && versions.sameContent(row, held);
      boolean taken =
          held == null
              || (rule == Upsert.Rule.NEWER_VERSION
                  ? versions.replaces(row, held)
                  : !(same && versions.sameDeletion(row, held)));
      if (taken) {
        if (held != null) {
          merged.replaced(held.getUTF8String(path).toString(), held.getLong(path + 1));
        }
        if (!same) {
          marks.mark(row, held, merged.marks());
        }
      }
      if (taken || versions.sameOrigin(row, held)) {
        merged.countKept(row.getUTF8String(sourceFile).toString());
      }
      return taken;
    }
  }
}
