package io.storegauge.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetValuesTest extends ParquetSuite {
  private static final long serialVersionUID = 1L;

  /** Rows of a page. */
  private static final int PAGE = 8192;

  /** Which rows have a value. */
  private enum Presence {
    ALWAYS(i -> true),
    NEVER(i -> false),
    ALTERNATING(i -> i % 2 == 0),
    IN_RUNS(i -> i / 100 % 3 == 0),
    ONCE(i -> i == 12_345),
    FROM_THE_SECOND_PAGE(i -> i >= PAGE),
    ON_THE_FIRST_PAGE(i -> i < PAGE);

    private final IntPredicate row;

    Presence(IntPredicate row) {
      this.row = row;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 1023, 1024, 1025, 8191, 8192, 8193, 30_000})
  void anyNumberOfRowsComesBack(int count) throws IOException {
    // Every column has its nulls elsewhere; those of even numbers repeat their values.
    List<Row> rows =
        table(
            count,
            IntStream.range(0, EVERY_TYPE.size())
                .mapToObj(
                    c ->
                        (Column)
                            i ->
                                (i + c) % 5 == 4
                                    ? null
                                    : value(
                                        EVERY_TYPE.apply(c).dataType(), c % 2 == 0 ? i % 40 : i))
                .toArray(Column[]::new));

    assertEquals(count, write(EVERY_TYPE, rows).rows());
    assertReadsBack(EVERY_TYPE, rows);
  }

  @ParameterizedTest
  @EnumSource(Presence.class)
  void nullsComeBackWhereTheyWere(Presence presence) throws IOException {
    for (int different : new int[] {10, Integer.MAX_VALUE}) {
      List<Row> rows =
          rows(EVERY_TYPE, 17_000, i -> presence.row.test(i) ? Long.valueOf(i % different) : null);
      write(EVERY_TYPE, rows);
      assertReadsBack(EVERY_TYPE, rows);
      Files.delete(folder.resolve(FILE));
    }
  }

  @Test
  void theEndsOfEveryTypeComeBack() throws IOException {
    String longText = "Straße ".repeat(200_000);
    List<Row> rows =
        List.of(
            RowFactory.create(
                false,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                -0.0,
                "",
                new byte[0],
                LocalDate.of(1, 1, 1),
                Instant.parse("0001-01-01T00:00:00Z"),
                new BigDecimal("-99999.99"),
                new BigDecimal("-9999999999.9999")),
            RowFactory.create(
                true,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                Double.NaN,
                "日本語 \uD83D\uDE00\u0000",
                new byte[] {0, -1, 127, -128},
                LocalDate.of(9999, 12, 31),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                new BigDecimal("99999.99"),
                new BigDecimal("9999999999.9999")),
            RowFactory.create(
                true,
                0,
                0L,
                Double.NEGATIVE_INFINITY,
                longText,
                longText.getBytes(UTF_8),
                LocalDate.of(1500, 2, 28),
                Instant.parse("1582-10-10T12:00:00.000001Z"),
                new BigDecimal("-0.01"),
                new BigDecimal("-0.0001")),
            RowFactory.create(
                false,
                -1,
                -1L,
                Double.POSITIVE_INFINITY,
                longText + "!",
                new byte[1],
                LocalDate.EPOCH,
                Instant.EPOCH,
                new BigDecimal("0.00"),
                new BigDecimal("0.0000")),
            RowFactory.create(
                null, 1, 1L, 0.0, "a", null, LocalDate.EPOCH, Instant.EPOCH, null, null),
            RowFactory.create(
                null, null, null, Double.MIN_VALUE, null, null, null, null, null, null));

    write(EVERY_TYPE, rows);
    assertReadsBack(EVERY_TYPE, rows);
  }

  @Test
  void theEndsComeBackFromADictionaryToo() throws IOException {
    StructType schema = StructType.fromDDL("real DOUBLE, text STRING, bytes BINARY");
    double[] reals = {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE};
    String[] texts = {"", "\u0000", "ä", "x".repeat(1_200_000)};
    List<Row> rows =
        table(
            100, i -> reals[i % reals.length], i -> texts[i % texts.length], i -> new byte[i % 3]);

    write(schema, rows);
    assertEquals(List.of("D", "D", "D"), encodings());
    assertReadsBack(schema, rows);
  }

  @Test
  void columnsThatMayNotBeNullAreWrittenLikeOthers() throws IOException {
    StructType schema = new StructType();
    for (StructField f : EVERY_TYPE.fields()) {
      schema = schema.add(f.name(), f.dataType(), false);
    }
    List<Row> rows = rows(schema, 2000, i -> (long) i % 700);

    write(schema, rows);
    assertReadsBack(schema, rows);
  }

  @Test
  void fewValuesAreWrittenAsADictionary() throws IOException {
    List<Row> rows = rows(EVERY_TYPE, 30_000, i -> (long) i % 300);

    write(EVERY_TYPE, rows);
    assertEquals(List.of("P", "D", "D", "D", "D", "D", "D", "D", "D", "D"), encodings());
    assertReadsBack(EVERY_TYPE, rows);
  }

  @Test
  void oneValueNeedsNoBits() throws IOException {
    List<Row> rows = rows(EVERY_TYPE, 9000, i -> i % 9 == 0 ? null : 7L);

    write(EVERY_TYPE, rows);
    assertReadsBack(EVERY_TYPE, rows);
  }

  @Test
  void valuesThatNeverRepeatAreWrittenPlain() throws IOException {
    List<Row> rows = rows(EVERY_TYPE, 30_000, i -> (long) i);

    write(EVERY_TYPE, rows);
    assertEquals(Collections.nCopies(EVERY_TYPE.size(), "P"), encodings());
    assertReadsBack(EVERY_TYPE, rows);
  }

  @Test
  void aDictionaryThatGrowsTooLargeIsClosed() throws IOException {
    // Values of the first page repeat. After nine pages all dictionaries hold too many entries or
    // bytes; what they hold comes again at the end, when they are closed.
    StructType schema = StructType.fromDDL("big LONG, real DOUBLE, text STRING");
    List<Row> rows =
        rows(
            schema,
            10 * PAGE + 2000,
            i -> i < PAGE ? (long) i % 50 : i < 10 * PAGE ? (long) i : (long) i % 1000);

    write(schema, rows);
    assertEquals(List.of("DP", "DP", "DP"), encodings());
    assertReadsBack(schema, rows);
  }

  /** Of the only row group. */
  private List<String> encodings() throws IOException {
    try (ParquetFileReader file = footer(FILE)) {
      assertEquals(1, file.getRowGroups().size());
      return encodings(file.getRowGroups().get(0));
    }
  }
}
