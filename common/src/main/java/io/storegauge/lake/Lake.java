package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Columns;
import io.storegauge.table.StagedTable;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * A folder of Delta tables, {@code <root>/<zone>/<table>}.
 *
 * <p>Writes are whole months, halves of them or whole tables, each one commit with its {@link
 * CommitNote}: a killed run leaves a table before or after, never between.
 */
public final class Lake {
  /** A table without months that has more files is written anew when rows are added. */
  private static final int MOST_FILES = 64;

  private final SparkSession spark;
  private final String given;
  private final Path root;
  private final FileSystem files;

  /** What was live when it was last asked, by table. */
  private final Map<String, TableLog.Live> lives = new ConcurrentHashMap<>();

  /** By table; each remembers what it read. */
  private final Map<String, TableLog> logs = new ConcurrentHashMap<>();

  private Lake(SparkSession spark, String given, Path root, FileSystem files) {
    this.given = given;
    this.spark = spark;
    this.root = root;
    this.files = files;
  }

  /**
   * Opens a lake; the folder need not exist yet.
   *
   * @throws StoregaugeException if the folder cannot be used or a newer version wrote it
   */
  public static Lake open(SparkSession spark, String root) {
    Path path = new Path(root);
    try {
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      Lake lake = new Lake(spark, root, absolute(path, files), files);
      new LakeMarker(files, lake.root).requireKnownLayout(root);
      return lake;
    } catch (IOException e) {
      throw LakeErrors.notUsable(root, e);
    }
  }

  /** Delta takes a relative path for the name of a table in a catalog when it creates one. */
  private static Path absolute(Path path, FileSystem files) {
    return path.isUriPathAbsolute()
        ? path
        : new Path(Path.getPathWithoutSchemeAndAuthority(files.getWorkingDirectory()), path);
  }

  public SparkSession spark() {
    return spark;
  }

  /** The folder, as it was given. */
  public String root() {
    return given;
  }

  Path folder() {
    return root;
  }

  FileSystem files() {
    return files;
  }

  public String path(TableSpec table) {
    return new Path(new Path(root, table.zone()), table.name()).toString();
  }

  /** Folder of what was learned from the tables, beside them. */
  public String modelFolder(String kind) {
    return new Path(new Path(root, "models"), kind).toString();
  }

  /** Folder in which a query that watches the landing folder keeps how far it came. */
  public String checkpointFolder() {
    return new Path(root, "_watch").toString();
  }

  /** Tables of staged feeds that were written, by name; see {@link StagedTable#named}. */
  public List<TableSpec> stagedTables() {
    Path zone = new Path(root, StagedTable.ZONE);
    List<TableSpec> staged = new ArrayList<>();
    try {
      if (files.exists(zone)) {
        for (FileStatus f : files.listStatus(zone)) {
          staged.add(StagedTable.named(f.getPath().getName()));
        }
      }
    } catch (IOException e) {
      throw LakeErrors.notUsable(zone.toString(), e);
    }
    return staged.stream()
        .filter(this::exists)
        .sorted(Comparator.comparing(TableSpec::name))
        .toList();
  }

  public boolean exists(TableSpec table) {
    return version(table) >= 0;
  }

  /**
   * Rows of a table; an empty Dataset of its schema if it was never written. A column that came to
   * the table after it was written is null.
   */
  public Dataset<Row> read(TableSpec table) {
    if (!exists(table)) {
      return spark.createDataFrame(List.<Row>of(), table.schema());
    }
    Dataset<Row> rows = spark.read().format("delta").load(path(table));
    Set<String> written = Set.of(rows.columns());
    for (TableSpec.Column c : table.columns()) {
      if (!written.contains(c.name())) {
        rows = rows.withColumn(c.name(), functions.lit(null).cast(c.type()));
      }
    }
    return rows;
  }

  /** Of some columns those that came to a table after it was written; reads give null for them. */
  public List<String> missingColumns(TableSpec table, List<String> columns) {
    Set<String> written = Set.of(live(table).schema().fieldNames());
    return columns.stream().filter(c -> !written.contains(c)).toList();
  }

  /** Rows of a table for tight loops; as yet all of them. The table must have been written. */
  public TableScan scan(TableSpec table, List<String> columns) {
    return new TableScan(this, table, columns);
  }

  /**
   * Rows of one month, the same as {@link #read} gives and sooner: a quick look at a few small
   * tables would wait longer for Delta's jobs over their logs than for the rows.
   */
  public Dataset<Row> quickMonth(TableSpec table, LocalDate month) {
    Date first = Date.valueOf(month.withDayOfMonth(1));
    Dataset<Row> rows = scan(table, fileColumns(table)).month(month).frame();
    return TableShape.conform(table, rows.withColumn(table.monthColumn(), functions.lit(first)));
  }

