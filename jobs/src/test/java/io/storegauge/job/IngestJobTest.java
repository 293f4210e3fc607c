package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestJobTest {
  private static final String ORDERS =
      "order_id,store_id,buyer_id,status,amount,ordered_at,paid_at,picked_up_at,delivered_at\n";

  @TempDir Path dir;
  private LandingLake fixture;
  private Lake lake;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir);
    lake = fixture.lake;
  }

  private IngestJob ingest(String source) {
    fixture.source = source;
    return fixture.ingest();
  }

  private void land(String path, String text) throws IOException {
    fixture.land(path, path.endsWith(".gz") ? gzip(text) : text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private List<String> rows(TableSpec table, String... expressions) {
    return fixture.rows(table, expressions);
  }

  private List<String> orders() {
    return rows(OrdersTable.SPEC, "order_id", "store_id", "status", "amount", "source_file");
  }

  private void assertAccounted() {
    for (Row r : lake.read(RunLogFilesTable.SPEC).collectAsList()) {
      long received = r.getAs("received");
      long accepted = r.getAs("accepted");
      long duplicate = r.getAs("duplicate");
      long rejected = r.getAs("rejected");
      assertEquals(received, accepted + duplicate + rejected, r.mkString("|"));
    }
  }

  @Test
  void anOrderEndsInItsNewestStateWhateverTheOrderOfArrival() throws IOException {
    String first = "douyin/orders/2025-01-02/orders-0.csv.gz";
    String second = "douyin/orders/2025-01-05/orders-0.csv";
    String unpaid = ORDERS + "o1,s1,b,unpaid,10.00,2025-01-01 10:00:00,,,\n";
    String newest =
        ORDERS
            + "o1,s1,b,shipped,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,2025-01-03 09:00:00,\n";
    land(first, unpaid);
    land(second, newest);
    ingest("generic");
    List<String> expected = List.of("o1|s1|shipped|10.00|" + second);
    assertEquals(expected, orders());
    assertAccounted();

    fixture = new LandingLake(dir.resolve("late"));
    land(second, newest);
    ingest("generic");
    land(first, unpaid);
    ingest("generic");
    assertEquals(expected, orders());
    assertEquals(
        List.of("1|0|1|0", "1|1|0|0"),
        rows(RunLogFilesTable.SPEC, "received", "accepted", "duplicate", "rejected"));
  }

  @Test
  void aSecondRunReadsNothingAndWritesNothing() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS + "o1,s1,b,paid,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\nx,,,,,,,,\n");
    ingest("generic");
    long[] versions = versions();
    ingest("generic");
    assertTrue(fixture.result.unchanged());
    assertEquals(Arrays.toString(versions), Arrays.toString(versions()));
  }

  private long[] versions() {
    return new long[] {
      lake.version(OrdersTable.SPEC),
      lake.version(QuarantineTable.SPEC),
      lake.version(RunLogFilesTable.SPEC)
    };
  }

  @Test
  void readingAKilledRunsFilesAgainChangesNothing() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS + "o1,s1,b,paid,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\nx,,,,,,,,\n");
    ingest("generic");
    List<String> before = orders();
    long version = lake.version(OrdersTable.SPEC);
    long quarantined = lake.read(QuarantineTable.SPEC).count();
    // Killed before it registered its files: as if the registry had never been written.
    lake.replaceAll(
        RunLogFilesTable.SPEC,
        lake.read(RunLogFilesTable.SPEC).limit(0),
        lake.lastNote(RunLogFilesTable.SPEC).orElseThrow());
    ingest("generic");
    assertFalse(fixture.result.unchanged());
    assertEquals(before, orders());
    assertEquals(version, lake.version(OrdersTable.SPEC));
    assertEquals(quarantined, lake.read(QuarantineTable.SPEC).count());
    // What silver holds from this very file was accepted, by whichever of the two runs.
    assertEquals(
        List.of("2|1|0|1"),
        rows(RunLogFilesTable.SPEC, "received", "accepted", "duplicate", "rejected"));
  }

  @Test
  void aChangedOrderNamesEveryDayItTouchesAndOnlyThose() throws IOException {
    String held = "o9,s1,b,paid,5.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\n";
    land(
        "douyin/orders/2025-01-11/orders-0.csv",
        ORDERS + "o1,s1,b,paid,10.00,2025-01-10 23:30:00,2025-01-10 23:40:00,,\n" + held);
    ingest("generic");
    assertTrue(note().days(CommitNote.CHANGED).isAll());
    long version = lake.version(OrdersTable.SPEC);
    land(
        "douyin/orders/2025-01-20/orders-0.csv",
        ORDERS
            + "o1,s1,b,delivered,10.00,2025-01-10 23:30:00,2025-01-10 23:40:00,2025-01-11 08:00:00,"
            + "2025-01-14 18:00:00\n"
            + held);
    ingest("generic");
    assertEquals(version + 1, lake.version(OrdersTable.SPEC));
    // Ordered and paid on the 10th, picked up and 24 h due on the 11th, 48 h due on the 12th,
    // delivered on
    // the 14th; the order that says the same again touches no day.
    assertEquals(
        DaySet.parse("2025-01-10..2025-01-12,2025-01-14..2025-01-14"),
        note().days(CommitNote.CHANGED));
    assertEquals(DaySet.EMPTY, note().days(CommitNote.REPURCHASE));
    assertEquals(DaySet.parse("2025-01-01..2025-01-10"), note().days(CommitNote.EVENTS));
  }

  private CommitNote note() {
    return lake.lastNote(OrdersTable.SPEC).orElseThrow();
  }

  @Test
  void anOrderThatMovesToAnotherMonthIsNotLeftBehind() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS + "o1,s1,b,unpaid,10.00,2025-01-31 10:00:00,,,\n");
    land(
        "douyin/orders/2025-03-02/orders-0.csv",
        ORDERS + "o2,s1,b,unpaid,1,2025-03-01 10:00:00,,,\n");
    Files.move(fixture.landing.resolve("douyin/orders/2025-03-02"), dir.resolve("later"));
    // Exported on 2025-01-02, so an order of the 31st is refused: a clock is wrong.
    IngestJob job = ingest("generic");
    assertTrue(job.refusedTooMuch());
    assertEquals(
        "douyin/orders/2025-01-02/orders-0.csv: 1 of 1 records refused (allowed 5.0 %); see"
            + " gold.quarantine",
        job.refusals().get(0));
    Files.delete(fixture.landing.resolve("douyin/orders/2025-01-02/orders-0.csv"));
    land(
        "douyin/orders/2025-02-01/orders-0.csv",
        ORDERS + "o1,s1,b,unpaid,10.00,2025-01-31 10:00:00,,,\n");
    ingest("generic");
    land(
        "douyin/orders/2025-02-03/orders-0.csv",
        ORDERS + "o1,s1,b,paid,10.00,2025-02-01 00:10:00,2025-02-01 00:20:00,,\n");
    ingest("generic");
    assertEquals(List.of("o1|2025-02-01"), rows(OrdersTable.SPEC, "order_id", "ordered_month"));
  }

  @Test
  void everyReasonOfARefusedRecordIsKeptWithItsText() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS
            + "o1,s1,b,paid,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\n"
            + ",s1,Li Wei,sold,-1,01/02/2025,,,\n");
    IngestJob job = ingest("generic");
    assertTrue(job.refusedTooMuch(), "half of the file was refused");
    assertEquals(
        List.of(
            "generic|orders|douyin/orders/2025-01-02/orders-0.csv|2|missing_value:order_id,"
                + " unknown_value:status=sold, out_of_range:amount=-1, bad_time:ordered_at=01/02/2025"),
        rows(
            QuarantineTable.SPEC,
            "source",
            "feed",
            "file",
            "record_number",
            "array_join(reasons, ', ')"));
    assertAccounted();
  }

  @Test
  void faultyFilesAreRefusedByNameAndTheRestGoesOn() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS + "o1,s1,b,paid,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\n");
    land("douyin/orders/2025-01-02/orders-1.csv", "");
    land("douyin/orders/2025-01-02/orders-2.csv", "o2,s1,b,paid,10.00,2025-01-01 10:00:00,,,\n");
    land(
        "douyin/orders/2025-01-02/orders-3.csv", ORDERS.replace(',', ';') + "o3;s1;b;paid;1;;;;\n");
    land("ebay/orders/2025-01-02/orders-0.csv", ORDERS);
    land("douyin/orders/yesterday/orders-0.csv", ORDERS);
    byte[] whole = gzip(ORDERS + "o4,s1,b,paid,1,2025-01-01 10:00:00,,,\n".repeat(500));
    Path cut = fixture.landing.resolve("douyin/orders/2025-01-02/orders-4.csv.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 12));
    Files.write(
        fixture.landing.resolve("douyin/orders/2025-01-02/orders-5.csv.gz"),
        new byte[] {1, 2, 3, 4});

    IngestJob job = ingest("generic");
    assertEquals(7, job.refusals().size(), job.refusals().toString());
    assertEquals(List.of("o1|s1|paid|10.00|douyin/orders/2025-01-02/orders-0.csv"), orders());
    assertEquals(
        List.of(
            "douyin/orders/2025-01-02/orders-1.csv|0|empty_file",
            "douyin/orders/2025-01-02/orders-2.csv|0|no_header",
            "douyin/orders/2025-01-02/orders-3.csv|0|no_header",
            "douyin/orders/2025-01-02/orders-4.csv.gz|0|truncated",
            "douyin/orders/2025-01-02/orders-5.csv.gz|0|not_readable",
            "douyin/orders/yesterday/orders-0.csv|0|bad_export_date",
            "ebay/orders/2025-01-02/orders-0.csv|0|unknown_platform"),
        rows(QuarantineTable.SPEC, "file", "record_number", "split(reasons[0], ':')[0]"));
    assertAccounted();
  }

  @Test
  void aMissingLandingFolderAndOneWithoutFilesOfTheSourceAreClearErrors() {
    assertTrue(
        assertThrows(StoregaugeException.class, () -> ingest("generic"))
            .getMessage()
            .contains("No file under " + fixture.landing + " matches a mapping of source generic"));
    String nowhere = dir.resolve("nowhere").toString();
    StoregaugeException e = assertThrows(StoregaugeException.class, () -> fixture.ingest(nowhere));
    assertEquals(
        "The landing folder " + nowhere + " does not exist. Give the right one with --landing.",
        e.getMessage());
  }

  @Test
  void buyersAppearOnlyAsAKeyedHash() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS + "o1,s1,buyer-1,paid,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\n");
    ingest("generic");
    // printf 'douyin:buyer-1' | openssl dgst -sha256 -hmac 0123456789abcdef | cut -c-32
    assertEquals(List.of(HASH), rows(OrdersTable.SPEC, "buyer_key"));
  }

  /** Rows that meet a table which has some are kept in memory for a while. */
  @Test
  void buyersOfLaterFilesAreToldApart() throws IOException {
    land(
        "douyin/orders/2025-01-02/orders-0.csv",
        ORDERS + "o1,s1,buyer-1,paid,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,,\n");
    ingest("generic");
    land(
        "douyin/orders/2025-01-03/orders-0.csv",
        ORDERS
            + "o2,s1,buyer-2,paid,10.00,2025-01-02 10:00:00,2025-01-02 10:05:00,,\n"
            + "o3,s1,buyer-1,paid,10.00,2025-01-02 11:00:00,2025-01-02 11:05:00,,\n"
            + "o4,s1,buyer-2,paid,10.00,2025-01-02 12:00:00,2025-01-02 12:05:00,,\n");
    ingest("generic");
    assertEquals(
        List.of("o1|" + HASH, "o2|" + OTHER_HASH, "o3|" + HASH, "o4|" + OTHER_HASH),
        rows(OrdersTable.SPEC, "order_id", "buyer_key"));
  }

  private static final String OTHER_HASH = "a5a73e40740c4e7732cf8ed7e6624244";
  private static final String HASH = "6338b493662ccca2dfa7ef43559da2e0";

  @Test
  void reviewsAreEditedAndTombstonedNeverLost() throws IOException {
    land(
        "tmall/reviews/2025-01-05/reviews-0.jsonl",
        "{\"review_id\":\"r1\",\"order_id\":\"o1\",\"store_id\":\"s1\",\"rating\":1,"
            + "\"created_at\":\"2025-01-04 12:00:00\",\"updated_at\":\"2025-01-04 12:00:00\"}\n"
            + "{\"review_id\":\"r2\",\"store_id\":\"s1\",\"rating\":4.5,"
            + "\"created_at\":\"2025-01-04 12:00:00\",\"updated_at\":\"2025-01-04 12:00:00\"}\n");
    land(
        "tmall/reviews/2025-01-06/reviews-0.jsonl",
        "{\"review_id\":\"r1\",\"order_id\":\"o1\",\"store_id\":\"s1\",\"rating\":5,"
            + "\"created_at\":\"2025-01-04 12:00:00\",\"updated_at\":\"2025-01-05 12:00:00\"}\n"
            + "{\"review_id\":\"r2\",\"store_id\":\"s1\",\"rating\":4.5,\"is_deleted\":true,"
            + "\"created_at\":\"2025-01-04 12:00:00\",\"updated_at\":\"2025-01-05 12:00:00\"}\n"
            + "{\"review_id\":\"r3\",\"store_id\":\"s1\",\"rating\":4.2,"
            + "\"created_at\":\"2025-01-04 12:00:00\"}\n");
    ingest("generic");
    assertEquals(
        List.of("r1|5.0|null|2025-01-01", "r2|4.5|true|2025-01-01"),
        rows(ReviewsTable.SPEC, "review_id", "rating", "is_deleted", "created_month"));
    assertEquals(List.of("bad_rating:rating=4.2"), rows(QuarantineTable.SPEC, "reasons[0]"));
  }

  @Test
  void aReviewTouchesItsOwnDayAndThoseItsOrderWasPlacedAndDelivered() throws IOException {
    land(
        "tmall/orders/2025-01-09/orders-0.csv",
        ORDERS
            + "o1,s1,b,delivered,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,2025-01-02 10:00:00,"
            + "2025-01-03 23:59:00\n");
    land(
        "tmall/reviews/2025-01-09/reviews-0.jsonl",
        "{\"review_id\":\"r0\",\"store_id\":\"s1\",\"rating\":5,\"created_at\":\"2025-01-04 12:00:00\"}\n");
    ingest("generic");
    land(
        "tmall/reviews/2025-01-10/reviews-0.jsonl",
        "{\"review_id\":\"r1\",\"order_id\":\"o1\",\"store_id\":\"s1\",\"rating\":1,"
            + "\"created_at\":\"2025-01-08 00:30:00\"}\n");
    ingest("generic");
    assertEquals(
        DaySet.parse("2025-01-01..2025-01-01,2025-01-03..2025-01-03,2025-01-08..2025-01-08"),
        lake.lastNote(ReviewsTable.SPEC).orElseThrow().days(CommitNote.CHANGED));
    assertEquals(
        DaySet.parse("2025-01-08..2025-01-08"),
        lake.lastNote(ReviewsTable.SPEC).orElseThrow().days(CommitNote.PUBLISHED));
  }

  @Test
  void olistOrdersSplitByStoreAndUndatedReviewsAreRefused() throws IOException {
    land(
        "orders.csv",
        "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
            + "order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n"
            + "o1,c1,delivered,2017-10-01 10:00:00,2017-10-01 11:00:00,2017-10-02 10:00:00,"
            + "2017-10-05 10:00:00,2017-10-14 00:00:00\n");
    land(
        "order_items.csv",
        "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n"
            + "o1,1,p1,s1,2017-10-03 00:00:00,10.00,1.50\n"
            + "o1,2,p1,s1,2017-10-03 00:00:00,10.00,1.50\n"
            + "o1,3,p2,s2,2017-10-04 00:00:00,7.00,0.10\n");
    String reviews =
        "review_id,order_id,review_score,review_comment_title,review_comment_message,"
            + "review_creation_date,review_answer_timestamp\n";
    land(
        "reviews.csv",
        reviews + "r1,o1,4,,\"bom\nmesmo\",2017-10-06 00:00:00,2017-10-07 01:02:03\n");
    land("reviews_undated.csv", reviews + ",o1,5,,,,\n");
    land("products.csv", "product_id,product_category_name\np1,esporte_lazer\np2,\n");
    land(
        "product_category_name_translation.csv",
        "\uFEFFproduct_category_name,product_category_name_english\nesporte_lazer,sports_leisure\n");
    land(
        "sellers.csv",
        "seller_id,seller_zip_code_prefix,seller_city,seller_state\ns1,1,x,SP\ns2,2,y,RJ\n");
    IngestJob job = ingest("olist");
    assertEquals(
        List.of(
            "o1|s1|23.00|2|sports_leisure|2017-10-01 13:00:00|2017-10-15 02:59:59|2",
            "o1|s2|7.10|1|null|2017-10-01 13:00:00|2017-10-15 02:59:59|2"),
        rows(
            OrdersTable.SPEC,
            "order_id",
            "store_id",
            "amount",
            "item_count",
            "category",
            "date_format(ordered_at, 'yyyy-MM-dd HH:mm:ss')",
            "date_format(delivery_due_at, 'yyyy-MM-dd HH:mm:ss')",
            "store_count"));
    assertEquals(
        List.of("r1-o1|s1|4.0|bom\nmesmo|2", "r1-o1|s2|4.0|bom\nmesmo|2"),
        rows(ReviewsTable.SPEC, "review_id", "store_id", "rating", "text", "store_count"));
    assertEquals(
        List.of("s1|sports_leisure|SP", "s2|null|RJ"),
        rows(StoresTable.SPEC, "store_id", "category", "region"));
    assertEquals(
        List.of(
            "reviews_undated.csv|1|missing_value:review_id, missing_value:review_creation_date"),
        rows(QuarantineTable.SPEC, "file", "record_number", "array_join(reasons, ', ')"));
    assertEquals(1, job.refusals().size());

    long orders = lake.version(OrdersTable.SPEC);
    land(
        "sellers.csv",
        "seller_id,seller_zip_code_prefix,seller_city,seller_state\ns1,1,x,MG\ns2,2,y,RJ\n");
    ingest("olist");
    assertEquals(orders, lake.version(OrdersTable.SPEC), "orders say what they said");
    assertEquals(List.of("s1|MG", "s2|RJ"), rows(StoresTable.SPEC, "store_id", "region"));
  }
}
