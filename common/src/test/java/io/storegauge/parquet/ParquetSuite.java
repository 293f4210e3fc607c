package io.storegauge.parquet;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.testing.DataFrameSuite;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;

/**
 * Base of tests that write rows with {@link TaskFiles} and read them with others: Spark's two
 * readers and the one of parquet-mr that knows nothing of Spark.
 */
abstract class ParquetSuite extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final String JAVA_TIME = "spark.sql.datetime.java8API.enabled";
  private static final String VECTORISED = "spark.sql.parquet.enableVectorizedReader";

  /** A column of every type that is written. */
  static final StructType EVERY_TYPE =
      StructType.fromDDL(
          "flag BOOLEAN, small INT, big LONG, real DOUBLE, text STRING, bytes BINARY, day DATE,"
              + " instant TIMESTAMP, price DECIMAL(7,2), amount DECIMAL(14,4)");

  static final String FILE = "part-0.parquet";
  static final long ONE_ROW_GROUP = 128L << 20;

  @TempDir transient Path folder;

  /** Values of a column: what row i has. */
  interface Column extends IntFunction<Object> {}

  /** Another value for each key, some of them negative. */
  static Object value(DataType type, long key) {
    return switch (type.catalogString()) {
      case "boolean" -> key % 2 == 1;
      case "int" -> (int) (key * 37 - 1000);
      case "bigint" -> key * 0x9E3779B97F4A7C15L;
      case "double" -> key * 0.37 - 10;
      case "string" -> "Größe " + key + " ₿";
      case "binary" -> BigInteger.valueOf(key * 11 - 500).toByteArray();
      case "date" -> LocalDate.of(1960, 1, 1).plusDays(key);
      case "timestamp" -> Instant.parse("1969-12-31T23:00:00Z").plus(key * 1_234_567, MICROS);
      case "decimal(7,2)" -> BigDecimal.valueOf(key * 7 - 300, 2);
      case "decimal(14,4)" -> BigDecimal.valueOf(key * 123_456_789 - 9_999_999_999L, 4);
      default -> throw new IllegalArgumentException(type.catalogString());
    };
  }

  /** Rows whose key decides all values of the row. */
  static List<Row> rows(StructType schema, int count, IntFunction<Long> key) {
    return table(
        count,
        IntStream.range(0, schema.size())
            .mapToObj(c -> (Column) i -> valueOrNull(schema.apply(c).dataType(), key.apply(i)))
            .toArray(Column[]::new));
  }

  private static Object valueOrNull(DataType type, Long key) {
    return key == null ? null : value(type, key);
  }

  static List<Row> table(int count, Column... columns) {
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Object[] values = new Object[columns.length];
      for (int c = 0; c < columns.length; c++) {
        values[c] = columns[c].apply(i);
      }
      rows.add(RowFactory.create(values));
    }
    return rows;
  }

  ParquetLayout layout(StructType schema, String partitionColumn, long rowGroupBytes) {
    return new ParquetLayout(
        schema, partitionColumn, "ZSTD", rowGroupBytes, List.of(), spark().version());
  }

  /** Writes one file {@link #FILE} of one row group. */
  WrittenFile write(StructType schema, List<Row> rows) {
    return write(layout(schema, null, ONE_ROW_GROUP), rows);
  }

  WrittenFile write(ParquetLayout layout, List<Row> rows) {
    List<WrittenFile> written = taskFiles(layout).write(binary(layout.rows(), rows.iterator()));
    assertEquals(1, written.size());
    return written.get(0);
  }

  TaskFiles taskFiles(ParquetLayout layout) {
    return new TaskFiles(layout, hadoop(), folder.toString(), FILE);
  }

  Configuration hadoop() {
    return spark().sparkContext().hadoopConfiguration();
  }

  /** Spark's binary rows, each in the place of the one before, as a task's operators give them. */
  static Iterator<InternalRow> binary(StructType schema, Iterator<Row> rows) {
    var convert = CatalystTypeConverters.createToCatalystConverter(schema);
    UnsafeProjection project = UnsafeProjection.create(schema);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return project.apply((InternalRow) convert.apply(rows.next()));
      }
    };
  }

  /** Reads {@link #FILE} with every reader. */
  void assertReadsBack(StructType schema, List<Row> expected) throws IOException {
    assertRows(expected, spark(schema, true, Function.identity()), "Spark, vectorised");
    assertRows(expected, spark(schema, false, Function.identity()), "Spark, by row");
    assertRows(expected, groups(FILE, schema, FilterCompat.NOOP), "parquet-mr");
  }

  List<Row> spark(
      StructType schema, boolean vectorised, Function<Dataset<Row>, Dataset<Row>> query) {
    return with(
        VECTORISED,
        String.valueOf(vectorised),
        () ->
            with(
                JAVA_TIME,
                "true",
                () ->
                    query
                        .apply(spark().read().schema(schema).parquet(folder.toString()))
                        .collectAsList()));
  }

  private <T> T with(String key, String value, Supplier<T> work) {
    String before = spark().conf().get(key);
    spark().conf().set(key, value);
    try {
      return work.get();
    } finally {
      spark().conf().set(key, before);
    }
  }

  /** Reads a file with parquet-mr. */
  List<Row> groups(String path, StructType schema, FilterCompat.Filter filter) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), address(path))
            .withConf(hadoop())
            .withFilter(filter)
            .build()) {
      for (Group g = reader.read(); g != null; g = reader.read()) {
        Object[] values = new Object[schema.size()];
        for (int c = 0; c < values.length; c++) {
          boolean present = g.getFieldRepetitionCount(c) > 0;
          values[c] = present ? value(g, c, schema.apply(c).dataType()) : null;
        }
        rows.add(RowFactory.create(values));
      }
    }
    return rows;
  }

  private static Object value(Group group, int column, DataType type) {
    if (type instanceof DecimalType decimal) {
      boolean wide = decimal.precision() > 9;
      long unscaled = wide ? group.getLong(column, 0) : group.getInteger(column, 0);
      return BigDecimal.valueOf(unscaled, decimal.scale());
    }
    return switch (type.catalogString()) {
      case "boolean" -> group.getBoolean(column, 0);
      case "int" -> group.getInteger(column, 0);
      case "bigint" -> group.getLong(column, 0);
      case "double" -> group.getDouble(column, 0);
      case "string" -> group.getString(column, 0);
      case "binary" -> group.getBinary(column, 0).getBytes();
      case "date" -> LocalDate.ofEpochDay(group.getInteger(column, 0));
      case "timestamp" -> Instant.EPOCH.plus(group.getLong(column, 0), MICROS);
      default -> throw new IllegalArgumentException(type.catalogString());
    };
  }

  /** The same rows in the same order; −0.0 is not 0.0, and NaN is NaN. */
  static void assertRows(List<Row> expected, List<Row> actual, String reader) {
    assertEquals(expected.size(), actual.size(), reader + ": rows");
    for (int i = 0; i < expected.size(); i++) {
      int row = i;
      assertArrayEquals(
          values(expected.get(i)), values(actual.get(i)), () -> reader + ": row " + row);
    }
  }

  private static Object[] values(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get).toArray();
  }

  ParquetFileReader footer(String path) throws IOException {
    return footer(path, HadoopReadOptions.builder(hadoop()).build());
  }

  ParquetFileReader footer(String path, ParquetReadOptions options) throws IOException {
    return ParquetFileReader.open(HadoopInputFile.fromPath(address(path), hadoop()), options);
  }

  /** How the data pages of each column are encoded: D = ids of a dictionary, P = plain. */
  static List<String> encodings(BlockMetaData rowGroup) {
    List<String> encodings = new ArrayList<>();
    for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
      EncodingStats pages = chunk.getEncodingStats();
      encodings.add(
          (pages.hasDictionaryEncodedPages() ? "D" : "")
              + (pages.hasNonDictionaryEncodedPages() ? "P" : ""));
    }
    return encodings;
  }

  private org.apache.hadoop.fs.Path address(String path) {
    return new org.apache.hadoop.fs.Path(folder.resolve(path).toUri());
  }
}
