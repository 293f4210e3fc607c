package io.storegauge.lake;

import static org.apache.spark.sql.functions.col;

import io.storegauge.table.ReviewsTable;
import io.storegauge.table.TableSpec;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Brings new versions of records into a table of latest states.
 *
 * <p>The newest version of a key wins whatever the order of arrival: versions are compared by
 * {@code updated_at} (unknown is oldest), {@code exported_on} (likewise), {@code source_file}. A
 * file that was replaced in place says anew what it says. A row that is replaced stays in its file
 * and is marked as deleted, so that the cost follows the batch, not the table. Of reviews each part
 * has a version of its own: {@link ReviewMerge}.
 */
public final class Upsert {
  /** Up to so many keys are sent to every task, so that only rows of these keys leave the scan. */
  private static final long BROADCAST_KEYS = 8_000_000L;

  /** What a task compares and writes at most, memory allowing. */
  private static final long ROWS_A_TASK = 500_000L;

  /** Fewer rows are not worth a task, nor its file. */
  private static final long WORTH_A_TASK = 50_000L;

  /** With more files a month is written anew as few, so that reading stays quick. */
  private static final int MAX_FILES_A_MONTH = 64;

  /** When a record of the batch replaces the one the table holds. */
  public enum Rule {
    /** When its version is newer. */
    NEWER_VERSION,
    /** When its content differs: the batch was derived from all there is. */
    OTHER_CONTENT
  }

  private final Lake lake;
  private final TableSpec table;
  private final int maxFiles;
  private final LongHashSet sharedKeys = new LongHashSet();
  private ExportDays exportDays = ExportDays.UTC;

  public Upsert(Lake lake, TableSpec table) {
    this(lake, table, MAX_FILES_A_MONTH);
  }

  Upsert(Lake lake, TableSpec table, int maxFiles) {
    this.lake = lake;
    this.table = table;
    this.maxFiles = maxFiles;
  }

  /**
   * Lets a batch have several records of a review, each for a part of it.
   *
   * @param hashes of their keys; other keys may be among them
   */
  public Upsert sharedKeys(long[] hashes) {
    sharedKeys.addAll(LongHashSet.of(hashes));
    return this;
  }

  /** Says when the days begin on which reviews were exported; else they are those of UTC. */
  public Upsert exportDays(ExportDays days) {
    exportDays = days;
    return this;
  }

  /**
   * Writes a batch, unless nothing of it is new.
   *
   * @param batch rows of the table with unique keys, but for {@link #sharedKeys}; they may share
   *     one buffer. They are gone through more than once: keep them if they are dear
   * @param rows about how many
   * @param marks what a change touches
   * @param note of the commit, made of what the changes touch
   */
  public Merged merge(
      JavaRDD<InternalRow> batch,
      long rows,
      Rule rule,
      ChangeMarks.Rule marks,
      Function<Merged, CommitNote> note) {
    boolean first = !lake.exists(table);
    if (first && sharedKeys.isEmpty()) {
      Merged all = Merged.first();
      lake.replaceAll(table, batch, note.apply(all));
      return all;
    }
    if (first) {
      lake.create(table); // for the records to be brought together in
    }
    FileWrite write = lake.beginMerge(table);
    Merged merged =
        match(batch, rows, rule, marks, write.writer())
            .reduce(first ? Merged.first() : Merged.none(), Merged::plus);
    if (!merged.files().isEmpty()) {
      write.merge(merged, note.apply(merged));
      lake.tidy(table, maxFiles);
    }
    return merged;
  }

  private Stream<Merged> match(
      JavaRDD<InternalRow> batch, long rows, Rule rule, ChangeMarks.Rule marks, TaskWriter writer) {
    int tasks = tasks(rows, lake.spark().sparkContext().defaultParallelism());
    JavaRDD<InternalRow> old = byHash(heldRows(batch, rows), tasks);
    JavaRDD<InternalRow> now =
        byHash(InternalFrames.toFrame(lake.spark(), batch, table.schema()), tasks);
    boolean inParts = rule == Rule.NEWER_VERSION && table.equals(ReviewsTable.SPEC);
    Broadcast<LongHashSet> shared =
        inParts
            ? JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(sharedKeys)
            : null;
    MergeTask task = new MergeTask(table, rule, marks, writer, shared, exportDays);
    return now.zipPartitions(old, task::merge).collect().stream();
  }

  private static int tasks(long rows, int cores) {
    long worthwhile = Math.min(cores, rows / WORTH_A_TASK + 1);
    return (int) Math.min(20_000, Math.max(worthwhile, rows / ROWS_A_TASK));
  }

  private static JavaRDD<InternalRow> byHash(Dataset<Row> frame, int tasks) {
    return InternalFrames.toRows(frame.repartition(tasks, col(KeyFilter.HASH)));
  }

  /** Rows of the table that may be of a key of the batch, and where each is. */
  private Dataset<Row> heldRows(JavaRDD<InternalRow> batch, long rows) {
    List<String> columns = Lake.fileColumns(table);
    TableScan held = lake.scan(table, columns);
    if (rows <= BROADCAST_KEYS) {
      int hash = table.columnNames().indexOf(KeyFilter.HASH);
      LongHashSet hashes = new LongHashSet();
      batch
          .mapPartitions(part -> List.of(hashes(part, hash)).iterator())
          .collect()
          .forEach(hashes::addAll);
      held.files(
          lake.scan(table, List.of(KeyFilter.HASH))
              .where(KeyFilter.among(lake.spark(), hashes, 0))
              .filesFound());
      held.where(KeyFilter.among(lake.spark(), hashes, columns.indexOf(KeyFilter.HASH)));
    }
    return held.placed().select(FileScan.tableThenPlace(table));
  }

  private static LongHashSet hashes(Iterator<InternalRow> rows, int column) {
    LongHashSet hashes = new LongHashSet();
    rows.forEachRemaining(r -> hashes.add(r.getLong(column)));
    return hashes;
  }
}
