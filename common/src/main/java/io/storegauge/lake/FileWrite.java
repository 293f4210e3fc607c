package io.storegauge.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.parquet.ParquetLayout;
import io.storegauge.parquet.TaskFiles;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Replaces rows of a table in one commit, with files of our own writer instead of Spark's. Uses
 * Delta's transactions, which are internal to it, so it is the class to look at when Delta changes.
 */
final class FileWrite {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writers of this version know nothing that could be asked of the rows of a table. */
  private static final int PLAIN_WRITER = 2;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final long MICROS_A_MILLI = 1000;

  private final SparkSession spark;
  private final TableSpec table;
  private final String path;
  private final TableLog log;
  private final OptimisticTransaction transaction;

  private FileWrite(
      SparkSession spark,
      TableSpec table,
      String path,
      TableLog log,
      OptimisticTransaction transaction) {
    this.spark = spark;
    this.table = table;
    this.path = path;
    this.log = log;
    this.transaction = transaction;
  }

  /**
   * Begins a transaction.
   *
   * @param log of the table, which exists
   * @return empty if the table asks for more than plain files of its specification's columns
   */
  static Optional<FileWrite> begin(SparkSession spark, TableSpec table, String path, TableLog log) {
    if (!ParquetLayout.fits(table.schema())) {
      return Optional.empty();
    }
    OptimisticTransaction transaction = DeltaLog.forTable(spark, path).startTransaction();
    boolean plain =
        transaction.protocol().minWriterVersion() <= PLAIN_WRITER
            && shape(transaction.metadata().schema()).equals(shape(table.schema()));
    return plain
        ? Optional.of(new FileWrite(spark, table, path, log, transaction))
        : Optional.empty();
  }

  private static List<String> shape(StructType schema) {
    List<String> shape = new ArrayList<>();
    for (StructField f : schema.fields()) {
      shape.add(f.name() + " " + f.dataType().catalogString());
    }
    return shape;
  }

  /**
   * Writes and commits.
   *
   * @param rows of the table's schema, in binary form
   * @param months to replace; null = the whole table
   */
  void replace(JavaRDD<InternalRow> rows, Collection<LocalDate> months, CommitNote note) {
    // Whatever another writer has changed since is in our way.
    transaction.readWholeTable();
    List<WrittenFile> written = writeFiles(rows);
    if (months != null) {
      written.stream()
          .filter(f -> !months.contains(f.partition()))
          .findFirst()
          .ifPresent(
              f -> {
                throw new IllegalStateException(
                    String.format(
                        "%s: a row of month %s among those for %s",
                        table.qualifiedName(), f.partition(), new TreeSet<>(months)));
              });
    }
    List<Action> actions = new ArrayList<>();
    for (AddFile f : liveFiles()) {
      if (months == null || months.contains(partition(f))) {
        actions.add(f.removeWithTimestamp(f.removeWithTimestamp$default$1(), true));
      }
    }
    for (WrittenFile f : written) {
      actions.add(added(f));
    }
    register(written, actions.size() - written.size());
    transaction.commit(seq(actions), operation(months, note));
  }

