package io.storegauge.lake;

import io.storegauge.table.TableSpec;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FileSourceOptions;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.execution.PartitionedFileUtil$;
import org.apache.spark.sql.execution.datasources.FilePartition$;
import org.apache.spark.sql.execution.datasources.FileScanRDD;
import org.apache.spark.sql.execution.datasources.FileStatusWithMetadata;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.Seq;
import scala.runtime.AbstractFunction1;

/**
 * Reads files of a table with Spark's Parquet reader, without the rows that are marked as deleted.
 * Uses Spark's internals, so it is one of the classes to look at when Spark changes.
 */
final class FileScan {
  /** Place of a row in its file. */
  static final String ROW = "_row";

  /** File of a row, as the log names it. */
  static final String FILE = "_file";

  private static final String VECTOR = "deletion_vector";

  /** One row at a time, not a batch of columns. */
  private static final Map<String, String> OPTIONS = Map.of("returning_batch", "false");

  private final SparkSession spark;
  private final Path folder;
  private final StructType columns;
  private final StructType constants;

  FileScan(SparkSession spark, TableSpec table, String folder, StructType columns) {
    this.spark = spark;
    this.folder = new Path(folder);
    this.columns = columns;
    this.constants = constants(table);
  }

  private static StructType constants(TableSpec table) {
    StructType none = new StructType();
    StructType month =
        table.monthColumn() == null ? none : none.add(table.monthColumn(), DataTypes.DateType);
    return month.add(FILE, DataTypes.StringType);
  }

  /**
   * Columns of a row: those that were asked for, its place, its month if there are any, its file.
   */
  static StructType placed(StructType asked, TableSpec table) {
    return named(asked.add(ROW, DataTypes.LongType), table);
  }

  /** Columns of a row: those that were asked for, its month if there are any, its file. */
  static StructType named(StructType asked, TableSpec table) {
    StructType named = asked;
    for (StructField f : constants(table).fields()) {
      named = named.add(f);
    }
    return named;
  }

  /** From {@link #placed}: all columns of the table in its order, then file and place of a row. */
  static Column[] tableThenPlace(TableSpec table) {
    return Stream.concat(table.columnNames().stream(), Stream.of(FILE, ROW))
        .map(functions::col)
        .toArray(Column[]::new);
  }

  /** Live rows: the columns that were asked for; what follows them differs by file. */
  JavaRDD<InternalRow> rows(List<TableLog.LiveFile> files) {
    return live(files, columns);
  }

  /** Live rows as {@link #placed}. To number the rows of a file costs time. */
  JavaRDD<InternalRow> placedRows(List<TableLog.LiveFile> files) {
    return live(files, numbered());
  }

  /**
   * Live rows and those that are marked as deleted, of every file in one form: columns as in {@link
   * #named}.
   */
  JavaRDD<InternalRow> allRows(List<TableLog.LiveFile> files) {
    return read(files, columns, reader(columns, hadoop()));
  }

  private JavaRDD<InternalRow> live(List<TableLog.LiveFile> files, StructType unmarked) {
    Configuration hadoop = hadoop();
    Function1<PartitionedFile, Iterator<InternalRow>> reader = reader(unmarked, hadoop);
    if (files.stream().anyMatch(f -> f.marked() > 0)) {
      reader =
          new WithoutMarked(
              reader,
              unmarked.equals(numbered()) ? reader : reader(numbered(), hadoop),
              folder.toString(),
              columns.length(),
              broadcast(hadoop));
    }
    return read(files, unmarked, reader);
  }

  private StructType numbered() {
    return columns.add(ParquetFileFormat.ROW_INDEX_TEMPORARY_COLUMN_NAME(), DataTypes.LongType);
  }

  private Configuration hadoop() {
    return spark.sessionState().newHadoopConfWithOptions(FileActions.map(OPTIONS));
  }

  private Function1<PartitionedFile, Iterator<InternalRow>> reader(
      StructType wanted, Configuration hadoop) {
    return new ParquetFileFormat()
        .buildReaderWithPartitionValues(
            spark,
            wanted,
            constants,
            wanted,
            FileActions.seq(List.of()),
            FileActions.map(OPTIONS),
            hadoop);
  }

