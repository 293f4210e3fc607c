package io.storegauge.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFilesTest extends ParquetSuite {
  private static final long serialVersionUID = 1L;

  @Test
  void withoutRowsThereIsNoFile() throws IOException {
    assertEquals(
        List.of(),
        taskFiles(layout(EVERY_TYPE, null, ONE_ROW_GROUP)).write(Collections.emptyIterator()));
    assertEquals(List.of(), files());
  }

  @Test
  void everyRowGroupStartsAnew() throws IOException {
    StructType schema = StructType.fromDDL("big LONG, text STRING, flag BOOLEAN");
    // The first row groups hold few values, the next ones different values, the last ones few.
    List<Row> rows = rows(schema, 60_000, i -> i > 20_000 && i < 40_000 ? (long) i : (long) i % 9);

    write(layout(schema, null, 64 << 10), rows);
    try (ParquetFileReader file = footer(FILE)) {
      // A page alone is more than a row group may be.
      assertEquals(8, file.getRowGroups().size());
      assertEquals(List.of("D", "D", "P"), encodings(file.getRowGroups().get(0)));
      assertEquals(List.of("P", "P", "P"), encodings(file.getRowGroups().get(3)));
      assertEquals(List.of("D", "D", "P"), encodings(file.getRowGroups().get(7)));
    }
    assertReadsBack(schema, rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZSTD", "SNAPPY", "GZIP", "UNCOMPRESSED"})
  void everyCodecIsReadBack(String codec) throws IOException {
    List<Row> rows = rows(EVERY_TYPE, 10_000, i -> i % 3 == 0 ? null : (long) i % 6000);

    write(new ParquetLayout(EVERY_TYPE, null, codec, 64 << 10, List.of(), spark().version()), rows);
    try (ParquetFileReader file = footer(FILE)) {
      ColumnChunkMetaData chunk = file.getRowGroups().get(0).getColumns().get(0);
      assertEquals(codec, chunk.getCodec().name());
    }
    assertReadsBack(EVERY_TYPE, rows);
  }

  @Test
  void rowsOfPartitionsMayTakeTurns() throws IOException {
    StructType schema = StructType.fromDDL("id INT, month DATE, text STRING");
    LocalDate[] months = {
      LocalDate.of(2025, 2, 1), null, LocalDate.of(2024, 12, 1), LocalDate.of(1969, 7, 1)
    };
    List<Row> rows =
        table(30_000, i -> i, i -> months[i * 7 / 3 % months.length], i -> "text " + i % 100);

    List<WrittenFile> written =
        taskFiles(layout(schema, "month", ONE_ROW_GROUP)).write(binary(schema, rows.iterator()));
    assertEquals(
        Stream.of("__HIVE_DEFAULT_PARTITION__", "1969-07-01", "2024-12-01", "2025-02-01")
            .map(m -> "month=" + m + "/" + FILE)
            .toList(),
        written.stream().map(WrittenFile::path).toList());
    assertEquals(files(), written.stream().map(WrittenFile::path).sorted().toList());
    for (WrittenFile f : written) {
      List<Row> part = rows.stream().filter(r -> Objects.equals(r.get(1), f.partition())).toList();
      assertEquals(part.size(), f.rows());
      assertRows(
          part.stream().map(r -> RowFactory.create(r.get(0), r.get(2))).toList(),
          groups(f.path(), StructType.fromDDL("id INT, text STRING"), FilterCompat.NOOP),
          f.path());
    }
    assertRows(
        rows,
        spark(schema, true, d -> d.select("id", "month", "text").orderBy("id")),
        "Spark finds the partitions");
  }

  private static final class Weeks implements ParquetLayout.Days {
    private static final long serialVersionUID = 1L;

    @Override
    public int first(int day) {
      return Math.floorDiv(day, 7) * 7;
    }

    @Override
    public int last(int day) {
      return first(day) + 6;
    }
  }

  @Test
  void rowsOfAPartitionMaySplitIntoRunsOfDays() throws IOException {
    StructType schema = StructType.fromDDL("id INT, day DATE, part DATE");
    LocalDate part = LocalDate.of(1969, 12, 1);
    // Days 14 before 1970 to 13 after, in no order.
    List<Row> rows = table(28, i -> i, i -> LocalDate.EPOCH.plusDays(i * 5 % 28 - 14), i -> part);
    ParquetLayout layout =
        new ParquetLayout(
            schema,
            "part",
            "ZSTD",
            ONE_ROW_GROUP,
            List.of("day"),
            spark().version(),
            new ParquetLayout.Split("day", new Weeks()));

    List<WrittenFile> written = taskFiles(layout).write(binary(schema, rows.iterator()));
    assertEquals(
        Stream.of("1969-12-18", "1969-12-25", "1970-01-01", "1970-01-08")
            .map(d -> "part=1969-12-01/" + d + "-" + FILE)
            .toList(),
        written.stream().map(WrittenFile::path).toList());
    assertEquals(files(), written.stream().map(WrittenFile::path).sorted().toList());
    for (int week = 0; week < written.size(); week++) {
      WrittenFile f = written.get(week);
      assertEquals(part, f.partition());
      assertEquals(
          List.of(new WrittenFile.Range("day", 7L * week - 14, 7L * week - 8, 0)), f.ranges());
      LocalDate first = LocalDate.EPOCH.plusDays(7L * week - 14);
      assertRows(
          rows.stream()
              .filter(r -> !r.<LocalDate>getAs(1).isBefore(first))
              .filter(r -> r.<LocalDate>getAs(1).isBefore(first.plusDays(7)))
              .map(r -> RowFactory.create(r.get(0), r.get(1)))
              .toList(),
          groups(f.path(), StructType.fromDDL("id INT, day DATE"), FilterCompat.NOOP),
          f.path());
    }
  }

  @Test
  void aTaskThatHoldsTooMuchWritesItsLargestFileEarly() throws IOException {
    StructType schema = StructType.fromDDL("month DATE, id INT, bytes BINARY");
    // 40 KB a row that no codec makes smaller: 160 MB at the first look at the memory.
    byte[] noise = new byte[40_000];
    Iterator<Row> rows =
        IntStream.range(0, 5000)
            .mapToObj(
                i -> {
                  new Random(i).nextBytes(noise);
                  return RowFactory.create(LocalDate.of(2025, i % 4 == 0 ? 1 : 2, 1), i, noise);
                })
            .iterator();

    List<WrittenFile> written =
        taskFiles(layout(schema, "month", 1L << 40)).write(binary(schema, rows));
    assertEquals(List.of(1250L, 3750L), written.stream().map(WrittenFile::rows).toList());
    assertEquals(1, rowGroups(written.get(0)));
    assertEquals(2, rowGroups(written.get(1)));
    StructType columns = StructType.fromDDL("id INT, bytes BINARY");
    List<Row> early = groups(written.get(1).path(), columns, FilterCompat.NOOP);
    byte[] last = new byte[40_000];
    for (Row r : early) {
      new Random(r.getInt(0)).nextBytes(last);
      assertArrayEquals(last, r.<byte[]>getAs(1));
    }
  }

  @Test
  void rowsThatFailLeaveNoFileBehind() throws IOException {
    StructType schema = StructType.fromDDL("month DATE, big LONG");
    RuntimeException failure = new IllegalStateException("the source broke");
    Iterator<Row> broken =
        IntStream.range(0, 50_000)
            .mapToObj(
                i -> {
                  if (i == 40_000) {
                    throw failure;
                  }
                  return RowFactory.create(LocalDate.of(2025, 1 + i % 3, 1), (long) i);
                })
            .iterator();
    TaskFiles files = taskFiles(layout(schema, "month", 64 << 10));

    assertSame(
        failure,
        assertThrows(IllegalStateException.class, () -> files.write(binary(schema, broken))));
    assertEquals(List.of(), files());
    assertEquals(List.of(), openFiles());
  }

  @Test
  void aFileOfTheSameNameIsNotOverwritten() throws IOException {
    StructType schema = StructType.fromDDL("big LONG");
    write(schema, rows(schema, 10, i -> 1L));

    assertThrows(UncheckedIOException.class, () -> write(schema, rows(schema, 10, i -> 2L)));
    assertReadsBack(schema, rows(schema, 10, i -> 1L));
  }

  @Test
  void onlyTypesThatAreWrittenFit() {
    assertTrue(ParquetLayout.fits(EVERY_TYPE));
    for (String type :
        List.of(
            "FLOAT",
            "TINYINT",
            "SMALLINT",
            "DECIMAL(19,2)",
            "ARRAY<INT>",
            "MAP<INT, INT>",
            "STRUCT<a: INT>",
            "INTERVAL")) {
      assertFalse(ParquetLayout.fits(StructType.fromDDL("a INT, b " + type)), type);
    }
  }

  private int rowGroups(WrittenFile written) throws IOException {
    try (ParquetFileReader file = footer(written.path())) {
      return file.getRowGroups().size();
    }
  }

  /** Files below the folder that this process has open, where the system tells (Linux). */
  private List<String> openFiles() throws IOException {
    List<String> open = new ArrayList<>();
    String[] descriptors = new File("/proc/self/fd").list();
    for (String d : descriptors == null ? new String[0] : descriptors) {
      Path link = Path.of("/proc/self/fd", d);
      // The descriptor of the listing itself is closed by now.
      if (Files.isSymbolicLink(link)) {
        String file = Files.readSymbolicLink(link).toString();
        if (file.startsWith(folder.toString())) {
          open.add(file);
        }
      }
    }
    return open;
  }

  /** All files below the folder, in order, without the checksums of Hadoop's local file system. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .filter(f -> !f.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
