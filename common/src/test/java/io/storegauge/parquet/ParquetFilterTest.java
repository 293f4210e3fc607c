package io.storegauge.parquet;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.doubleColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetFilterTest extends ParquetSuite {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 30_000;

  private static final StructType SEARCHED =
      StructType.fromDDL("big LONG, text STRING, day DATE, real DOUBLE");

  /** A condition in SQL, in Java, and as parquet-mr takes it. */
  private record Search(String sql, Predicate<Row> holds, FilterPredicate filter) {}

  private static final List<Search> SEARCHES =
      List.of(
          new Search("big = 700", r -> r.getLong(0) == 700, eq(longColumn("big"), 700L)),
          new Search("big = -1", r -> r.getLong(0) == -1, eq(longColumn("big"), -1L)),
          new Search(
              "big >= 90 AND big < 9000",
              r -> r.getLong(0) >= 90 && r.getLong(0) < 9000,
              and(gtEq(longColumn("big"), 90L), lt(longColumn("big"), 9000L))),
          new Search(
              "text = 'n12345'",
              r -> r.getString(1).equals("n12345"),
              eq(binaryColumn("text"), Binary.fromString("n12345"))),
          new Search(
              "text < 'n1'",
              r -> r.getString(1).compareTo("n1") < 0,
              lt(binaryColumn("text"), Binary.fromString("n1"))),
          new Search(
              "day >= DATE'2000-01-05'",
              r -> !day(r).isBefore(LocalDate.of(2000, 1, 5)),
              gtEq(intColumn("day"), (int) LocalDate.of(2000, 1, 5).toEpochDay())),
          new Search(
              "day = DATE'2000-01-01'",
              r -> day(r).equals(LocalDate.of(2000, 1, 1)),
              eq(intColumn("day"), (int) LocalDate.of(2000, 1, 1).toEpochDay())),
          new Search("real < 20.5", r -> r.getDouble(3) < 20.5, lt(doubleColumn("real"), 20.5)));

  /** Keys by row: in order; repeating at first and different later; the other way round. */
  static Stream<IntToLongFunction> keys() {
    return Stream.of(
        i -> i / 2, i -> i < 8192 ? i % 1000 : i, i -> i < ROWS / 2 ? ROWS - i : i % 10);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void filtersThatReachTheFileLoseNoRows(IntToLongFunction key) throws IOException {
    List<Row> rows =
        table(
            ROWS,
            i -> i % 11 == 0 ? null : key.applyAsLong(i),
            i -> i % 11 == 1 ? null : "n" + key.applyAsLong(i),
            i -> i % 11 == 2 ? null : LocalDate.of(2000, 1, 1).plusDays(key.applyAsLong(i) / 500),
            i -> i % 11 == 3 ? null : i == 9000 ? Double.NaN : key.applyAsLong(i) / 4.0);
    for (long rowGroupBytes : new long[] {ONE_ROW_GROUP, 64 << 10}) {
      write(layout(SEARCHED, null, rowGroupBytes), rows);
      for (Search s : SEARCHES) {
        int column = SEARCHED.fieldIndex(s.sql.substring(0, s.sql.indexOf(' ')));
        List<Row> found =
            rows.stream().filter(r -> !r.isNullAt(column) && s.holds.test(r)).toList();

        assertRows(found, spark(SEARCHED, true, d -> d.where(s.sql)), s.sql + ", vectorised");
        assertRows(found, spark(SEARCHED, false, d -> d.where(s.sql)), s.sql + ", by row");
        assertRows(
            found, groups(FILE, SEARCHED, FilterCompat.get(s.filter)), s.sql + ", parquet-mr");
      }
      Files.delete(folder.resolve(FILE));
    }
  }

  @Test
  void aFilterOnSortedValuesLeavesOnePageToRead() throws IOException {
    write(SEARCHED, table(ROWS, i -> (long) i, i -> null, i -> LocalDate.ofEpochDay(i), i -> null));

    for (FilterPredicate filter :
        List.of(eq(longColumn("big"), 10_000L), eq(intColumn("day"), 10_000))) {
      ParquetReadOptions options =
          HadoopReadOptions.builder(hadoop()).withRecordFilter(FilterCompat.get(filter)).build();
      try (ParquetFileReader file = footer(FILE, options)) {
        assertEquals(8192, file.getFilteredRecordCount());
      }
    }
  }

  @Test
  void textsLongerThanAPagesIndexHoldsAreFound() throws IOException {
    StructType schema = StructType.fromDDL("ascii STRING, wide STRING, huge STRING");
    // An index holds 64 bytes, which end within a euro sign; a chunk's statistics hold 4 KB.
    List<Row> rows =
        table(
            ROWS,
            i -> "x".repeat(100) + i % 9000,
            i -> "€".repeat(30) + i % 9000,
            i -> "y".repeat(i % 5000 == 7 ? 6000 : 1) + i % 100);
    write(schema, rows);

    for (int c = 0; c < schema.size(); c++) {
      int column = c;
      String name = schema.apply(c).name();
      String wanted = rows.get(5007).getString(c);
      List<Row> found = rows.stream().filter(r -> r.getString(column).equals(wanted)).toList();
      assertRows(found, spark(schema, true, d -> d.where(d.col(name).equalTo(wanted))), name);
      FilterPredicate filter = eq(binaryColumn(name), Binary.fromString(wanted));
      assertRows(found, groups(FILE, schema, FilterCompat.get(filter)), name + ", parquet-mr");
    }
  }

  @Test
  void aZeroIsFoundWhateverItsSign() throws IOException {
    StructType schema = StructType.fromDDL("real DOUBLE");
    List<Row> rows = table(100, i -> i % 2 == 0 ? 0.0 : -0.0);
    write(schema, rows);

    for (double zero : new double[] {0.0, -0.0}) {
      assertRows(rows, spark(schema, true, d -> d.where(d.col("real").equalTo(zero))), "Spark");
    }
  }

  private static LocalDate day(Row row) {
    return row.getAs(2);
  }
}
