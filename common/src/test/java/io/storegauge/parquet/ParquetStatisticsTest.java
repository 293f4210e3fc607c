package io.storegauge.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetStatisticsTest extends ParquetSuite {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 50_000;
  private static final long SMALL_ROW_GROUPS = 64 << 10;

  @ParameterizedTest
  @ValueSource(ints = {30, 3000, Integer.MAX_VALUE})
  void columnChunksTellTheBoundsAndNullsOfTheirRows(int different) throws IOException {
    List<Row> rows =
        rows(EVERY_TYPE, ROWS, i -> i % 7 == 3 || i < 9000 ? null : (long) (i % different));
    write(layout(EVERY_TYPE, null, SMALL_ROW_GROUPS), rows);

    try (ParquetFileReader file = footer(FILE)) {
      int from = 0;
      for (BlockMetaData group : file.getRowGroups()) {
        int to = from + (int) group.getRowCount();
        for (int c = 0; c < EVERY_TYPE.size(); c++) {
          ColumnChunkMetaData chunk = group.getColumns().get(c);
          assertBounds(column(rows, c).subList(from, to), chunk.getStatistics());
          assertEquals(to - from, chunk.getValueCount());
        }
        from = to;
      }
      assertEquals(ROWS, from);
      Assertions.assertTrue(file.getRowGroups().size() > 1);
    }
  }

  private static void assertBounds(List<Comparable<Object>> values, Statistics<?> statistics) {
    List<Comparable<Object>> present = values.stream().filter(Objects::nonNull).toList();
    assertEquals(values.size() - present.size(), statistics.getNumNulls());
    assertEquals(!present.isEmpty(), statistics.hasNonNullValue());
    if (!present.isEmpty()) {
      String column = statistics.type().getName();
      assertEquals(Collections.min(present), stored(statistics.genericGetMin()), column);
      assertEquals(Collections.max(present), stored(statistics.genericGetMax()), column);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, Integer.MAX_VALUE})
  void pagesAreIndexedWithBoundsAndNullsOfTheirRows(int different) throws IOException {
    StructType schema = StructType.fromDDL("big LONG, text STRING, day DATE, price DECIMAL(7,2)");
    List<Row> rows =
        rows(schema, ROWS, i -> i % 7 == 3 || i < 9000 ? null : (long) (i % different));
    write(schema, rows);

    try (ParquetFileReader file = footer(FILE)) {
      BlockMetaData group = file.getRowGroups().get(0);
      for (int c = 0; c < schema.size(); c++) {
        ColumnIndex bounds = file.readColumnIndex(group.getColumns().get(c));
        OffsetIndex pages = file.readOffsetIndex(group.getColumns().get(c));
        Assertions.assertTrue(pages.getPageCount() > 5, "pages: " + pages.getPageCount());
        for (int page = 0; page < pages.getPageCount(); page++) {
          List<Comparable<Object>> values =
              column(rows, c)
                  .subList(
                      (int) pages.getFirstRowIndex(page),
                      (int) pages.getLastRowIndex(page, ROWS) + 1);
          List<Comparable<Object>> present = values.stream().filter(Objects::nonNull).toList();
          assertEquals(values.size() - present.size(), bounds.getNullCounts().get(page));
          assertEquals(present.isEmpty(), bounds.getNullPages().get(page));
          if (!present.isEmpty()) {
            boolean text = c == 1;
            Comparable<Object> least = indexed(bounds.getMinValues().get(page), text);
            Comparable<Object> greatest = indexed(bounds.getMaxValues().get(page), text);
            Assertions.assertTrue(
                least.compareTo(Collections.min(present)) <= 0, "least of page " + page);
            Assertions.assertTrue(
                greatest.compareTo(Collections.max(present)) >= 0, "greatest of page " + page);
          }
        }
      }
    }
  }

  @Test
  void amongNaNsNoBoundIsClaimedThatAValueBreaks() throws IOException {
    StructType schema = StructType.fromDDL("nans DOUBLE, some DOUBLE, repeated DOUBLE");
    // The first page of the second and third columns has a NaN beside its least value.
    List<Row> rows =
        table(
            20_000,
            i -> Double.NaN,
            i -> i == 5 ? Double.NaN : i - 100.0,
            i -> i == 6 ? Double.NaN : i < 8192 ? -1.0 - i % 5 : i % 5);
    write(schema, rows);

    try (ParquetFileReader file = footer(FILE)) {
      for (ColumnChunkMetaData chunk : file.getRowGroups().get(0).getColumns()) {
        assertFalse(chunk.getStatistics().hasNonNullValue(), chunk.toString());
      }
    }
    // That reader gives up on both bounds; others look at each alone, as the format has it.
    List<ColumnChunk> chunks = rawFooter().getRow_groups().get(0).getColumns();
    for (int c = 0; c < schema.size(); c++) {
      double least = real(chunks.get(c).getMeta_data().getStatistics().getMin_value());
      double greatest = real(chunks.get(c).getMeta_data().getStatistics().getMax_value());
      for (Row r : rows) {
        assertFalse(r.getDouble(c) < least, () -> r + " below " + least);
        assertFalse(r.getDouble(c) > greatest, () -> r + " above " + greatest);
      }
    }
    assertReadsBack(schema, rows);
  }

  /** −0.0 is less than 0.0, though no comparison of numbers says so. */
  @Test
  void boundsTellZerosApart() throws IOException {
    StructType schema =
        StructType.fromDDL(
            "zero DOUBLE, one_below DOUBLE, one_above DOUBLE, below DOUBLE, far DOUBLE");
    write(
        schema,
        table(
            9000,
            i -> 0.0,
            i -> i == 4000 ? -0.0 : 0.0,
            i -> i == 4000 ? 0.0 : -0.0,
            i -> i == 0 ? 0.0 : i % 3 == 0 ? -0.0 : -1.5 * i,
            i -> i == 0 ? Double.POSITIVE_INFINITY : i == 1 ? Double.NEGATIVE_INFINITY : i));

    double[] least = {0.0, -0.0, -0.0, -13_498.5, Double.NEGATIVE_INFINITY};
    double[] greatest = {0.0, 0.0, 0.0, 0.0, Double.POSITIVE_INFINITY};
    List<ColumnChunk> chunks = rawFooter().getRow_groups().get(0).getColumns();
    for (int c = 0; c < schema.size(); c++) {
      var statistics = chunks.get(c).getMeta_data().getStatistics();
      assertEquals(least[c], real(statistics.getMin_value()), "least of column " + c);
      assertEquals(greatest[c], real(statistics.getMax_value()), "greatest of column " + c);
    }
  }

  @Test
  void whatWasWrittenIsTold() throws IOException {
    List<Row> rows = rows(EVERY_TYPE, ROWS, i -> i % 7 == 3 ? null : (long) i);
    WrittenFile written =
        write(
            new ParquetLayout(
                EVERY_TYPE,
                null,
                "ZSTD",
                SMALL_ROW_GROUPS,
                List.of("day", "instant", "big"),
                spark().version()),
            rows);

    assertEquals(FILE, written.path());
    assertNull(written.partition());
    assertEquals(ROWS, written.rows());
    assertEquals(Files.size(folder.resolve(FILE)), written.bytes());
    assertEquals(
        Files.getLastModifiedTime(folder.resolve(FILE)).toMillis(), written.modifiedMillis());
    assertEquals(
        List.of("big", "day", "instant"),
        written.ranges().stream().map(WrittenFile.Range::column).toList());
    for (WrittenFile.Range range : written.ranges()) {
      List<Long> values =
          column(rows, EVERY_TYPE.fieldIndex(range.column())).stream()
              .filter(Objects::nonNull)
              .map(v -> ((Number) (Object) v).longValue())
              .toList();
      assertEquals(Collections.min(values), range.least());
      assertEquals(Collections.max(values), range.greatest());
      assertEquals(ROWS - values.size(), range.nulls());
    }
  }

  @Test
  void aColumnWithoutValuesHasNoRange() {
    StructType schema = StructType.fromDDL("day DATE");
    WrittenFile written =
        write(
            new ParquetLayout(
                schema, null, "ZSTD", ONE_ROW_GROUP, List.of("day"), spark().version()),
            rows(schema, 10, i -> null));

    assertEquals(List.of(new WrittenFile.Range("day", null, null, 10)), written.ranges());
  }

  @Test
  void theFooterNamesTheSparkAndItsTypes() throws IOException {
    write(EVERY_TYPE, rows(EVERY_TYPE, 10, i -> (long) i));
    try (ParquetFileReader file = footer(FILE)) {
      Map<String, String> texts = file.getFileMetaData().getKeyValueMetaData();
      assertEquals(spark().version(), texts.get("org.apache.spark.version"));
      assertEquals(
          EVERY_TYPE, DataType.fromJson(texts.get("org.apache.spark.sql.parquet.row.metadata")));
    }
    assertEquals(EVERY_TYPE, spark().read().parquet(folder.toString()).schema());
  }

  private static List<Comparable<Object>> column(List<Row> rows, int column) {
    return rows.stream().map(r -> stored(r.get(column))).toList();
  }

  /** A value as the file has it; bytes in hexadecimal, whose order is that of unsigned bytes. */
  @SuppressWarnings("unchecked")
  private static Comparable<Object> stored(Object value) {
    Object stored = value;
    if (value instanceof LocalDate day) {
      stored = (int) day.toEpochDay();
    } else if (value instanceof Instant instant) {
      stored = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    } else if (value instanceof BigDecimal decimal) {
      long unscaled = decimal.unscaledValue().longValueExact();
      stored = decimal.scale() == 2 ? (Object) (int) unscaled : (Object) unscaled;
    } else if (value instanceof String text) {
      stored = HexFormat.of().formatHex(text.getBytes(UTF_8));
    } else if (value instanceof byte[] bytes) {
      stored = HexFormat.of().formatHex(bytes);
    } else if (value instanceof Binary binary) {
      stored = HexFormat.of().formatHex(binary.getBytes());
    }
    return (Comparable<Object>) stored;
  }

  /** A bound of a page's index. */
  private static Comparable<Object> indexed(ByteBuffer bound, boolean text) {
    ByteBuffer bytes = bound.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (text) {
      return stored(UTF_8.decode(bytes).toString());
    }
    return stored(
        bytes.remaining() == Integer.BYTES ? (Object) bytes.getInt() : (Object) bytes.getLong());
  }

  private static double real(byte[] bound) {
    return ByteBuffer.wrap(bound).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }

  /** The footer as it was written: bytes, their length, the four bytes PAR1. */
  private FileMetaData rawFooter() throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve(FILE));
    int end = file.length - 2 * Integer.BYTES;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    return Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length));
  }
}