  /** Rows of one as-of day, as {@link #quickMonth}. */
  public Dataset<Row> quickDay(TableSpec table, LocalDate asOf) {
    return quickMonth(table, asOf).filter(functions.col(Columns.AS_OF).equalTo(Date.valueOf(asOf)));
  }

  /** Rows of a table without months, as {@link #quickMonth}. */
  public Dataset<Row> quick(TableSpec table) {
    return scan(table, fileColumns(table)).frame();
  }

  /** Columns that are in the files: all but the month. */
  static List<String> fileColumns(TableSpec table) {
    return table.columnNames().stream().filter(c -> !c.equals(table.monthColumn())).toList();
  }

  /** Newest version of a table, −1 if it was never written. */
  public long version(TableSpec table) {
    return log(table).newest();
  }

  /** Live files of a table: from its log, or from Delta where that does not say all. */
  TableLog.Live live(TableSpec table) {
    TableLog.Live known = lives.get(table.qualifiedName());
    if (known == null || known.version() != version(table)) {
      known = log(table).live().orElseGet(() -> FileActions.live(spark, path(table)));
      lives.put(table.qualifiedName(), known);
    }
    return known;
  }

  /** The table's commits. */
  TableLog log(TableSpec table) {
    return logs.computeIfAbsent(table.qualifiedName(), t -> new TableLog(files, path(table)));
  }

  /**
   * Note of the newest commit that is ours; empty if there is none or the log was cleaned past it.
   */
  public Optional<CommitNote> lastNote(TableSpec table) {
    return new CommitNotes(log(table)).last();
  }

  /** As-of days that the newest of our commits says a table holds; none if there is no commit. */
  public DaySet coveredDays(TableSpec table) {
    return lastNote(table).map(n -> n.days(CommitNote.COVERED)).orElse(DaySet.EMPTY);
  }

  /** Last of {@link #coveredDays}; empty if there is none, or if they have no end. */
  public Optional<LocalDate> lastCoveredDay(TableSpec table) {
    return Optional.of(coveredDays(table))
        .filter(d -> !d.isEmpty() && !d.isAll())
        .map(DaySet::last);
  }

  /**
   * Days that changed after a version: the union of what the commits since say under {@code name}.
   * All days if a commit that changed data says nothing (someone else wrote), or its log entry is
   * gone.
   */
  public DaySet changedSince(TableSpec table, long version, String name) {
    return new CommitNotes(log(table)).changedSince(version, name);
  }

  /** Rows the newest commit wrote, as it says itself; −1 if it does not say. */
  public long rowsWritten(TableSpec table) {
    TableLog log = log(table);
    return log.commit(log.newest()).rows();
  }

  /**
   * Platforms of a table's rows, by what its files say in the log; may name one whose last row is
   * gone. Empty = a file does not say, as those of other writers.
   */
  public Optional<Set<String>> platforms(TableSpec table) {
    return FilePlatforms.of(live(table).files());
  }

  /** Adds rows. */
  public void append(TableSpec table, Dataset<Row> rows, CommitNote note) {
    create(table);
    Optional<FileWrite> files = begin(table);
    if (files.isPresent()) {
      files.get().append(InternalFrames.toRows(TableShape.conform(table, rows)), note);
      bringTogether(table);
    } else {
      writer(table, rows, note).mode("append").save(path(table));
    }
  }

  /**
   * Writes a table without months anew, row for row, that has come to many files: a log to which a
   * service adds all day. No reader sees a difference.
   */
  private void bringTogether(TableSpec table) {
    if (table.monthColumn() == null && live(table).files().size() > MOST_FILES) {
      // Begun before the rows are read: what others commit from here on is a conflict, not lost.
      Optional<FileWrite> write = begin(table);
      write.ifPresent(
          w ->
              w.alone()
                  .rewrite(
                      InternalFrames.toRows(TableShape.conform(table, read(table))),
                      Replaced.all(table)));
    }
  }

  /** Replaces the whole table. */
  public void replaceAll(TableSpec table, Dataset<Row> rows, CommitNote note) {
    replaceAll(table, InternalFrames.toRows(TableShape.conform(table, rows)), note);
  }

  /**
   * Replaces the whole table.
   *
   * @param rows of the table's schema; they may share one buffer
   */
  public void replaceAll(TableSpec table, JavaRDD<InternalRow> rows, CommitNote note) {
    create(table);
    Optional<FileWrite> files = begin(table);
    if (files.isPresent()) {
      files.get().alone().replace(rows, Replaced.all(table), note);
      return;
    }
    Dataset<Row> frame = InternalFrames.toFrame(spark, rows, table.schema());
    if (TableShape.retyped(
        spark.read().format("delta").load(path(table)).schema(), table.schema())) {
      // Written by a release in which a column had another type: nothing of it is left.
      reshape(table, frame, note);
    } else {
      writer(table, frame, note).mode("overwrite").save(path(table));
    }
  }

