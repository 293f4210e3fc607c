package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that the SQL of a silver.yaml gives and that cannot be rows of their table. */
class DerivedRowsTest {
  private static final String HEADER = "order,store,at,state,sum,paid\n";
  private static final String SOUND = "o1,s1,2025-01-01 10:00:00,paid,5.00,2025-01-01 02:00:05\n";
  private static final String SQL =
      "orders: SELECT IF(order_id = 'o9', 'nowhere', 'jd') AS platform, order_id, store_id,"
          + " state AS status, sum AS amount, ordered_at, paid AS paid_at,"
          + " DATE'2025-01-02' AS exported_on FROM heads\n";

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "shop");
    fixture
        .conf(
            "sources/shop/heads.yaml",
            """
            files: heads*.csv
            format: csv
            platform: jd
            key: [order_id]
            columns:
              order_id: {from: order, type: string, required: true}
              store_id: {from: store, type: string}
              ordered_at: {from: at, type: timestamp}
              state: {from: state, type: string}
              sum: {from: sum, type: string}
              paid: {from: paid, type: string}
            """)
        .conf("sources/shop/silver.yaml", SQL);
  }

  private List<String> orders() {
    return fixture.rows(OrdersTable.SPEC, "order_id", "amount", "string(paid_at)");
  }

  private List<String> quarantined() {
    return fixture.rows(QuarantineTable.SPEC, "array_join(reasons, ' ')");
  }

  private List<String> account() {
    return fixture
        .lake
        .read(RunLogFilesTable.SPEC)
        .where("file = 'conf/sources/shop/silver.yaml'")
        .selectExpr("concat_ws('|', feed, received, accepted, duplicate, rejected)")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }

  @Test
  void aRowThatCannotBeOneIsRefusedForEveryReasonAndTheRestGoesOn() throws IOException {
    fixture.land(
        "heads.csv",
        HEADER
            + SOUND
            + "o2,,2025-01-01 10:00:00,paid,5.00,\n"
            + "o3,s1,,paid,5.00,\n"
            + "o4,s1,2025-01-01 10:00:00,paid,13800138000 yuan,\n"
            + "o5,s1,2025-01-01 10:00:00,lost,5.00,\n"
            + "o6,s1,2025-01-01 10:00:00,paid,5.00,1899-12-30 00:00:00\n"
            + "o7,s1,2025-01-01 10:00:00,,abc,2025-02-30\n"
            + "o8,s1,2025-01-04 00:00:00,paid,5.00,\n" // exported on the 2nd
            + "o9,s1,2025-01-01 10:00:00,paid,5.00,\n"
            + "o10,s1,2025-01-03 23:59:59,paid,5.00,2100-01-01 15:59:59\n" // the last second in
            // Shanghai
            + "o11,s1,2025-01-01 10:00:00,paid,5.00,2100-01-01 16:00:00\n");
    IngestJob job = fixture.ingest();
    assertEquals(List.of("o10|5.00|2100-01-01 15:59:59", "o1|5.00|2025-01-01 02:00:05"), orders());
    assertEquals(
        List.of(
            "after_export:ordered_at",
            "bad_money:amount=‹phone› yuan",
            "missing_value:ordered_at",
            "missing_value:status bad_money:amount=abc bad_time:paid_at=2025-02-30",
            "missing_value:store_id",
            "out_of_range:paid_at=1899-12-30 00:00:00",
            "out_of_range:paid_at=2100-01-01 16:00:00",
            "unknown_platform:platform=nowhere",
            "unknown_value:status=lost"),
        quarantined());
    assertEquals(List.of("orders|11|2|0|9"), account());
    // 1 to 9, each with what the row says
    assertEquals(
        List.of("1|9|9"),
        fixture.rows(
            QuarantineTable.SPEC,
            "min(record_number)",
            "max(record_number)",
            "count(distinct record_number)"));
    assertTrue(
        fixture
            .rows(QuarantineTable.SPEC, "raw")
            .contains(
                "platform=jd, order_id=o4, store_id=s1, status=paid, amount=‹phone› yuan,"
                    + " ordered_at=2025-01-01 02:00:00, exported_on=2025-01-02"),
        fixture.rows(QuarantineTable.SPEC, "raw").toString());
    String line = "conf/sources/shop/silver.yaml: orders: 9 of 11 rows refused (allowed 5.0 %)";
    assertTrue(job.refusals().get(0).startsWith(line), job.refusals().toString());

    // A retry that finds nothing new must not turn red into green.
    job = fixture.ingest();
    assertTrue(fixture.result.unchanged());
    assertTrue(job.refusals().get(0).startsWith(line), job.refusals().toString());
  }

  @Test
  void whatIsMendedLeavesQuarantine() throws IOException {
    fixture.land("heads.csv", HEADER + SOUND + "o2,,2025-01-01 10:00:00,paid,6.00,\n");
    fixture.ingest();
    assertEquals(List.of("missing_value:store_id"), quarantined());

    fixture.land("heads2.csv", HEADER + "o2,s2,2025-01-01 10:00:00,paid,6.00,\n");
    IngestJob job = fixture.ingest();
    assertEquals(List.of(), quarantined());
    assertEquals(List.of("o1|5.00|2025-01-01 02:00:05", "o2|6.00|null"), orders());
    assertEquals(List.of("orders|2|1|0|1", "orders|2|2|0|0"), account().stream().sorted().toList());
    assertFalse(job.refusedTooMuch(), job.refusals().toString());
  }

  @Test
  void ofSeveralRowsOfOneKeyEqualOnesCountOnceAndOthersAreRefused() throws IOException {
    // Equal in the type of the table, and three records of the feed.
    fixture.edit("sources/shop/heads.yaml", "key: [order_id]", "key: [order_id, sum]");
    fixture.edit(
        "sources/shop/heads.yaml",
        "from: sum, type: string",
        "from: sum, type: string, required: true");
    fixture.land(
        "heads.csv",
        HEADER
            + SOUND
            + "o2,s1,2025-01-01 10:00:00,paid,5.00,\n"
            + "o2,s1,2025-01-01 10:00:00,paid,5.000,\n"
            + "o2,s1,2025-01-01 10:00:00,paid,5,\n"
            + "o3,s1,2025-01-01 10:00:00,paid,7.00,\n"
            + "o3,s1,2025-01-01 10:00:00,paid,8.00,\n"
            + "o3,s1,2025-01-01 10:00:00,paid,abc,\n");
    fixture.ingest();
    assertEquals(List.of("o1|5.00|2025-01-01 02:00:05", "o2|5.00|null"), orders());
    assertEquals(
        List.of(
            "bad_money:amount=abc",
            "key_not_unique:platform=jd, order_id=o3, store_id=s1 (2 rows)",
            "key_not_unique:platform=jd, order_id=o3, store_id=s1 (2 rows)"),
        quarantined());
    // 7 rows: o1 and one of o2; two more of o2; three of o3
    assertEquals(List.of("orders|7|2|2|3"), account());
  }

  @Test
  void aKeyOfAnotherTypeIsTheSameKey() throws IOException {
    fixture
        .conf(
            "sources/shop/silver.yaml",
            SQL.replace("order_id, store_id", "order_id, CAST(store_id AS INT) AS store_id"))
        .land("heads.csv", HEADER + SOUND.replace("s1", "17"));
    fixture.ingest();
    assertEquals(
        List.of("17|true"),
        fixture.rows(
            OrdersTable.SPEC, "store_id", "key_hash = xxhash64(platform, order_id, store_id)"));
  }

  @Test
  void ratingsAreHalvesFromOneToFiveAndADeletedReviewNeedsNone() throws IOException {
    fixture
        .conf(
            "sources/shop/silver.yaml",
            "reviews: SELECT order_id AS review_id, store_id, sum AS rating, ordered_at AS"
                + " created_at, state = 'deleted' AS is_deleted FROM heads\n")
        .land(
            "heads.csv",
            HEADER
                + "r1,s1,2025-01-01 10:00:00,,4.5,\n"
                + "r2,s1,2025-01-01 10:00:00,,4.3,\n"
                + "r3,s1,2025-01-01 10:00:00,,6,\n"
                + "r4,s1,2025-01-01 10:00:00,,,\n"
                + "r5,s1,2025-01-01 10:00:00,deleted,,\n"
                + "r6,s1,2025-01-01 10:00:00,,0,\n");
    fixture.ingest();
    assertEquals(
        List.of("r1|4.5", "r5|null"), fixture.rows(ReviewsTable.SPEC, "review_id", "rating"));
    assertEquals(
        List.of(
            "bad_rating:rating=0",
            "bad_rating:rating=4.3",
            "bad_rating:rating=6",
            "missing_value:rating"),
        quarantined());
    assertEquals(List.of("reviews|6|2|0|4"), account());
  }
}
