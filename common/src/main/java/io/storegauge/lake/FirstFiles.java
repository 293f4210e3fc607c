package io.storegauge.lake;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.storegauge.parquet.TaskFiles;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The first rows of a table: they are written to its files while they are read, and committed once
 * it is known which of them count. The others are marked as deleted where they are.
 */
public final class FirstFiles {
  /** Records of reviews in parts that a task brings together. */
  private static final int KEYS_A_TASK = 200_000;

  private final Lake lake;
  private final TableSpec table;
  private final TaskWriter writer;

  private FirstFiles(Lake lake, TableSpec table) {
    this.lake = lake;
    this.table = table;
    this.writer = new TaskWriter(lake.spark(), table, lake.path(table));
  }

  /**
   * Makes the table. One without rows is made anew: a run that was killed may have left files. A
   * folder that is no table stays as it is, and is an error: it may be somebody's.
   *
   * @return empty if the table has rows, or had some
   */
  public static Optional<FirstFiles> of(Lake lake, TableSpec table) {
    long version = lake.version(table);
    if (version > 0 || version == 0 && !lake.live(table).files().isEmpty()) {
      return Optional.empty();
    }
    FirstFiles files = new FirstFiles(lake, table);
    if (version == 0) {
      files.discard();
    }
    lake.create(table);
    return Optional.of(files);
  }

  /** Opens files of the table in tasks. */
  public TaskFiles.Opener opener() {
    return writer;
  }

  /**
   * Commits files.
   *
   * @param files that were written
   * @param unwanted rows of them that do not count, by path
   * @param sharedKeys hashes of the keys that have several rows, each with parts of a review; other
   *     keys may be among them
   * @param exportDays when those of reviews begin
   */
  public Merged commit(
      List<WrittenFile> files,
      Map<String, long[]> unwanted,
      long[] sharedKeys,
      ExportDays exportDays,
      Function<Merged, CommitNote> note) {
    Map<String, LongHashSet> marked = new HashMap<>();
    unwanted.forEach((path, rows) -> marked.put(path, LongHashSet.of(rows)));
    Merged merged = Merged.first();
    if (sharedKeys.length > 0) {
      merged = merged.plus(combine(files, marked, sharedKeys, exportDays));
      merged.replaced().forEach((path, rows) -> marked.merge(path, rows, FirstFiles::together));
    }
    List<WrittenFile> kept = new ArrayList<>(merged.files());
    List<WrittenFile> empty = new ArrayList<>();
    for (WrittenFile f : files) {
      boolean isEmpty = marked.containsKey(f.path()) && marked.get(f.path()).size() == f.rows();
      (isEmpty ? empty : kept).add(f);
    }
    empty.forEach(f -> marked.remove(f.path()));
    lake.beginMerge(table).addFirst(kept, marked, note.apply(merged));
    delete(empty);
    return merged;
  }

  private static LongHashSet together(LongHashSet a, LongHashSet b) {
    a.addAll(b);
    return a;
  }

  /** Leaves no table. */
  public void discard() {
    Path folder = new Path(lake.path(table));
    try {
      // The log last: as long as it is there, the rest is known to be ours.
      for (FileStatus f : lake.files().listStatus(folder)) {
        if (!f.getPath().getName().equals(TableLog.FOLDER)) {
          lake.files().delete(f.getPath(), true);
        }
      }
      lake.files().delete(folder, true);
      DeltaLog.invalidateCache(lake.spark(), folder);
    } catch (IOException e) {
      throw LakeErrors.notUsable(lake.path(table), e);
    }
  }

  private void delete(List<WrittenFile> files) {
    try {
      for (WrittenFile f : files) {
        lake.files().delete(new Path(lake.path(table), f.path()), false);
      }
    } catch (IOException e) {
      // A file that no commit names does no harm.
      return;
    }
  }

  /** Brings the rows of keys that have several together, in files of their own. */
  private Merged combine(
      List<WrittenFile> written,
      Map<String, LongHashSet> unwanted,
      long[] sharedKeys,
      ExportDays exportDays) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    Broadcast<LongHashSet> shared = context.broadcast(LongHashSet.of(sharedKeys));
    Broadcast<Map<String, LongHashSet>> out = context.broadcast(new HashMap<>(unwanted));
    List<String> columns = Lake.fileColumns(table);
    StructType asked = TableScan.schema(table, columns);
    StructType placed = FileScan.placed(asked, table);
    int hash = columns.indexOf(KeyFilter.HASH);
    int file = placed.fieldIndex(FileScan.FILE);
    int row = placed.fieldIndex(FileScan.ROW);
    JavaRDD<InternalRow> rows =
        new FileScan(lake.spark(), table, lake.path(table), asked, null)
            .placedRows(written.stream().map(FirstFiles::scanned).toList())
            .filter(r -> shared.value().contains(r.getLong(hash)))
            .filter(r -> !holds(out.value(), r.getUTF8String(file).toString(), r.getLong(row)));
    int tasks = Math.max(1, sharedKeys.length / KEYS_A_TASK);
    JavaRDD<InternalRow> byKey =
        InternalFrames.toRows(
            InternalFrames.toFrame(lake.spark(), rows, placed)
                .select(FileScan.tableThenPlace(table))
                .repartition(tasks, functions.col(KeyFilter.HASH)));
    TableSpec spec = table;
    TaskWriter files = new TaskWriter(lake.spark(), table, lake.path(table)); // of names of its own
    return byKey
        .mapPartitions(part -> combine(spec, part, shared.value(), exportDays, files))
        .collect()
        .stream()
        .reduce(Merged.none(), Merged::plus);
  }

  private static boolean holds(Map<String, LongHashSet> rows, String path, long row) {
    LongHashSet ofFile = rows.get(path);
    return ofFile != null && ofFile.contains(row);
  }

  /**
   * In a task: every row that comes in is replaced by the one that its key's rows make together.
   */
  private static Iterator<Merged> combine(
      TableSpec table,
      Iterator<InternalRow> rows,
      LongHashSet shared,
      ExportDays exportDays,
      TaskWriter writer) {
    Merged merged = Merged.none();
    RowVersions versions = new RowVersions(table);
    HeldRows none =
        new HeldRows(
            Collections.emptyIterator(), versions, table.columnNames().indexOf(KeyFilter.HASH));
    int path = table.columns().size();
    Iterator<InternalRow> noted =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public InternalRow next() {
            InternalRow row = rows.next();
            merged.replaced(row.getUTF8String(path).toString(), row.getLong(path + 1));
            return row;
          }
        };
    MergedReviews reviews =
        new MergedReviews(
            table, noted, none, shared, exportDays, versions, (n, b, m) -> {}, merged);
    merged.files().addAll(writer.write(reviews));
    return List.of(merged).iterator();
  }

  private static TableLog.LiveFile scanned(WrittenFile f) {
    return new TableLog.LiveFile(
        f.path(),
        f.partition() == null ? null : f.partition().toString(),
        f.rows(),
        0,
        f.bytes(),
        f.modifiedMillis(),
        MissingNode.getInstance(),
        null,
        null,
        "");
  }
}