  private JavaRDD<InternalRow> read(
      List<TableLog.LiveFile> files,
      StructType wanted,
      Function1<PartitionedFile, Iterator<InternalRow>> reader) {
    List<PartitionDirectory> found = files.stream().map(this::found).toList();
    long bytes = FilePartition$.MODULE$.maxSplitBytes(spark, FileActions.seq(found));
    return new FileScanRDD(
            spark,
            reader,
            FilePartition$.MODULE$.getFilePartitions(spark, splits(found, bytes), bytes),
            wanted,
            FileActions.seq(List.of()),
            FileActions.map(Map.of()),
            new FileSourceOptions(FileActions.map(OPTIONS)))
        .toJavaRDD();
  }

  private Broadcast<SerializableConfiguration> broadcast(Configuration hadoop) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .broadcast(new SerializableConfiguration(hadoop));
  }

  private PartitionDirectory found(TableLog.LiveFile f) {
    Path path = new Path(folder, URI.create(f.path()).getPath());
    FileStatus status = new FileStatus(f.bytes(), false, 0, 0, f.modifiedMillis(), path);
    Map<String, Object> vector =
        f.marked() == 0
            ? Map.of()
            : Map.of(VECTOR, ((AddFile) Action.fromJson(f.action())).deletionVector());
    UTF8String name = UTF8String.fromString(f.path());
    Object[] values =
        constants.length() == 1 ? new Object[] {name} : new Object[] {month(f.partition()), name};
    return PartitionDirectory.apply(
        new GenericInternalRow(values),
        FileActions.<FileStatusWithMetadata>seq(
            List.of(new FileStatusWithMetadata(status, FileActions.map(vector)))));
  }

  private static Integer month(String partition) {
    return partition == null ? null : (int) LocalDate.parse(partition).toEpochDay();
  }

  /** Parts of files of at most so many bytes, the largest first, as Spark packs them into tasks. */
  private Seq<PartitionedFile> splits(List<PartitionDirectory> found, long bytes) {
    List<PartitionedFile> splits = new ArrayList<>();
    for (PartitionDirectory d : found) {
      FileStatusWithMetadata file = d.files().head();
      PartitionedFileUtil$.MODULE$
          .splitFiles(spark, file, file.getPath(), true, bytes, d.values())
          .foreach(
              new AbstractFunction1<PartitionedFile, Object>() {
                @Override
                public Object apply(PartitionedFile split) {
                  return splits.add(split);
                }
              });
    }
    splits.sort((a, b) -> Long.compare(b.length(), a.length()));
    return FileActions.seq(splits);
  }

  /** Reads a file and leaves out the rows that its deletion vector marks. */
  private static final class WithoutMarked
      extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private final Function1<PartitionedFile, Iterator<InternalRow>> unmarked;
    private final Function1<PartitionedFile, Iterator<InternalRow>> numbered;
    private final String folder;
    private final int place;
    private final Broadcast<SerializableConfiguration> hadoop;

    WithoutMarked(
        Function1<PartitionedFile, Iterator<InternalRow>> unmarked,
        Function1<PartitionedFile, Iterator<InternalRow>> numbered,
        String folder,
        int place,
        Broadcast<SerializableConfiguration> hadoop) {
      this.unmarked = unmarked;
      this.numbered = numbered;
      this.folder = folder;
      this.place = place;
      this.hadoop = hadoop;
    }

    @Override
    public Iterator<InternalRow> apply(PartitionedFile file) {
      scala.Option<Object> vector = file.otherConstantMetadataColumnValues().get(VECTOR);
      return vector.isEmpty()
          ? unmarked.apply(file)
          : numbered
              .apply(file)
              .filterNot(new Marked(marked((DeletionVectorDescriptor) vector.get()), place));
    }

    private long[] marked(DeletionVectorDescriptor vector) {
      return new DeletionVectors(new Path(folder), hadoop.value().value()).marked(vector);
    }
  }

  /** Whether a row is marked; rows of a file come in its order. */
  private static final class Marked extends AbstractFunction1<InternalRow, Object> {
    private final long[] marked;
    private final int place;
    private int next;

    Marked(long[] marked, int place) {
      this.marked = marked;
      this.place = place;
    }

    @Override
    public Object apply(InternalRow row) {
      long at = row.getLong(place);
      while (next < marked.length && marked[next] < at) {
        next++;
      }
      return next < marked.length && marked[next] == at;
    }
  }
}
