package io.storegauge.lake;

import static io.storegauge.lake.FileActions.map;
import static io.storegauge.lake.FileActions.seq;

import io.storegauge.parquet.ParquetLayout;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.Protocol;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * One commit to a table, with files of our own writer instead of Spark's. Uses Delta's
 * transactions, which are internal to it, so this and its neighbours are the classes to look at
 * when Delta changes.
 */
final class FileWrite {
  /** Writers of this version know nothing that could be asked of the rows of a table. */
  private static final int PLAIN_WRITER = 2;

  /** What a table may ask of its writers besides. */
  private static final Set<String> KNOWN_FEATURES =
      Set.of("deletionVectors", "appendOnly", "invariants");

  static final String MARKS_ROWS = "delta.enableDeletionVectors";

  private final SparkSession spark;
  private final TableSpec table;
  private final Path path;
  private final TableLog log;
  private final OptimisticTransaction transaction;
  private final FileActions actions;

  private FileWrite(
      SparkSession spark,
      TableSpec table,
      String path,
      TableLog log,
      OptimisticTransaction transaction) {
    this.spark = spark;
    this.table = table;
    this.path = new Path(path);
    this.log = log;
    this.transaction = transaction;
    this.actions = new FileActions(table);
  }

  /**
   * Begins a commit.
   *
   * @param log of the table, which exists
   * @return empty if the table asks for more than files of its specification's columns
   */
  static Optional<FileWrite> begin(SparkSession spark, TableSpec table, String path, TableLog log) {
    if (!ParquetLayout.fits(table.schema())) {
      return Optional.empty();
    }
    OptimisticTransaction transaction = DeltaLog.forTable(spark, path).startTransaction();
    StructType written = transaction.metadata().schema();
    // Before columns are added: a table that cannot be written stays as it is.
    if (!asksNothingUnknown(transaction.protocol())
        || TableShape.retyped(written, table.schema())) {
      return Optional.empty();
    }
    if (addMissingColumns(spark, table, path, written)) {
      transaction = DeltaLog.forTable(spark, path).startTransaction();
    }
    if (!shape(transaction.metadata().schema()).equals(shape(table.schema()))) {
      return Optional.empty();
    }
    return Optional.of(new FileWrite(spark, table, path, log, transaction));
  }

  private static boolean asksNothingUnknown(Protocol protocol) {
    if (protocol.minWriterVersion() <= PLAIN_WRITER) {
      return true;
    }
    // Versions between the plain one and the one that lists its features ask for more, unlisted.
    return protocol.writerFeatures().isDefined()
        && JavaConverters.setAsJavaSet(protocol.writerFeatureNames()).stream()
            .allMatch(KNOWN_FEATURES::contains);
  }

  /** Columns that came to the table after it was written; whether there were any. */
  private static boolean addMissingColumns(
      SparkSession spark, TableSpec table, String path, StructType written) {
    Set<String> known = Set.of(written.fieldNames());
    StructField[] missing =
        Stream.of(table.schema().fields())
            .filter(f -> !known.contains(f.name()))
            .toArray(StructField[]::new);
    if (missing.length > 0) {
      spark.sql(
          String.format(
              "ALTER TABLE delta.`%s` ADD COLUMNS (%s)", path, new StructType(missing).toDDL()));
    }
    return missing.length > 0;
  }

  /** Columns and types, whatever their order: files name their columns. */
  private static Set<String> shape(StructType schema) {
    return Set.copyOf(TableShape.of(schema));
  }

  /** Takes whatever another writer changes from here on for a conflict, and fails. */
  FileWrite alone() {
    transaction.readWholeTable();
    return this;
  }

  /** Whether rows can be marked as deleted in the files where they are. */
  boolean marksRows() {
    return Boolean.parseBoolean(
        transaction.metadata().configuration().getOrElse(MARKS_ROWS, () -> "false"));
  }

  /** Writes files of the table, in tasks. */
  TaskWriter writer() {
    return new TaskWriter(spark, table, path.toString());
  }

  /** Writes more rows and commits, whatever others add meanwhile. */
  void append(JavaRDD<InternalRow> rows, CommitNote note) {
    commit(List.of(), written(rows), SaveMode.Append, Option.empty(), Option.apply(note.toJson()));
  }

  private List<WrittenFile> written(JavaRDD<InternalRow> rows) {
    TaskWriter writer = writer();
    return rows.mapPartitions(part -> writer.write(part).iterator()).collect();
  }

  /**
   * Writes rows in the place of others and commits.
   *
   * @param rows of the table's schema
   */
  void replace(JavaRDD<InternalRow> rows, Replaced replaced, CommitNote note) {
    replace(written(rows), replaced, note);
  }

  /** Replaces rows, as above, by files that {@link #writer} has written. */
  void replace(List<WrittenFile> written, Replaced replaced, CommitNote note) {
    replace(written, replaced, Option.apply(note.toJson()));
  }