  private List<WrittenFile> writeFiles(JavaRDD<InternalRow> rows) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ParquetLayout layout =
        new ParquetLayout(
            table.schema(),
            table.monthColumn(),
            ParquetOptions.getParquetCompressionCodecName(
                spark.conf().get("spark.sql.parquet.compression.codec")),
            hadoop.getLongBytes("parquet.block.size", 128L << 20),
            table.zone().equals("silver") ? table.skippingColumns() : List.of(),
            spark.version());
    SerializableConfiguration conf = new SerializableConfiguration(hadoop);
    String folder = path;
    String write = UUID.randomUUID().toString();
    return rows.mapPartitionsWithIndex(
            (task, part) -> {
              String file =
                  String.format(
                      "part-%05d-%s-%d.%s.parquet",
                      task,
                      write,
                      TaskContext.get().taskAttemptId(),
                      layout.codec().toLowerCase(java.util.Locale.ROOT));
              return new TaskFiles(layout, conf.value(), folder, file).write(part).iterator();
            },
            false)
        .collect();
  }

  /** Files of the version that was read: from the log if it says all, else from Delta. */
  private List<AddFile> liveFiles() {
    Optional<TableLog.Live> live = log.live().filter(l -> l.version() == transaction.readVersion());
    return live.isPresent()
        ? live.get().files().stream().map(this::added).toList()
        : JavaConverters.seqAsJavaList(transaction.filterFiles());
  }

  private LocalDate partition(AddFile f) {
    Option<String> value = f.partitionValues().get(table.monthColumn());
    return value.isEmpty() || value.get() == null ? null : LocalDate.parse(value.get());
  }

  private AddFile added(TableLog.LiveFile f) {
    return add(f.path(), f.partition(), f.bytes(), 0, null);
  }

  private AddFile added(WrittenFile f) {
    String partition = f.partition() == null ? null : f.partition().toString();
    return add(f.path(), partition, f.bytes(), f.modifiedMillis(), statistics(f));
  }

  private AddFile add(
      String file, String partition, long bytes, long modifiedMillis, String statistics) {
    Map<String, String> values = new HashMap<>();
    if (table.monthColumn() != null) {
      values.put(table.monthColumn(), partition);
    }
    return new AddFile(
        file,
        map(values),
        bytes,
        modifiedMillis,
        true,
        statistics,
        null,
        null,
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  /** Per-file statistics as the Delta protocol has them; instants are cut to milliseconds. */
  private String statistics(WrittenFile f) {
    ObjectNode root = JSON.createObjectNode().put("numRecords", f.rows());
    if (!f.ranges().isEmpty()) {
      ObjectNode least = root.putObject("minValues");
      ObjectNode greatest = root.putObject("maxValues");
      ObjectNode nulls = root.putObject("nullCount");
      for (WrittenFile.Range r : f.ranges()) {
        if (r.least() != null) {
          least.put(r.column(), text(r.column(), r.least()));
          greatest.put(r.column(), text(r.column(), r.greatest()));
        }
        nulls.put(r.column(), r.nulls());
      }
    }
    return root.toString();
  }

  private String text(String column, long value) {
    boolean day = table.schema().apply(column).dataType().equals(DataTypes.DateType);
    return day
        ? LocalDate.ofEpochDay(value).toString()
        : MILLIS.format(Instant.ofEpochMilli(Math.floorDiv(value, MICROS_A_MILLI)));
  }

  private void register(List<WrittenFile> written, int removed) {
    Map<String, SQLMetric> metrics = new HashMap<>();
    metrics.put("numFiles", metric(written.size()));
    metrics.put("numOutputRows", metric(written.stream().mapToLong(WrittenFile::rows).sum()));
    metrics.put("numOutputBytes", metric(written.stream().mapToLong(WrittenFile::bytes).sum()));
    metrics.put("numRemovedFiles", metric(removed));
    transaction.registerSQLMetrics(spark, map(metrics));
  }

  private SQLMetric metric(long value) {
    SQLMetric metric = SQLMetrics.createMetric(spark.sparkContext(), "");
    metric.set(value);
    return metric;
  }

  private DeltaOperations.Operation operation(Collection<LocalDate> months, CommitNote note) {
    List<String> partitioning =
        table.monthColumn() == null ? List.of() : List.of(table.monthColumn());
    return new DeltaOperations.Write(
        SaveMode.Overwrite,
        Option.apply(seq(partitioning)),
        Option.apply(months == null ? null : predicate(table, months)),
        Option.apply(note.toJson()));
  }

  /** Rows of months, in SQL. */
  static String predicate(TableSpec table, Collection<LocalDate> months) {
    return table.monthColumn()
        + new TreeSet<>(months)
            .stream().map(m -> "DATE'" + m + "'").collect(Collectors.joining(", ", " IN (", ")"));
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  private static <V> scala.collection.immutable.Map<String, V> map(Map<String, V> map) {
    List<Tuple2<String, V>> entries = new ArrayList<>();
    map.forEach((k, v) -> entries.add(new Tuple2<>(k, v)));
    return scala.collection.immutable.Map$.MODULE$.<String, V>empty().$plus$plus(seq(entries));
  }
}
