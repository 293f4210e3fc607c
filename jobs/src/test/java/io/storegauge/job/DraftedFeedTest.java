package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed.FeedColumn;
import io.storegauge.ingest.FeedDraft;
import io.storegauge.ingest.FileHead;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ReviewsTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts as they are written: the strict loader takes them, and ingest reads the very file. */
class DraftedFeedTest {
  @TempDir Path dir;

  /** Lands a file, drafts its mapping and ingests it with that. */
  private LandingLake ingestWithDraft(String path, byte[] bytes, String platform, Entity entity)
      throws IOException {
    LandingLake fixture = new LandingLake(dir).land(path, bytes);
    FeedDraft.Wish wish = new FeedDraft.Wish(path, platform, entity);
    String draft = FeedDraft.of(head(fixture, path), wish, fixture.conf().sources().values());
    fixture.conf("sources/drafted/records.yaml", draft);
    fixture.source = "drafted";
    fixture.ingest();
    assertEquals(
        List.of(),
        fixture.rows(QuarantineTable.SPEC, "file", "record_number", "reasons"),
        "refused under\n" + draft);
    return fixture;
  }

  private static FileHead head(LandingLake fixture, String path) {
    Path file = fixture.landing.resolve(path);
    return FileHead.of(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
  }

  @Test
  void aConsolesExportWithTitlesAndSums() throws IOException {
    String text =
        "订单报表,,,,,\n"
            + "订单号,下单账号,订单状态,用户实付金额（元）,订单成交时间,商品数量(件)\n"
            + "'260105-001,小明,已发货，待签收,￥19.90,2026/1/5 22:02,1\n"
            + "'260105-002,小红,待发货,\"￥1,020.00\",2026/12/25 7:30,2\n"
            + "合计,,,,,3\n";
    LandingLake fixture =
        ingestWithDraft(
            "pinduoduo/p1/orders/2026-12-26/a.csv",
            text.getBytes(Charset.forName("GB18030")),
            null,
            null);
    assertEquals(
        List.of(
            "260105-001|p1|pinduoduo|shipped|19.90|1|2026-01-05 14:02:00|true",
            "260105-002|p1|pinduoduo|paid|1020.00|2|2026-12-24 23:30:00|true"),
        fixture.rows(
            OrdersTable.SPEC,
            "order_id",
            "store_id",
            "platform",
            "status",
            "amount",
            "item_count",
            "string(ordered_at)",
            "length(buyer_key) = 32"));
  }

  @Test
  void linesOfJsonWithFieldsThatAreKnown() throws IOException {
    String text =
        "{\"review_id\":\"r1\",\"store_id\":\"s1\",\"rating\":5,\"text\":\"好\",\"created_at\":\"2026/1/5\","
            + "\"crawler\":\"v2\"}\n"
            + "{\"review_id\":\"r2\",\"store_id\":\"s1\",\"rating\":4.5,\"created_at\":\"2026-01-06 10:00:00\"}\n";
    LandingLake fixture =
        ingestWithDraft(
            "jd/reviews/2026-01-07/a.jsonl", text.getBytes(StandardCharsets.UTF_8), "jd", null);
    assertEquals(
        List.of("r1|s1|5.0|好|2026-01-04 16:00:00", "r2|s1|4.5|null|2026-01-06 02:00:00"),
        fixture.rows(
            ReviewsTable.SPEC, "review_id", "store_id", "rating", "text", "string(created_at)"));
  }

  @Test
  void headersThatNobodyKnowsByTheirCells() throws IOException {
    String text =
        "Order No;Customer ID;Order State;Total Amount;Created;Phone\n"
            + "A-1001;77;paid;19.90;25/01/2026 10:00;555\n"
            + "A-1002;78;shipped;5.00;26/01/2026 11:30;556\n";
    LandingLake fixture =
        ingestWithDraft(
            "aliexpress/x1/orders/2026-01-27/a.csv",
            text.getBytes(StandardCharsets.UTF_8),
            null,
            Entity.ORDERS);
    assertEquals(
        List.of(
            "A-1001|x1|paid|19.90|2026-01-25 18:00:00",
            "A-1002|x1|shipped|5.00|2026-01-26 19:30:00"),
        fixture.rows(
            OrdersTable.SPEC, "order_id", "store_id", "status", "amount", "string(ordered_at)"));
    assertFalse(
        fixture.rows(OrdersTable.SPEC, "buyer_key").stream().anyMatch(k -> k.contains("77")));
  }

  @Test
  void casesWhoseWordsAreKnownFromAnotherTable() throws IOException {
    String text =
        "售后单号\t订单号\t商品单号\t售后类型\t售后申请时间\t是否极速退款\n"
            + "7001\t1\t6917001\t退货退款\t2026-01-08 10:00:00\t是\n"
            + "7002\t1\t6917002\t换货\t2026-01-08 11:00:00\t否\n";
    LandingLake fixture =
        ingestWithDraft(
            "douyin/s1/after_sales/2026-01-09/a.tsv",
            text.getBytes(StandardCharsets.UTF_8),
            null,
            null);
    assertEquals(
        List.of("7001|1|return_refund|2026-01-08 02:00:00", "7002|1|exchange|2026-01-08 03:00:00"),
        fixture.rows(AfterSalesTable.SPEC, "case_id", "order_id", "kind", "string(opened_at)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b",
        "# x",
        "say \"id\"",
        "null",
        "yes",
        "- x",
        "{a}",
        "[b]",
        "*",
        "&x",
        "%",
        "@id",
        "?",
        "|",
        ">",
        "~",
        "😀",
        "x\\y",
        "it's",
        "a, b",
        "tab\there",
        "编号（新）"
      })
  void headersOfAnyKindMakeAMappingThatLoads(String header) throws IOException {
    LandingLake fixture = new LandingLake(dir);
    String text =
        String.format(
            "\"%s\",State,Total Amount,Created%n123456789012,paid,1.00,2026-01-05%n"
                + "123456789013,%s,2.00,2026-01-06%n",
            header.replace("\"", "\"\""), "\"a: 'b' # \"\"c\"\"\"");
    fixture.land("x.csv", text);
    FeedDraft.Wish wish = new FeedDraft.Wish("x.csv\n", "jd", Entity.ORDERS);
    String draft = FeedDraft.of(head(fixture, "x.csv"), wish, fixture.conf().sources().values());
    fixture.conf("sources/drafted/records.yaml", draft);
    FeedColumn id =
        fixture.conf().sources().get("drafted").feeds().get(0).columns().get("order_id");
    assertEquals(List.of(header.replace('（', '(').replace('）', ')')), id.from(), draft);
  }

  @Test
  void whatNobodyKnowsRefusesTheFileInsteadOfGuessing() throws IOException {
    LandingLake fixture = new LandingLake(dir).land("jd/s1/orders/2026-01-07/a.csv", "x,y\n1,2\n");
    FileHead head = head(fixture, "jd/s1/orders/2026-01-07/a.csv");
    FeedDraft.Wish wish = new FeedDraft.Wish("a.csv", "jd", Entity.ORDERS);
    fixture.conf(
        "sources/drafted/orders.yaml", FeedDraft.of(head, wish, fixture.conf().sources().values()));
    fixture.source = "drafted";
    fixture.ingest();
    assertEquals(
        List.of("0|no_header:lacks ?, ?, ?, ?; cells found: 2"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "reasons[0]"));
  }
}
