package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.DaySet;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.RunLogFilesTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that have other columns than their mapping. */
class FileDriftTest {
  private static final String ORDERS = "jd/orders/2026-01-06/orders-1.csv";
  private static final String REVIEWS = "jd/reviews/2026-01-06/reviews-1.jsonl";

  @TempDir Path dir;
  private LandingLake fixture;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    fixture = new LandingLake(dir);
  }

  private void ingest() {
    warnings.clear();
    Progress progress =
        new Progress() {
          @Override
          public void doing(String what) {}

          @Override
          public void warn(String what) {
            warnings.add(what);
          }
        };
    new IngestJob(List.of(fixture.source), fixture.landing.toString(), seconds -> {})
        .run(new JobContext(fixture.lake, fixture.conf(), DaySet.ALL, "run", progress));
  }

  private long warningsAbout(String text) {
    return warnings.stream().filter(w -> w.contains(text)).count();
  }

  @Test
  void aNewColumnIsKeptUnlessItSpeaksOfAPersonAndIsReportedOnce() throws IOException {
    String header = "order_id,store_id,status,amount,ordered_at,gift \"wrap\",收件人手机号,empty\n";
    fixture.land(
        ORDERS,
        header.replace("gift \"wrap\"", "\"gift \"\"wrap\"\"\"")
            + "o1,s1,paid,10.00,2026-01-05 10:00:00,\"red\n\"\"silk\"\"\",13800000000, \n"
            + "o2,s1,paid,10.00,2026-01-05 10:00:00,,13800000000,\n");
    ingest();
    assertEquals(
        List.of("o1|{\"gift \\\"wrap\\\"\":\"red\\u000a\\\"silk\\\"\"}", "o2|null"),
        fixture.rows(OrdersTable.SPEC, "order_id", "_extra"));
    assertEquals(
        List.of("null", "red\n\"silk\""),
        fixture.rows(OrdersTable.SPEC, "map_values(from_json(_extra, 'map<string,string>'))[0]"));
    assertEquals(
        List.of("gift \"wrap\", 收件人手机号, empty"),
        fixture.rows(RunLogFilesTable.SPEC, "unknown_columns"));
    assertEquals(
        1, warningsAbout("generic/orders.yaml does not know: gift \"wrap\", 收件人手机号, empty."));

    fixture.land(
        "jd/orders/2026-01-07/orders-1.csv",
        "order_id,store_id,status,amount,ordered_at,empty,later\n"
            + "o3,s1,paid,10.00,2026-01-05 10:00:00,now,1\n");
    ingest();
    assertEquals(1, warningsAbout("does not know: later."));
    assertEquals(0, warningsAbout("empty"));
    assertEquals(
        List.of("{\"empty\":\"now\",\"later\":\"1\"}"),
        fixture
            .lake
            .read(OrdersTable.SPEC)
            .where("order_id = 'o3'")
            .select("_extra")
            .collectAsList()
            .stream()
            .map(r -> r.getString(0))
            .toList());
  }

  @Test
  void aNewFieldOfJsonIsKeptAsItsText() throws IOException {
    fixture.land(
        REVIEWS,
        "{\"review_id\":\"r1\",\"store_id\":\"s1\",\"rating\":5,\"created_at\":\"2026-01-05 10:00:00\","
            + "\"helpful\":3,\"tags\":[\"快\",\"好\"],\"nick\":\"小明\",\"nothing\":null}\n");
    ingest();
    assertEquals(
        List.of("{\"helpful\":\"3\",\"tags\":\"[\\\"快\\\",\\\"好\\\"]\"}"),
        fixture.rows(ReviewsTable.SPEC, "_extra"));
    assertEquals(1, warningsAbout("does not know: helpful, tags, nick, nothing."));
  }

  @Test
  void ignoredColumnsAreNeitherKeptNorReportedAndDroppedOnesOnlyReported() throws IOException {
    fixture.edit(
        "sources/generic/orders.yaml",
        "format: csv\n",
        "format: csv\nignore: [known]\nunknown_columns: drop\n");
    fixture.land(
        ORDERS,
        "order_id,store_id,status,amount,ordered_at,known,new\n"
            + "o1,s1,paid,10.00,2026-01-05 10:00:00,a,b\n");
    ingest();
    assertEquals(List.of("null"), fixture.rows(OrdersTable.SPEC, "_extra"));
    assertEquals(List.of("new"), fixture.rows(RunLogFilesTable.SPEC, "unknown_columns"));
    assertEquals(1, warningsAbout("does not know: new. They are dropped."));
  }

  @Test
  void aMissingOptionalColumnIsNullAndReportedOnce() throws IOException {
    String file =
        "order_id,store_id,status,amount,ordered_at\no1,s1,paid,10.00,2026-01-05 10:00:00\n";
    fixture.land(ORDERS, file);
    ingest();
    assertEquals(1, warningsAbout("buyer_key, item_count, product_id"));
    assertEquals(List.of("null"), fixture.rows(OrdersTable.SPEC, "paid_at"));
    fixture.land("jd/orders/2026-01-07/orders-1.csv", file);
    ingest();
    assertEquals(List.of(), warnings);
  }

  @Test
  void aMissingRequiredColumnRefusesTheFileWithWhatItHasAndWhatIsNear() throws IOException {
    fixture.land(
        ORDERS, "order_id,store_id,state,ammount,ordered_at\no1,s1,paid,10.00,2026-01-05\n");
    ingest();
    assertEquals(
        List.of(
            "0|no_header:lacks status, amount; perhaps state for status, ammount for amount;"
                + " columns found: order_id, store_id, state, ammount, ordered_at"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "reasons[0]"));
  }
}
