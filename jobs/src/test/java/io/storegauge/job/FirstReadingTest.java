package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.testing.SparkSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first files of a table: their rows are in its files before it is known which of them count.
 */
class FirstReadingTest {
  private static final String HEADER =
      "order_id,store_id,buyer_id,status,amount,ordered_at,paid_at,picked_up_at,delivered_at\n";
  private static final String ACCOUNT =
      "concat_ws('|', file, received, accepted, duplicate, rejected, fault)";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
  }

  private static String file(int day, int number) {
    return String.format("douyin/orders/2025-02-%02d/orders-%d.csv.gz", day, number);
  }

  /** Orders o1 to oN of a day; amounts that hardly pack, so that a cut file still has many rows. */
  private static String orders(int n, String month, String status) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 1; i <= n; i++) {
      text.append(
          String.format("o%d,s1,b%d,%s,%d.%02d,", i, i % 7, status, i * 7919 % 997, i % 89));
      text.append(String.format("2025-%s-%02d 10:00:00,,,%n", month, i % 28 + 1));
    }
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private List<String> byStatusAndMonth() {
    return SparkSuite.spark()
        .sql(
            String.format(
                "SELECT concat_ws('|', status, month(ordered_at), count(*),"
                    + " count(DISTINCT order_id)) FROM delta.`%s` GROUP BY status, month(ordered_at)",
                fixture.lake.path(OrdersTable.SPEC)))
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .sorted()
        .toList();
  }

  private List<String> accounts() {
    return fixture.rows(RunLogFilesTable.SPEC, ACCOUNT);
  }

  private List<Path> dataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(fixture.lake.path(OrdersTable.SPEC)))) {
      return files.filter(f -> f.toString().matches(".*/part-[^/]*\\.parquet")).toList();
    }
  }

  @Test
  void ofOverlappingFilesOneRowOfEachKeyIsLeft() throws IOException {
    fixture.land(file(1, 0), gzip(orders(3_000, "01", "unpaid")));
    fixture.land(file(2, 0), gzip(orders(1_000, "01", "paid")));
    fixture.ingest();
    assertEquals(List.of("paid|1|1000|1000", "unpaid|1|2000|2000"), byStatusAndMonth());
    assertEquals(
        List.of(file(1, 0) + "|3000|2000|1000|0", file(2, 0) + "|1000|1000|0|0"), accounts());
    assertEquals(3_000, fixture.lake.rowsWritten(OrdersTable.SPEC));
  }

  @Test
  void rowsOfAFileThatIsCutOffDoNotCountThoughTheyWereWrittenFirst() throws IOException {
    byte[] whole = gzip(orders(20_000, "01", "shipped"));
    byte[] other = gzip(orders(20_000, "02", "shipped"));
    fixture.land(file(1, 0), gzip(orders(100, "01", "unpaid")));
    fixture.land(file(2, 0), Arrays.copyOf(whole, whole.length * 9 / 10));
    fixture.land(file(3, 0), gzip(orders(50, "01", "paid")));
    fixture.land(file(4, 0), Arrays.copyOf(other, other.length * 9 / 10));
    IngestJob job = fixture.ingest();

    assertEquals(2, job.refusals().size(), job.refusals().toString());
    assertEquals(List.of("paid|1|50|50", "unpaid|1|50|50"), byStatusAndMonth());
    assertEquals(
        List.of(
            file(1, 0) + "|100|50|50|0",
            file(2, 0) + "|0|0|0|0|truncated",
            file(3, 0) + "|50|50|0|0",
            file(4, 0) + "|0|0|0|0|truncated"),
        accounts());
    assertEquals(1, dataFiles().size(), "a file of refused rows alone is not kept");

    fixture.land(file(2, 0), whole);
    fixture.ingest();
    assertEquals(List.of("paid|1|50|50", "shipped|1|19950|19950"), byStatusAndMonth());
  }

  @Test
  void whatAKilledRunHasWrittenIsGoneAfterTheNext() throws IOException {
    fixture.land(file(1, 0), gzip(orders(10, "01", "paid")));
    fixture.ingest();
    Path table = Path.of(fixture.lake.path(OrdersTable.SPEC));
    // As if the run had been killed before its commit: the table without rows, and files of it.
    Files.delete(table.resolve("_delta_log/00000000000000000001.json"));
    Files.deleteIfExists(table.resolve("_delta_log/.00000000000000000001.json.crc"));
    try (Stream<Path> log = Files.walk(Path.of(fixture.lake.path(RunLogFilesTable.SPEC)))) {
      for (Path f : log.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(f);
      }
    }
    org.apache.spark.sql.delta.DeltaLog.clearCache();
    List<Path> left = dataFiles();
    assertFalse(left.isEmpty());

    fixture.ingest();
    assertEquals(List.of("paid|1|10|10"), byStatusAndMonth());
    assertTrue(dataFiles().stream().noneMatch(left::contains), "files of the killed run are left");
  }

  @Test
  void aRecordThatStopsTheRunLeavesNoTable() throws IOException {
    fixture.edit(
        "sources/generic/orders.yaml",
        "{from: amount, type: money",
        "{on_bad: fail, from: amount, type: money");
    fixture.land(
        file(1, 0), gzip(orders(10, "01", "paid") + "o11,s1,b,paid,much,2025-01-01 10:00:00,,,\n"));
    assertThrows(StoregaugeException.class, fixture::ingest);
    assertFalse(fixture.lake.exists(OrdersTable.SPEC));
    assertFalse(Files.exists(Path.of(fixture.lake.path(OrdersTable.SPEC))));
  }

  @Test
  void filesThatAreNoTableAreSomebodysAndStay() throws IOException {
    Path theirs = Path.of(fixture.lake.path(OrdersTable.SPEC)).resolve("part-0.parquet");
    Files.createDirectories(theirs.getParent());
    Files.writeString(theirs, "theirs");
    fixture.land(file(1, 0), gzip(orders(10, "01", "paid")));
    String message = assertThrows(StoregaugeException.class, fixture::ingest).getMessage();
    assertEquals(
        "Table silver.orders belongs at "
            + fixture.lake.path(OrdersTable.SPEC)
            + ", but there are files and no table. Give another --lake, or move them away if nobody"
            + " needs them.",
        message);
    assertEquals("theirs", Files.readString(theirs));
  }

  @Test
  void filesOfWhichNothingIsAcceptedMakeNoTable() throws IOException {
    fixture.land(file(1, 0), gzip(HEADER + "o1,s1,b,paid,much,2025-01-01 10:00:00,,,\n"));
    fixture.ingest();
    assertFalse(fixture.lake.exists(OrdersTable.SPEC));
    assertEquals(List.of(file(1, 0) + "|1|0|0|1"), accounts());
  }
}
