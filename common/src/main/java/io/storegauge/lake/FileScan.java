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
import org.apache.spark.sql.vectorized.ColumnarBatch;
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

  private static final String BATCHES = "returning_batch";

  private final SparkSession spark;
  private final Path folder;
  private final StructType columns;
  private final StructType constants;
  private final RowFilter filter;

  /** Whether Spark reads the columns in batches; of very many it makes rows. */
  private final boolean batches;

  /** What Spark's reader is asked for. */
  private final Map<String, String> options;

  /**
   * A scan of some columns.
   *
   * @param filter null = all rows are wanted
   */
  FileScan(
      SparkSession spark, TableSpec table, String folder, StructType columns, RowFilter filter) {
    this.spark = spark;
    this.folder = new Path(folder);
    this.columns = columns;
    this.constants = constants(table);
    this.filter = filter;
    this.batches = new ParquetFileFormat().supportBatch(spark, placed(columns, table));
    this.options = Map.of(BATCHES, String.valueOf(batches));
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
              batches,
              TaskSettings.of(spark));
    }
    return read(files, unmarked, reader);
  }

  private StructType numbered() {
    return columns.add(ParquetFileFormat.ROW_INDEX_TEMPORARY_COLUMN_NAME(), DataTypes.LongType);
  }

  private Configuration hadoop() {
    return spark.sessionState().newHadoopConfWithOptions(FileActions.map(options));
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
            FileActions.map(options),
            hadoop);
  }

  private JavaRDD<InternalRow> read(
      List<TableLog.LiveFile> files,
      StructType wanted,
      Function1<PartitionedFile, Iterator<InternalRow>> reader) {
    List<PartitionDirectory> found = files.stream().map(this::found).toList();
    long bytes = FilePartition$.MODULE$.maxSplitBytes(spark, FileActions.seq(found));
    JavaRDD<InternalRow> read =
        new FileScanRDD(
                spark,
                reader,
                FilePartition$.MODULE$.getFilePartitions(spark, splits(found, bytes), bytes),
                wanted,
                FileActions.seq(List.of()),
                FileActions.map(Map.of()),
                new FileSourceOptions(FileActions.map(options)))
            .toJavaRDD();
    RowFilter keep = filter;
    if (batches) {
      return read.mapPartitions(part -> new BatchRows(part, keep));
    }
    return keep == null ? read : read.filter(keep::keeps);
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

  /**
   * Reads a file and leaves out the rows that its deletion vector marks, or says of batches which.
   */
  private static final class WithoutMarked
      extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
      implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private final Function1<PartitionedFile, Iterator<InternalRow>> unmarked;
    private final Function1<PartitionedFile, Iterator<InternalRow>> numbered;
    private final String folder;
    private final int place;
    private final boolean batches;
    private final Broadcast<SerializableConfiguration> hadoop;

    WithoutMarked(
        Function1<PartitionedFile, Iterator<InternalRow>> unmarked,
        Function1<PartitionedFile, Iterator<InternalRow>> numbered,
        String folder,
        int place,
        boolean batches,
        Broadcast<SerializableConfiguration> hadoop) {
      this.unmarked = unmarked;
      this.numbered = numbered;
      this.folder = folder;
      this.place = place;
      this.batches = batches;
      this.hadoop = hadoop;
    }

    @Override
    public Iterator<InternalRow> apply(PartitionedFile file) {
      scala.Option<Object> vector = file.otherConstantMetadataColumnValues().get(VECTOR);
      if (vector.isEmpty()) {
        return unmarked.apply(file);
      }
      MarkedRows marked = marked((DeletionVectorDescriptor) vector.get());
      Iterator<InternalRow> all = numbered.apply(file);
      return batches ? told(all, marked) : all.filterNot(new IsMarked(marked, place));
    }

    /** Spark takes batches for rows, too, where no type is checked. */
    @SuppressWarnings("unchecked")
    private Iterator<InternalRow> told(Iterator<?> read, MarkedRows marked) {
      int numbers = place;
      Iterator<?> told =
          ((Iterator<Object>) read)
              .map(
                  new AbstractFunction1<Object, Object>() {
                    @Override
                    public Object apply(Object batch) {
                      return new BatchRows.Marked((ColumnarBatch) batch, marked, numbers);
                    }
                  });
      return (Iterator<InternalRow>) told;
    }

    private MarkedRows marked(DeletionVectorDescriptor vector) {
      return new MarkedRows(
          new DeletionVectors(new Path(folder), hadoop.value().value()).marked(vector));
    }
  }

  /** Whether a row is marked. */
  private static final class IsMarked extends AbstractFunction1<InternalRow, Object> {
    private final MarkedRows marked;
    private final int place;

    IsMarked(MarkedRows marked, int place) {
      this.marked = marked;
      this.place = place;
    }

    @Override
    public Object apply(InternalRow row) {
      return marked.hold(row.getLong(place));
    }
  }
}