  /**
   * Whether a table can take rows of a specification as they are: it has its columns and types, or
   * was never written. The mapping of a staged feed changes them, and so may a new release.
   */
  public boolean hasShapeOf(TableSpec table) {
    return !exists(table)
        || TableShape.of(read(table).schema()).equals(TableShape.of(table.schema()));
  }

  /** Replaces the whole table, columns and all, in one commit. */
  public void reshape(TableSpec table, Dataset<Row> rows, CommitNote note) {
    writer(table, rows, note).mode("overwrite").option("overwriteSchema", "true").save(path(table));
  }

  /**
   * Replaces the rows of some days, also where none is left for one; rows of other days are an
   * error.
   *
   * @param days whole months, or what {@link StagePlan#daysReplaced} says; ALL = the whole table
   */
  public void replaceDays(TableSpec table, Dataset<Row> rows, DaySet days, CommitNote note) {
    replaceDays(table, InternalFrames.toRows(TableShape.conform(table, rows)), days, note);
  }

  /**
   * Replaces the rows of some days, as above.
   *
   * @param rows of the table's schema; they may share one buffer
   */
  public void replaceDays(
      TableSpec table, JavaRDD<InternalRow> rows, DaySet days, CommitNote note) {
    if (days.isAll()) {
      replaceAll(table, rows, note);
      return;
    }
    Replaced replaced = Replaced.of(table, days);
    create(table);
    Optional<FileWrite> files = begin(table);
    if (files.isPresent()) {
      files.get().alone().replace(rows, replaced, note);
    } else {
      Dataset<Row> frame = InternalFrames.toFrame(spark, rows, table.schema());
      replaceWhere(table, frame, replaced.predicate().get(), note);
    }
  }

  /**
   * Replaces the rows that satisfy a SQL predicate; new rows that do not satisfy it are an error.
   */
  public void replaceWhere(TableSpec table, Dataset<Row> rows, String predicate, CommitNote note) {
    create(table);
    writer(table, rows, note).mode("overwrite").option("replaceWhere", predicate).save(path(table));
  }

  /** Begins a commit with files of our own, if the table asks for no more than these. */
  Optional<FileWrite> begin(TableSpec table) {
    return FileWrite.begin(spark, table, path(table), log(table));
  }

  /**
   * Begins a commit that adds rows and marks the ones they replace.
   *
   * @throws StoregaugeException if the table asks for more than that
   */
  FileWrite beginMerge(TableSpec table) {
    Optional<FileWrite> write = begin(table);
    if (write.isPresent() && !write.get().marksRows()) {
      spark.sql(
          String.format(
              "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('%s' = 'true')",
              path(table), FileWrite.MARKS_ROWS));
      write = begin(table);
    }
    return write.orElseThrow(() -> LakeErrors.otherTable(table, path(table))).alone();
  }

  /**
   * Writes months anew, row for row, that have come to more than so many files, or whose files hold
   * more deleted rows than others. No reader sees a difference.
   */
  void tidy(TableSpec table, int maxFiles) {
    Set<String> untidy = live(table).untidy(maxFiles);
    if (!untidy.isEmpty()) {
      // Before the rows are read: what others commit from here on is a conflict, not lost.
      FileWrite write = beginMerge(table);
      Replaced replaced = Replaced.ofPartitions(table, untidy);
      Dataset<Row> rows = TableShape.conform(table, replaced.among(read(table)));
      write.rewrite(InternalFrames.toRows(rows), replaced);
    }
  }

  private DataFrameWriter<Row> writer(TableSpec table, Dataset<Row> rows, CommitNote note) {
    DataFrameWriter<Row> w =
        TableShape.conform(table, rows)
            .write()
            .format("delta")
            .option("userMetadata", note.toJson())
            // A column that came to the table after it was written is added.
            .option("mergeSchema", "true");
    return table.monthColumn() == null ? w : w.partitionBy(table.monthColumn());
  }

  /** Makes the table without rows, unless it is there. */
  void create(TableSpec table) {
    if (!exists(table)) {
      NewTable made = new NewTable(spark, files, table, new Path(path(table)));
      made.makeRoom();
      logs.remove(table.qualifiedName()); // what was half made counts its versions anew
      new LakeMarker(files, root).ensure();
      made.create();
    }
  }

  /**
   * Notes something about the whole lake that must stay as it is, unless it was noted before.
   *
   * @return what the lake holds to: the value, or another one that was noted before
   */
  public String pin(String name, String value) {
    return new LakeMarker(files, root).pin(name, value);
  }
}
