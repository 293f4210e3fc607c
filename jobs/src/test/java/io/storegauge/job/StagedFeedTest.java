package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.ingest.Target;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that reach silver through SQL: lines of orders and the orders themselves. */
class StagedFeedTest {
  private static final String SQL =
      "orders: SELECT h.order_id, h.store_id, 'paid' AS status, l.amount, h.ordered_at"
          + " FROM heads h JOIN lines l ON l.order_id = h.order_id\n";
  private static final String LINES =
      """
      files: lines-*.csv
      format: csv
      platform: jd
      key: [line_id]
      columns:
        line_id: {from: line, type: string, required: true}
        order_id: {from: order, type: string, required: true}
        amount: {from: amount, type: money, required: true}
      """;

  @TempDir Path dir;
  private LandingLake fixture;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new LandingLake(dir, "shop");
    fixture
        .conf(
            "sources/shop/heads.yaml",
            """
            files: heads.csv
            format: csv
            platform: jd
            key: [order_id]
            columns:
              order_id: {from: order, type: string, required: true}
              store_id: {from: store, type: string, required: true}
              ordered_at: {from: at, type: timestamp}
            """)
        .conf("sources/shop/lines.yaml", LINES)
        .conf("sources/shop/silver.yaml", SQL)
        .land("heads.csv", "order,store,at\no1,s1,2025-01-01 10:00:00\no2,s1,2025-01-02 10:00:00\n")
        .land("lines-1.csv", "line,order,amount,seen\nl1,o1,5.00,2025-01-03 00:00:00\n")
        .land("lines-2.csv", "line,order,amount,seen\nl2,o2,7.00,2025-01-04 00:00:00\n");
  }

  private TableSpec lines() {
    return fixture.conf().sources().get("shop").feeds().stream()
        .filter(f -> f.name().equals("lines"))
        .map(f -> Target.of(f).spec())
        .findFirst()
        .orElseThrow();
  }

  private StoregaugeException refused() {
    return assertThrows(StoregaugeException.class, () -> fixture.ingest());
  }

  @Test
  void aChangedMappingMakesTheStagedTableAnew() throws IOException {
    fixture.ingest();
    assertEquals(
        List.of("o1|5.00", "o2|7.00"), fixture.rows(OrdersTable.SPEC, "order_id", "amount"));

    // A new column; a file is gone.
    Files.delete(fixture.landing.resolve("lines-2.csv"));
    fixture
        .conf("sources/shop/lines.yaml", LINES + "  seen_at: {from: seen, type: timestamp}\n")
        .land("lines-3.csv", "line,order,amount,seen\nl3,o1,1.00,2025-01-05 00:00:00\n")
        .conf(
            "sources/shop/silver.yaml",
            SQL.replace("l.amount,", "l.amount, l.seen_at AS paid_at,")
                .replace("= h.order_id", "= h.order_id AND l.line_id = 'l1'"));
    fixture.ingest();
    assertEquals(
        List.of("l1|2025-01-02 16:00:00", "l3|2025-01-04 16:00:00"),
        fixture.rows(lines(), "line_id", "date_format(seen_at, 'yyyy-MM-dd HH:mm:ss')"));
    assertTrue(fixture.lake.hasShapeOf(lines()));
    assertEquals(
        List.of("o1|2025-01-02 16:00:00", "o2|null"),
        fixture.rows(OrdersTable.SPEC, "order_id", "date_format(paid_at, 'yyyy-MM-dd HH:mm:ss')"));

    // And back: a time column goes, amount becomes text.
    fixture
        .conf("sources/shop/lines.yaml", LINES.replace("type: money", "type: string"))
        .conf(
            "sources/shop/silver.yaml",
            SQL.replace("= h.order_id", "= h.order_id AND line_id = 'l3'"));
    fixture.ingest();
    assertEquals(List.of("l1|5.00", "l3|1.00"), fixture.rows(lines(), "line_id", "amount"));
    assertTrue(fixture.lake.hasShapeOf(lines()));
    fixture.ingest();
    assertTrue(fixture.result.unchanged());
  }

  @Test
  void aChangedMappingWithoutAnyOfItsFilesIsAClearError() throws IOException {
    fixture.ingest();
    Files.delete(fixture.landing.resolve("lines-1.csv"));
    Files.delete(fixture.landing.resolve("lines-2.csv"));
    fixture.conf("sources/shop/lines.yaml", LINES + "  seen_at: {from: seen, type: timestamp}\n");
    fixture.land("heads.csv", "order,store,at\no1,s2,2025-01-01 10:00:00\n");
    StoregaugeException e = refused();
    assertTrue(
        e.getMessage().startsWith("bronze.shop_lines has other columns than its mapping"),
        e.getMessage());
  }

  @Test
  void rowsOfOneKeyThatAQueryMultipliesAreRefusedUntilItIsMended() throws IOException {
    fixture.land("lines-3.csv", "line,order,amount,seen\nl3,o1,1.00,2025-01-05 00:00:00\n");
    IngestJob job = fixture.ingest();
    assertEquals(List.of("o2|7.00"), fixture.rows(OrdersTable.SPEC, "order_id", "amount"));
    assertEquals(
        List.of(
            "conf/sources/shop/silver.yaml: orders: 2 of 3 rows refused (allowed 5.0 %); see"
                + " gold.quarantine"),
        job.refusals());

    // Once the query is mended, the files are read again and everything is there.
    fixture.conf(
        "sources/shop/silver.yaml", SQL.replace("= h.order_id", "= h.order_id AND line_id < 'l3'"));
    assertEquals(List.of(), fixture.ingest().refusals());
    assertEquals(2, fixture.lake.read(OrdersTable.SPEC).count());
    assertEquals(0, fixture.lake.read(QuarantineTable.SPEC).count());
  }

  @Test
  void whereSeveralPlatformsAreStagedTheQueryNamesTheOneOfEachRow() throws IOException {
    for (String feed : List.of("heads", "lines")) {
      fixture.edit("sources/shop/" + feed + ".yaml", "platform: jd\n", "");
      fixture.edit("sources/shop/" + feed + ".yaml", "files: ", "files: \"{platform}/");
      fixture.edit("sources/shop/" + feed + ".yaml", ".csv\n", ".csv\"\n");
    }
    fixture.land("jd/heads.csv", "order,store,at\no1,s1,2025-01-01 10:00:00\n");
    fixture.land("jd/lines-1.csv", "line,order,amount\nl1,o1,5.00\n");
    fixture.land("olist/heads.csv", "order,store,at\no1,s1,2025-01-01 10:00:00\n");
    fixture.land("olist/lines-1.csv", "line,order,amount\nl1,o1,7.00\n");
    StoregaugeException e = refused();
    assertEquals(
        "conf/sources/shop/silver.yaml: orders: the query gives no platform, which silver.orders"
            + " cannot do without. Nothing was read or written; select it.",
        e.getMessage());

    fixture.conf(
        "sources/shop/silver.yaml",
        SQL.replace("SELECT ", "SELECT h.platform, ")
            .replace("= h.order_id", "= h.order_id AND l.platform = h.platform"));
    fixture.ingest();
    assertEquals(
        List.of("jd|o1|5.00|CNY|2025-01-01 02:00:00", "olist|o1|7.00|BRL|2025-01-01 13:00:00"),
        fixture.rows(
            OrdersTable.SPEC, "platform", "order_id", "amount", "currency", "string(ordered_at)"));
  }

  @Test
  void aQueryThatCannotRunStopsBeforeAnythingIsWritten() throws IOException {
    for (String[] wrong :
        new String[][] {
          {"orders: SELECT order_idd FROM heads\n", "order_idd"},
          {"orders: SELEC order_id FROM heads\n", "This is not SQL"},
          {"orders: SELECT * FROM head\n", "head"},
          {"orders: DROP VIEW heads\n", "Only queries are answered"},
          {"orders: SELECT order_id FROM heads\n", "gives no store_id, status, amount, ordered_at"},
          {SQL.replace("l.amount", "l.amount, 1 AS statuss"), "no column statuss"},
          {SQL.replace("l.amount", "STRUCT(l.amount) AS amount"), "amount"},
        }) {
      fixture.conf("sources/shop/silver.yaml", wrong[0]);
      StoregaugeException e = refused();
      assertTrue(
          e.getMessage().startsWith("conf/sources/shop/silver.yaml: orders: "), e.getMessage());
      assertTrue(e.getMessage().contains(wrong[1]), e.getMessage());
      assertEquals(StoregaugeException.Code.USAGE, e.code(), e.getMessage());
    }
    assertFalse(fixture.lake.exists(lines()));
    assertFalse(fixture.lake.exists(QuarantineTable.SPEC));
  }
}