  /** Writes the same rows anew, as few files: all that are replaced. */
  void rewrite(JavaRDD<InternalRow> rows, Replaced replaced) {
    int files = spark.sparkContext().defaultParallelism();
    replace(
        written(rows.coalesce(Math.min(files, rows.getNumPartitions()))), replaced, Option.empty());
  }

  /** Without a note the commit says that it changes no data. */
  private void replace(List<WrittenFile> written, Replaced replaced, Option<String> note) {
    replaced.require(written);
    List<Action> changes = new ArrayList<>();
    for (TableLog.LiveFile live : liveFiles()) {
      if (replaced.holds(live)) {
        AddFile f = added(live);
        changes.add(f.removeWithTimestamp(f.removeWithTimestamp$default$1(), note.isDefined()));
      }
    }
    commit(changes, written, SaveMode.Overwrite, replaced.predicate(), note);
  }

  private static AddFile added(TableLog.LiveFile f) {
    return (AddFile) Action.fromJson(f.action());
  }

  /** Adds files and marks the rows they replace, in one commit. */
  void merge(Merged merged, CommitNote note) {
    Map<String, TableLog.LiveFile> live = new HashMap<>();
    for (TableLog.LiveFile f :
        merged.replaced().isEmpty() ? List.<TableLog.LiveFile>of() : liveFiles()) {
      live.put(f.path(), f);
    }
    if (!live.keySet().containsAll(merged.replaced().keySet())) {
      throw new IllegalStateException(
          table.qualifiedName() + ": rows to replace lie in files that are not the table's");
    }
    Map<AddFile, LongHashSet> marked = new LinkedHashMap<>();
    merged.replaced().forEach((file, rows) -> marked.put(added(live.get(file)), rows));
    List<Action> changes = new ArrayList<>();
    if (!marked.isEmpty()) {
      vectors(marked)
          .forEach(
              (f, vector) -> {
                var pair = f.removeRows(vector, true, true);
                changes.add(pair._1());
                changes.add(pair._2());
              });
    }
    commit(changes, merged.files(), SaveMode.Append, Option.empty(), Option.apply(note.toJson()));
  }

  /**
   * Adds the first files of a table, some rows of which do not count.
   *
   * @param unwanted places of these rows, by path
   */
  void addFirst(List<WrittenFile> files, Map<String, LongHashSet> unwanted, CommitNote note) {
    List<Action> changes = new ArrayList<>();
    List<WrittenFile> whole = new ArrayList<>();
    Map<AddFile, LongHashSet> marked = new LinkedHashMap<>();
    for (WrittenFile f : files) {
      if (unwanted.containsKey(f.path())) {
        marked.put(actions.add(f, true), unwanted.get(f.path()));
      } else {
        whole.add(f);
      }
    }
    if (!marked.isEmpty()) {
      vectors(marked).forEach((f, vector) -> changes.add(f.removeRows(vector, true, true)._1()));
    }
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    long less = unwanted.values().stream().mapToLong(LongHashSet::size).sum();
    commit(
        changes, whole, rows - less, SaveMode.Append, Option.empty(), Option.apply(note.toJson()));
  }

  private Map<AddFile, DeletionVectorDescriptor> vectors(Map<AddFile, LongHashSet> marked) {
    return new DeletionVectors(path, spark.sparkContext().hadoopConfiguration()).write(marked);
  }

  /** Files of the version that was read: from the log if it says all, else from Delta. */
  private List<TableLog.LiveFile> liveFiles() {
    // Of the snapshot not its filterFiles: that leaves out statistics, which marked files must
    // have.
    return log.live()
        .filter(l -> l.version() == transaction.readVersion())
        .orElseGet(() -> FileActions.live(transaction.snapshot()))
        .files();
  }

  private void commit(
      List<Action> changes,
      List<WrittenFile> written,
      SaveMode mode,
      Option<String> predicate,
      Option<String> note) {
    long rows = written.stream().mapToLong(WrittenFile::rows).sum();
    commit(changes, written, rows, mode, predicate, note);
  }

  private void commit(
      List<Action> changes,
      List<WrittenFile> written,
      long rows,
      SaveMode mode,
      Option<String> predicate,
      Option<String> note) {
    List<Action> all = new ArrayList<>(changes);
    written.forEach(f -> all.add(actions.add(f, note.isDefined())));
    register(written, rows);
    List<String> partitioning =
        table.monthColumn() == null ? List.of() : List.of(table.monthColumn());
    transaction.commit(
        seq(all),
        new DeltaOperations.Write(mode, Option.apply(seq(partitioning)), predicate, note));
  }

  private void register(List<WrittenFile> written, long rows) {
    Map<String, SQLMetric> metrics = new HashMap<>();
    metrics.put("numFiles", metric(written.size()));
    metrics.put("numOutputRows", metric(rows));
    metrics.put("numOutputBytes", metric(written.stream().mapToLong(WrittenFile::bytes).sum()));
    transaction.registerSQLMetrics(spark, map(metrics));
  }

  private SQLMetric metric(long value) {
    SQLMetric metric = SQLMetrics.createMetric(spark.sparkContext(), "");
    metric.set(value);
    return metric;
  }
}
