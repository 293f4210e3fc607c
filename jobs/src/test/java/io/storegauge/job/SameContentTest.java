package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.RunLogFilesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose content was read before, or is read under another name. */
class SameContentTest {
  private static final String DAY = "jd/orders/2026-01-06/";
  private static final String HEADER = "order_id,store_id,status,amount,ordered_at\n";
  private static final String FIRST = HEADER + "o1,s1,paid,10.00,2026-01-05 10:00:00\n";
  private static final String SECOND = HEADER + "o2,s1,paid,20.00,2026-01-05 10:00:00\n";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void land() throws IOException {
    fixture = new LandingLake(dir);
  }

  private List<String> log() {
    return fixture.rows(
        RunLogFilesTable.SPEC,
        "substring_index(file, '/', -1)",
        "received",
        "accepted",
        "duplicate",
        "substring_index(same_as, '/', -1)");
  }

  private List<String> sources() {
    return fixture.rows(OrdersTable.SPEC, "order_id", "substring_index(source_file, '/', -1)");
  }

  @Test
  void aCopyUnderAnotherNameInTheSameRunIsNotRead() throws IOException {
    fixture.land(DAY + "orders-2.csv", FIRST);
    fixture.land(DAY + "orders-1.csv", FIRST);
    fixture.land(DAY + "orders-3.csv", SECOND); // of equal size, and not equal
    fixture.ingest();
    assertEquals(List.of("o1|orders-1.csv", "o2|orders-3.csv"), sources());
    assertEquals(
        List.of(
            "orders-1.csv|1|1|0|null",
            "orders-2.csv|0|0|0|orders-1.csv",
            "orders-3.csv|1|1|0|null"),
        log());
  }

  @Test
  void aCopyThatLandsLaterOrATouchedFileIsNotReadAgain() throws IOException {
    fixture.land(DAY + "orders-1.csv", FIRST);
    fixture.ingest();
    long version = fixture.lake.version(OrdersTable.SPEC);
    fixture.land(DAY + "orders-9.csv", FIRST);
    Path first = dir.resolve("landing").resolve(DAY + "orders-1.csv");
    Files.setLastModifiedTime(first, FileTime.fromMillis(1_767_000_000_000L));
    fixture.ingest();
    assertEquals(version, fixture.lake.version(OrdersTable.SPEC));
    assertEquals(
        List.of(
            "orders-1.csv|0|0|0|orders-1.csv",
            "orders-1.csv|1|1|0|null",
            "orders-9.csv|0|0|0|orders-1.csv"),
        log());
    fixture.ingest();
    assertEquals(3, log().size(), "what was set aside once is known");
  }

  @Test
  void equalBytesOfAnotherPlatformOrDayAreOtherRecords() throws IOException {
    fixture.land(DAY + "orders-1.csv", FIRST);
    fixture.land("tmall/orders/2026-01-06/orders-1.csv", FIRST);
    fixture.land("jd/orders/2026-01-07/orders-1.csv", FIRST);
    fixture.ingest();
    assertEquals(
        List.of("jd|o1|2026-01-07", "tmall|o1|2026-01-06"),
        fixture.rows(OrdersTable.SPEC, "platform", "order_id", "exported_on"));
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    fixture.land(DAY + "orders-1.csv", FIRST);
    fixture.ingest();
    fixture.land(DAY + "orders-1.csv", FIRST.replace("10.00", "11.00"));
    fixture.ingest();
    assertEquals(List.of("11.00"), fixture.rows(OrdersTable.SPEC, "amount"));
  }

  @Test
  void theHashIsThatOfTheWholeFile() throws IOException {
    fixture.land(DAY + "orders-1.csv", FIRST);
    fixture.ingest();
    String hash = fixture.rows(RunLogFilesTable.SPEC, "content_hash").get(0);
    String expected =
        fixture
            .lake
            .spark()
            .sql(
                "SELECT sha2('jd\nnull\n"
                    + java.time.LocalDate.of(2026, 1, 6).toEpochDay()
                    + "\n"
                    + FIRST
                    + "', 256)")
            .first()
            .getString(0);
    assertEquals(expected, hash);
    assertTrue(hash.matches("[0-9a-f]{64}"));
  }
}
