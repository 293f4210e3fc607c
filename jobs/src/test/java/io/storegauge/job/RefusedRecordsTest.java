package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.StoresTable;
import io.storegauge.testing.DeniedFileSystem;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, what is kept of it, and that the rest goes on. */
class RefusedRecordsTest {
  private static final String FOLDER = "douyin/orders/2025-01-02/";
  private static final String HEADER =
      "order_id,store_id,buyer_id,phone,status,amount,ordered_at,delivery_due_at\n";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
  }

  private static String order(String id, String orderedAt, String due) {
    return id + ",s1,buyer-7,13800000000,paid,1.00," + orderedAt + "," + due + "\n";
  }

  private List<String> quarantine(String... expressions) {
    return fixture.rows(QuarantineTable.SPEC, expressions);
  }

  @Test
  void anImpossibleDateRefusesItsRecordAlone() throws IOException {
    String good = "2025-01-01 10:00:00";
    fixture
        .land(
            FOLDER + "orders-0.csv",
            HEADER
                + order("o1", good, "2025-01-05 00:00:00")
                + order("o2", "0925-06-01 10:00:00", "")
                + order("o3", good, "1899-12-30 00:00:00")
                + order("o4", good, "2999-01-01 00:00:00")
                + order("o5", "2999-01-01 00:00:00", ""))
        .land("douyin/orders/0001-01-01/orders-0.csv", HEADER + order("o6", good, ""));
    fixture.ingest();
    assertEquals(List.of("o1"), fixture.rows(OrdersTable.SPEC, "order_id"));
    assertEquals(
        List.of(
            "0|bad_export_date:0001-01-01",
            "2|out_of_range:ordered_at=0925-06-01 10:00:00",
            "3|out_of_range:delivery_due_at=1899-12-30 00:00:00",
            "4|out_of_range:delivery_due_at=2999-01-01 00:00:00",
            "5|out_of_range:ordered_at=2999-01-01 00:00:00"),
        quarantine("record_number", "array_join(reasons, ', ')"));
  }

  @Test
  void whereThePathNamesNoExportTheFilesOwnTimeStandsForIt() throws IOException {
    fixture.edit("sources/generic/orders.yaml", "{platform}/orders/{exported_on}/", "{platform}/");
    Path file = fixture.landing.resolve("douyin/orders-0.csv");
    Files.createDirectories(file.getParent());
    // Written on 2 January, 20:00 in Shanghai: the end of the 3rd is the latest an order can be of.
    Files.writeString(
        file,
        HEADER + order("o1", "2025-01-03 23:59:59", "") + order("o2", "2025-01-04 00:00:00", ""));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-01-02T12:00:00Z")));
    fixture.ingest();
    assertEquals(List.of("o1"), fixture.rows(OrdersTable.SPEC, "order_id"));
    assertEquals(List.of("after_export:ordered_at"), quarantine("reasons[0]"));

    // A copy that has lost its time says nothing.
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("1980-01-01T00:00:00Z")));
    fixture.ingest();
    assertEquals(List.of("o1", "o2"), fixture.rows(OrdersTable.SPEC, "order_id"));
  }

  @Test
  void starsAreOneToFiveInHalves() throws IOException {
    StringBuilder reviews = new StringBuilder();
    for (String stars : List.of("0.5", "1", "5.0", "5.5", "9", "-1", "13800138000")) {
      reviews.append(
          String.format(
              "{\"review_id\":\"r%s\",\"store_id\":\"s1\",\"rating\":%s,"
                  + "\"created_at\":\"2025-01-01 10:00:00\"}%n",
              stars, stars));
    }
    fixture.land("douyin/reviews/2025-01-02/reviews-0.jsonl", reviews.toString());
    fixture.ingest();
    assertEquals(List.of("1.0", "5.0"), fixture.rows(ReviewsTable.SPEC, "rating"));
    assertEquals(
        List.of(
            "bad_rating:rating=-1",
            "bad_rating:rating=0.5",
            "bad_rating:rating=5.5",
            "bad_rating:rating=9",
            "bad_rating:rating=‹phone›"),
        quarantine("reasons[0]"));
  }

  @Test
  void neitherBuyersNorUnmappedCellsAreKept() throws IOException {
    fixture
        .land(
            FOLDER + "orders-0.csv",
            HEADER
                + ",s1,buyer-7,13800000000,sold,1.00,2025-01-01 10:00:00,\n"
                + "o2,s1,buyer-7,13800000000,paid,1.00,2025-01-01 10:00:00,,stray\n")
        .land(FOLDER + "orders-1.csv", "o3,s1,buyer-7,13800000000,paid,1.00,,\n")
        .land(
            "douyin/reviews/2025-01-02/reviews-0.jsonl",
            "{\"review_id\":\"r1\",\"store_id\":\"s1\",\"phone\":\"13800000000\",\"rating\":9}\n"
                + "{\"review_id\":\"r2\",\"phone\":13800000000x}\n");
    IngestJob job = fixture.ingest();
    assertEquals(
        List.of(
            "orders-0.csv|1|order_id=, store_id=s1, status=sold, amount=1.00,"
                + " ordered_at=2025-01-01 10:00:00, delivery_due_at=",
            "orders-0.csv|2|null",
            "orders-1.csv|0|null",
            "reviews-0.jsonl|1|review_id=r1, store_id=s1, rating=9",
            "reviews-0.jsonl|2|null"),
        quarantine("element_at(split(file, '/'), -1)", "record_number", "raw"));
    for (String said : quarantine("to_json(struct(*))")) {
      assertFalse(said.contains("buyer-7") || said.contains("13800000000"), said);
    }
    for (String said : fixture.rows(RunLogFilesTable.SPEC, "to_json(struct(*))")) {
      assertFalse(said.contains("buyer-7") || said.contains("13800000000"), said);
    }
    assertTrue(
        job.refusals().stream().noneMatch(r -> r.contains("buyer-7") || r.contains("138000")),
        job.refusals().toString());
  }

  @Test
  void anOpenQuoteRefusesTheFileRatherThanSwallowingIt() throws IOException {
    String many = order("o2", "2025-01-01 10:00:00", "").repeat(5_000);
    fixture
        .land(FOLDER + "orders-0.csv", HEADER + order("o1", "2025-01-01 10:00:00", ""))
        .land(
            FOLDER + "orders-1.csv",
            HEADER + order("o3", "2025-01-01 10:00:00", "") + "\"o4,s1\n" + many);
    IngestJob job = fixture.ingest();
    assertEquals(List.of("o1"), fixture.rows(OrdersTable.SPEC, "order_id"));
    assertTrue(job.refusedTooMuch());
    assertEquals(
        List.of("0|0|unterminated_quote:record 2", "1|1|null"),
        fixture.rows(RunLogFilesTable.SPEC, "received", "accepted", "fault"));
  }

  @Test
  void aQuietDayIsNoFaultAndAnEmptyFileIs() throws IOException {
    fixture
        .land(FOLDER + "orders-0.csv", HEADER)
        .land("douyin/stores/2025-01-02/stores-0.csv", "store_id\ns1\n");
    IngestJob job = fixture.ingest();
    assertEquals(List.of(), job.refusals());
    assertEquals(List.of("s1"), fixture.rows(StoresTable.SPEC, "store_id"));
    assertEquals(
        List.of("orders|0|0|null", "stores|1|1|null"),
        fixture.rows(RunLogFilesTable.SPEC, "feed", "received", "accepted", "fault"));
    fixture.ingest();
    assertTrue(fixture.result.unchanged());

    fixture.land(FOLDER + "orders-1.csv", "");
    fixture.land("douyin/reviews/2025-01-02/reviews-0.jsonl", "");
    assertEquals(
        List.of(
            FOLDER + "orders-1.csv: empty_file. Export the file again.",
            "douyin/reviews/2025-01-02/reviews-0.jsonl: empty_file. Export the file again."),
        fixture.ingest().refusals().stream().sorted().toList());
  }

  @Test
  void aFolderThatCannotBeListedIsAmongTheRefusalsAndThePlanAndTheRestIsRead() throws IOException {
    fixture
        .land(FOLDER + "orders-0.csv", HEADER + order("o1", "2025-01-01 10:00:00", ""))
        .land("jd/private/2025-01-02/orders-0.csv", HEADER)
        .land("readme.txt", "x");
    String landing =
        DeniedFileSystem.address(
            fixture.landing, SparkSuite.spark().sparkContext().hadoopConfiguration());
    IngestJob.PlannedReading plan =
        new IngestJob(List.of("generic"), landing).planFiles(fixture.context());
    assertEquals(List.of("jd/private"), plan.unreadable());
    assertEquals(List.of("readme.txt"), plan.unmatched());
    assertEquals(1, plan.files().size());
    IngestJob job = fixture.ingest(landing);
    assertEquals(List.of("o1"), fixture.rows(OrdersTable.SPEC, "order_id"));
    assertEquals(
        List.of("jd/private: cannot be listed: Permission denied: private"), job.refusals());
  }
}
