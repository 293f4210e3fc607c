package io.storegauge.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.StagedTable;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of Delta tables, {@code <root>/<zone>/<table>}.
 *
 * <p>Writes are whole months or whole tables, each one commit with its {@link CommitNote}: a killed
 * run leaves a table before or after, never between.
 */
public final class Lake {
  /** Layout of the tables; raised when an older Storegauge could misread them. */
  static final int LAYOUT = 1;

  private static final String MARKER = "_storegauge.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkSession spark;
  private final String given;
  private final Path root;
  private final FileSystem files;

  /** What was live when it was last asked, by table. */
  private final Map<String, TableLog.Live> lives = new ConcurrentHashMap<>();

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
      int layout = lake.marker().path("layout").asInt();
      if (layout > LAYOUT) {
        throw LakeErrors.newerLayout(root, layout, LAYOUT);
      }
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
    return conform(table, rows.withColumn(table.monthColumn(), functions.lit(first)));
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
    return new TableLog(files, path(table));
  }

  /**
   * Note of the newest commit that is ours; empty if there is none or the log was cleaned past it.
   */
  public Optional<CommitNote> lastNote(TableSpec table) {
    TableLog log = log(table);
    for (long v = log.newest(); v >= 0; v--) {
      TableLog.Commit c = log.commit(v);
      if (c.note().isPresent() || !c.known()) {
        return c.note();
      }
    }
    return Optional.empty();
  }

  /**
   * Days that changed after a version: the union of what the commits since say under {@code name}.
   * All days if a commit that changed data says nothing (someone else wrote), or its log entry is
   * gone.
   */
  public DaySet changedSince(TableSpec table, long version, String name) {
    DaySet changed = DaySet.EMPTY;
    TableLog log = log(table);
    long newest = log.newest();
    for (long v = version + 1; v <= newest; v++) {
      TableLog.Commit c = log.commit(v);
      if (!c.known()) {
        return DaySet.ALL;
      }
      if (c.note().isPresent()) {
        changed = changed.union(c.note().get().days(name));
      } else if (c.changesData()) {
        return DaySet.ALL;
      }
    }
    return changed;
  }

  /** Rows the newest commit wrote, as it says itself; −1 if it does not say. */
  public long rowsWritten(TableSpec table) {
    TableLog log = log(table);
    return log.commit(log.newest()).rows();
  }

  /** Adds rows. */
  public void append(TableSpec table, Dataset<Row> rows, CommitNote note) {
    create(table);
    Optional<FileWrite> files = FileWrite.begin(spark, table, path(table), log(table));
    if (files.isPresent()) {
      files.get().append(InternalFrames.toRows(conform(table, rows)), note);
    } else {
      writer(table, rows, note).mode("append").save(path(table));
    }
  }

  /** Replaces the whole table. */
  public void replaceAll(TableSpec table, Dataset<Row> rows, CommitNote note) {
    replaceAll(table, InternalFrames.toRows(conform(table, rows)), note);
  }

  /**
   * Replaces the whole table.
   *
   * @param rows of the table's schema, in binary form; they may share one buffer
   */
  public void replaceAll(TableSpec table, JavaRDD<InternalRow> rows, CommitNote note) {
    create(table);
    Optional<FileWrite> files = FileWrite.begin(spark, table, path(table), log(table));
    if (files.isPresent()) {
      files.get().alone().replace(rows, null, note);
      return;
    }
    Dataset<Row> frame = InternalFrames.toFrame(spark, rows, table.schema());
    if (retyped(spark.read().format("delta").load(path(table)).schema(), table.schema())) {
      // Written by a release in which a column had another type: nothing of it is left.
      reshape(table, frame, note);
    } else {
      writer(table, frame, note).mode("overwrite").save(path(table));
    }
  }

  /** Whether a column that was written is of another type now. */
  static boolean retyped(StructType written, StructType wanted) {
    Set<String> known = Set.of(written.fieldNames());
    List<String> shape = shape(written);
    return Stream.of(wanted.fields())
        .filter(f -> known.contains(f.name()))
        .anyMatch(f -> !shape.contains(shape(f)));
  }

  /**
   * Whether a table can take rows of a specification as they are: it has its columns and types, or
   * was never written. The mapping of a staged feed changes them, and so may a new release.
   */
  public boolean hasShapeOf(TableSpec table) {
    return !exists(table) || shape(read(table).schema()).equals(shape(table.schema()));
  }

  static List<String> shape(StructType schema) {
    return Stream.of(schema.fields()).map(Lake::shape).toList();
  }

  private static String shape(StructField field) {
    return field.name() + " " + field.dataType().catalogString();
  }

  /** Replaces the whole table, columns and all, in one commit. */
  public void reshape(TableSpec table, Dataset<Row> rows, CommitNote note) {
    writer(table, rows, note).mode("overwrite").option("overwriteSchema", "true").save(path(table));
  }

  /**
   * Replaces the given months, also where no row is left for one; rows of other months are an
   * error.
   */
  public void replaceMonths(
      TableSpec table, Dataset<Row> rows, Collection<LocalDate> months, CommitNote note) {
    replaceMonths(table, InternalFrames.toRows(conform(table, rows)), months, note);
  }

  /**
   * Replaces the given months, as above.
   *
   * @param rows of the table's schema, in binary form; they may share one buffer
   */
  public void replaceMonths(
      TableSpec table, JavaRDD<InternalRow> rows, Collection<LocalDate> months, CommitNote note) {
    create(table);
    Optional<FileWrite> files = FileWrite.begin(spark, table, path(table), log(table));
    if (files.isPresent()) {
      files.get().alone().replace(rows, months, note);
    } else {
      Dataset<Row> frame = InternalFrames.toFrame(spark, rows, table.schema());
      replaceWhere(table, frame, FileWrite.predicate(table, months), note);
    }
  }

  /**
   * Replaces the rows that satisfy a SQL predicate; new rows that do not satisfy it are an error.
   */
  public void replaceWhere(TableSpec table, Dataset<Row> rows, String predicate, CommitNote note) {
    create(table);
    writer(table, rows, note).mode("overwrite").option("replaceWhere", predicate).save(path(table));
  }

  /**
   * Begins a commit that adds rows and marks the ones they replace.
   *
   * @throws StoregaugeException if the table asks for more than that
   */
  FileWrite beginMerge(TableSpec table) {
    Optional<FileWrite> write = FileWrite.begin(spark, table, path(table), log(table));
    if (write.isPresent() && !write.get().marksRows()) {
      spark.sql(
          String.format(
              "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('%s' = 'true')",
              path(table), FileWrite.MARKS_ROWS));
      write = FileWrite.begin(spark, table, path(table), log(table));
    }
    return write.orElseThrow(() -> LakeErrors.otherTable(table, path(table))).alone();
  }

  /**
   * Writes months anew, row for row, that have come to more than so many files, or whose files hold
   * more deleted rows than others. No reader sees a difference.
   */
  void tidy(TableSpec table, int maxFiles) {
    Set<String> untidy = live(table).untidy(maxFiles);
    if (untidy.isEmpty()) {
      return;
    }
    // Before the rows are read: what others commit from here on is a conflict, not lost.
    FileWrite write = beginMerge(table);
    Dataset<Row> rows = read(table);
    List<LocalDate> months = null;
    if (table.monthColumn() != null) {
      months = untidy.stream().map(Lake::month).collect(Collectors.toCollection(ArrayList::new));
      Object[] wanted = months.stream().filter(Objects::nonNull).map(Date::valueOf).toArray();
      Column month = functions.col(table.monthColumn());
      Column chosen = month.isin(wanted);
      rows = rows.where(months.contains(null) ? chosen.or(month.isNull()) : chosen);
    }
    write.rewrite(InternalFrames.toRows(conform(table, rows)), months);
  }

  /** Null where rows wait for their day. */
  private static LocalDate month(String partition) {
    return partition.equals(TableLog.NO_PARTITION) ? null : LocalDate.parse(partition);
  }

  private DataFrameWriter<Row> writer(TableSpec table, Dataset<Row> rows, CommitNote note) {
    DataFrameWriter<Row> w =
        conform(table, rows)
            .write()
            .format("delta")
            .option("userMetadata", note.toJson())
            // A column that came to the table after it was written is added.
            .option("mergeSchema", "true");
    return table.monthColumn() == null ? w : w.partitionBy(table.monthColumn());
  }

  /** The table's columns in its order and types; as they are, without a copy, where they fit. */
  private static Dataset<Row> conform(TableSpec table, Dataset<Row> rows) {
    StructField[] wanted = table.schema().fields();
    StructField[] given = rows.schema().fields();
    boolean fits = wanted.length == given.length;
    Column[] columns = new Column[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      columns[i] =
          functions
              .col(wanted[i].name())
              .cast(wanted[i].dataType())
              .as(wanted[i].name(), wanted[i].metadata());
      fits =
          fits
              && wanted[i].name().equals(given[i].name())
              && wanted[i].dataType().equals(given[i].dataType());
    }
    return fits ? rows : rows.select(columns);
  }

  /** Makes the table without rows, unless it is there. */
  void create(TableSpec table) {
    if (exists(table)) {
      return;
    }
    makeRoom(table);
    ensureMarker();
    DeltaTableBuilder b =
        DeltaTable.createIfNotExists(spark)
            .location(path(table))
            .comment(table.comment())
            .addColumns(table.schema());
    if (table.monthColumn() != null) {
      b = b.partitionedBy(table.monthColumn());
    }
    if (!table.zone().equals("gold") && !table.zone().equals("facts")) {
      // New versions of records come every day, for rows all over the last months.
      b = b.property(FileWrite.MARKS_ROWS, "true");
    }
    if (table.zone().equals("silver")) {
      b = b.property("delta.dataSkippingStatsColumns", String.join(",", table.skippingColumns()));
    } else {
      // A file holds every store on every day of its month: least and largest values would skip
      // none.
      b = b.property("delta.dataSkippingNumIndexedCols", "0");
    }
    b.execute();
  }

  /**
   * Takes what a killed run has left of a table that it was making.
   *
   * @throws StoregaugeException if there is anything else in its place
   */
  private void makeRoom(TableSpec table) {
    Path folder = new Path(path(table));
    try {
      if (files.exists(folder)) {
        HalfMadeTable.of(files, folder)
            .orElseThrow(() -> LakeErrors.otherFiles(table, folder.toString()))
            .clear();
        DeltaLog.invalidateCache(spark, folder);
      }
    } catch (IOException e) {
      throw LakeErrors.notUsable(folder.toString(), e);
    }
  }

  /**
   * Notes something about the whole lake that must stay as it is, unless it was noted before.
   *
   * @return what the lake holds to: the value, or another one that was noted before
   */
  public String pin(String name, String value) {
    try {
      ObjectNode marker = marker();
      if (!marker.has(name)) {
        writeMarker(marker.put(name, value));
      }
      return marker.path(name).asText();
    } catch (IOException e) {
      throw LakeErrors.notUsable(root.toString(), e);
    }
  }

  private void ensureMarker() {
    try {
      if (!files.exists(new Path(root, MARKER))) {
        writeMarker(marker());
      }
    } catch (IOException e) {
      throw LakeErrors.notUsable(root.toString(), e);
    }
  }

  /** What the lake says of itself; of a new lake, what it will say. */
  private ObjectNode marker() throws IOException {
    Path file = new Path(root, MARKER);
    if (!files.exists(file)) {
      return JSON.createObjectNode().put("layout", LAYOUT);
    }
    try (var in = files.open(file)) {
      return (ObjectNode) JSON.readTree(in.readAllBytes());
    }
  }

  private void writeMarker(ObjectNode marker) throws IOException {
    Path file = new Path(root, MARKER);
    Path written = new Path(root, MARKER + ".new");
    try (FSDataOutputStream out = files.create(written, true)) {
      out.write((marker + "\n").getBytes(StandardCharsets.UTF_8));
    }
    files.delete(file, false);
    if (!files.rename(written, file)) {
      throw new IOException("cannot rename " + written);
    }
  }
}
