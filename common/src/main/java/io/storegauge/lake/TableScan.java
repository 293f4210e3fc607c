package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads columns of a table in tight loops: its files from its log, their rows from Spark's Parquet
 * reader as they lie there. Asking Delta takes a Spark job or two over the log and a plan with
 * generated code for every query, which for the few new rows of a day is most of the work.
 *
 * <p>A row holds the columns that were asked for, in that order, and is valid only until the next
 * one is taken. Its {@code getLong} of a decimal of 10 to 18 digits is the unscaled value.
 */
public final class TableScan {
  private final Lake lake;
  private final TableSpec table;
  private final List<String> columns;
  private final StructType schema;
  private RowFilter filter;
  private DaySet days = DaySet.ALL;
  private Set<String> files;
  private TableLog.Live version;
  private InstantFilter instants;

  TableScan(Lake lake, TableSpec table, List<String> columns) {
    if (columns.stream().anyMatch(c -> c.equals(table.monthColumn()))) {
      throw new IllegalArgumentException(table.monthColumn() + " is not a column of the files");
    }
    this.lake = lake;
    this.table = table;
    this.columns = List.copyOf(columns);
    this.schema = schema(table, columns);
  }

  /** Some columns of a table, in the order they are asked for. */
  static StructType schema(TableSpec table, List<String> columns) {
    StructType all = table.schema();
    return new StructType(columns.stream().map(all::apply).toArray(StructField[]::new));
  }

  /** Only rows that satisfy a filter. */
  public TableScan where(RowFilter wanted) {
    filter = filter == null ? wanted : filter.and(wanted);
    return this;
  }

  /** Only rows with an instant that is wanted, from files that can hold one. */
  public TableScan where(InstantFilter wanted) {
    instants = wanted;
    return where(wanted.rows(columns));
  }

  /**
   * Only rows of some days.
   *
   * @param column that was asked for; the day by which the rows have their months
   */
  public TableScan days(String column, DaySet wanted) {
    if (wanted.isAll()) {
      return this;
    }
    days = wanted;
    int position = columns.indexOf(column);
    long[] bounds = wanted.bounds();
    return where(row -> Ranges.overlap(bounds, row.getInt(position), row.getInt(position)));
  }

  /** Only rows of a month. */
  TableScan month(LocalDate any) {
    days = DaySet.ofMonths(List.of(any.withDayOfMonth(1)));
    return this;
  }

  /** Only rows of some files, as the log names them. */
  TableScan files(Set<String> wanted) {
    files = wanted;
    return this;
  }

  /** Rows as they were live in a version that needs no more than files and deletion vectors. */
  TableScan at(TableLog.Live wanted) {
    version = wanted;
    return this;
  }

  /** Rows, in any order. */
  public JavaRDD<InternalRow> rows() {
    return rows(FileScan::rows);
  }

  /** Rows as a Dataset of the columns that were asked for. */
  public Dataset<Row> frame() {
    return InternalFrames.toFrame(lake.spark(), rows(), schema);
  }

  /** Rows as a Dataset, each with its place and month: {@link FileScan#placed}. */
  Dataset<Row> placed() {
    return InternalFrames.toFrame(
        lake.spark(), rows(FileScan::placedRows), FileScan.placed(schema, table));
  }

  /**
   * Files, as the log names them, that hold a wanted row, be it one that is marked as deleted: a
   * first look by one column, before all others are read.
   */
  Set<String> filesFound() {
    int file = FileScan.named(schema, table).fieldIndex(FileScan.FILE);
    TableLog.Live live = live();
    JavaRDD<InternalRow> rows = fileScan().allRows(files(live));
    return Set.copyOf(rows.mapPartitions(part -> distinct(part, file)).collect());
  }

  private static Iterator<String> distinct(Iterator<InternalRow> rows, int column) {
    Set<UTF8String> found = new HashSet<>();
    while (rows.hasNext()) {
      UTF8String value = rows.next().getUTF8String(column);
      if (!found.contains(value)) {
        found.add(value.clone());
      }
    }
    return found.stream().map(UTF8String::toString).iterator();
  }

  private JavaRDD<InternalRow> rows(
      BiFunction<FileScan, List<TableLog.LiveFile>, JavaRDD<InternalRow>> read) {
    TableLog.Live live = live();
    return live.plain() && !TableShape.retyped(live.schema(), schema)
        ? read.apply(fileScan(), files(live))
        : wanted(InternalFrames.toRows(throughDelta()));
  }

  private TableLog.Live live() {
    return version == null ? lake.live(table) : version;
  }

  private FileScan fileScan() {
    return new FileScan(lake.spark(), table, lake.path(table), schema, filter);
  }

  private JavaRDD<InternalRow> wanted(JavaRDD<InternalRow> rows) {
    RowFilter wanted = filter;
    return wanted == null ? rows : rows.filter(wanted::keeps);
  }

  /** Of the columns that were asked for, those that are 0 in every row that is read. */
  public Set<String> zeroColumns() {
    List<TableLog.LiveFile> read = files(live());
    List<String> columnsOfFiles = Lake.fileColumns(table);
    Set<String> zeros = new HashSet<>(read.isEmpty() ? List.of() : columns);
    read.forEach(f -> zeros.retainAll(ZeroColumns.of(f.zeros(), columnsOfFiles)));
    return zeros;
  }

  /** About how much is read: the share of the files that the columns have. */
  public long bytes() {
    long bytes = files(lake.live(table)).stream().mapToLong(TableLog.LiveFile::bytes).sum();
    return bytes * schema.defaultSize() / Math.max(1, table.schema().defaultSize());
  }

  private List<TableLog.LiveFile> files(TableLog.Live live) {
    long[] bounds = days.bounds();
    return live.files().stream()
        .filter(f -> files == null || files.contains(f.path()))
        .filter(f -> mayHoldDays(f, bounds))
        .filter(f -> instants == null || instants.mayHold(f.statistics()))
        .toList();
  }

  private boolean mayHoldDays(TableLog.LiveFile file, long[] bounds) {
    FileDays inside = days.isAll() ? null : FileDays.of(table, file);
    return inside == null || inside.meet(bounds);
  }

  /**
   * What only Delta can read, with columns mapped to other names say, and what an earlier release
   * wrote in other types.
   */
  private Dataset<Row> throughDelta() {
    List<Column> selected = new ArrayList<>();
    Set<String> known = Set.of(table.schema().fieldNames());
    for (StructField f : FileScan.placed(schema, table).fields()) {
      Column value = known.contains(f.name()) ? functions.col(f.name()) : functions.lit(null);
      selected.add(value.cast(f.dataType()).as(f.name()));
    }
    Dataset<Row> rows = lake.read(table).select(selected.toArray(new Column[0]));
    return table.monthColumn() == null || days.isAll() ? rows : rows.where(monthWanted());
  }

  private Column monthWanted() {
    Column month = functions.col(table.monthColumn());
    Column wanted = month.isNull();
    long[] bounds = days.bounds();
    for (int i = 0; i < bounds.length; i += 2) {
      LocalDate first = LocalDate.ofEpochDay(bounds[i]).withDayOfMonth(1);
      LocalDate last = LocalDate.ofEpochDay(bounds[i + 1]);
      wanted = wanted.or(month.between(Date.valueOf(first), Date.valueOf(last)));
    }
    return wanted;
  }
}
