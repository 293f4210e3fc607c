package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Entity;
import io.storegauge.config.Feed;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.QuarantineTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every entity through its generic mapping. */
class EntityIngestTest {
  @TempDir Path dir;

  /** A file with a value in every column that the mapping knows, and one of the least. */
  @Test
  void everyEntityGoesFromAFileToItsTable() throws IOException {
    LandingLake fixture = new LandingLake(dir);
    List<Feed> feeds = fixture.conf().sources().get("generic").feeds();
    assertEquals(
        java.util.Arrays.stream(Entity.values()).map(e -> e.spec().name()).sorted().toList(),
        feeds.stream().map(Feed::entity).sorted().toList());
    for (Feed f : feeds) {
      boolean json = f.format() == Feed.Format.JSONL;
      fixture.land(
          "jd/" + f.entity() + "/2026-01-10/" + f.entity() + "-1." + (json ? "jsonl" : "csv"),
          json
              ? object(f, "1", true) + object(f, "2", false)
              : header(f) + row(f, "1", true) + row(f, "2", false));
    }
    fixture.ingest();

    assertEquals(List.of(), fixture.rows(QuarantineTable.SPEC, "file", "reasons"));
    for (Feed f : feeds) {
      TableSpec table = Entity.find(f.entity()).orElseThrow().spec();
      List<String> columns = List.copyOf(f.columns().keySet());
      List<String> full =
          fixture.rows(table, columns.stream().map(c -> c + " IS NOT NULL").toArray(String[]::new));
      assertEquals(2, full.size(), f.entity());
      assertEquals(
          columns.stream().map(c -> "true").collect(Collectors.joining("|")),
          full.get(1),
          f.entity());
    }
  }

  private static String header(Feed f) {
    return f.columns().values().stream()
        .map(c -> c.from().get(0))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String row(Feed f, String id, boolean all) {
    return f.columns().values().stream()
        .map(c -> all || c.required() ? value(c, id) : "")
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String object(Feed f, String id, boolean all) {
    return f.columns().values().stream()
        .filter(c -> all || c.required())
        .map(c -> String.format("\"%s\": \"%s\"", c.from().get(0), value(c, id)))
        .collect(Collectors.joining(", ", "{", "}\n"));
  }

  private static String value(Feed.FeedColumn c, String id) {
    if (!c.values().isEmpty()) {
      return c.values().keySet().iterator().next();
    }
    return switch (c.type()) {
      case STRING, ID, TEXT, BUYER -> "x" + id;
      case INTEGER -> id;
      case MONEY -> id + ".50";
      case REAL -> "0.125";
      case DURATION -> "8分48秒";
      case RATING -> "4.5";
      case TIMESTAMP -> "2026-01-09 10:00:00";
      case END_OF_DAY, DATE -> "2026-01-0" + id;
      case BOOLEAN -> "true";
    };
  }

  /**
   * Newer versions win by key, whatever the table; what lies beyond its day of export is a slip.
   */
  @Test
  void casesChangeAndDaysOfTheFutureAreRefused() throws IOException {
    LandingLake fixture = new LandingLake(dir);
    String cases = "store_id,case_id,kind,opened_at,resolved_at,refund_amount\n";
    fixture.land(
        "jd/after_sales/2026-01-10/after_sales-1.csv",
        cases + "s1,c1,refund_only,2026-01-09 10:00:00,,\n");
    fixture.land(
        "jd/after_sales/2026-01-11/after_sales-1.csv",
        cases + "s1,c1,return_refund,2026-01-09 10:00:00,2026-01-10 12:00:00,20.5\n");
    String traffic = "store_id,traffic_date,channel,visitors\n";
    fixture.land(
        "jd/traffic/2026-01-10/traffic-1.csv",
        traffic + "s1,2026-01-09,search,100\ns1,2026-01-11,search,5\ns1,2026-01-12,search,7\n");
    fixture.ingest();

    assertEquals(
        List.of("c1|return_refund|2026-01-10 04:00:00|20.50|CNY"),
        fixture.rows(
            AfterSalesTable.SPEC,
            "case_id",
            "kind",
            "string(resolved_at)",
            "refund_amount",
            "currency"));
    assertEquals(
        List.of("2026-01-09|search|100", "2026-01-11|search|5"),
        fixture.rows(TrafficTable.SPEC, "traffic_date", "channel", "visitors"));
    assertEquals(
        List.of("3|after_export:traffic_date"),
        fixture.rows(QuarantineTable.SPEC, "record_number", "reasons[0]"));
  }

  @Test
  void sharesAndDurationsAreReadAsConsolesWriteThem() throws IOException {
    LandingLake fixture = new LandingLake(dir, "shop");
    fixture.conf(
        "sources/shop/agents.yaml",
        """
        entity: service_agent_days
        files: agents.csv
        format: csv
        cells: console
        platform: douyin
        columns:
          store_id: {constant: s1, type: string}
          agent_id: {from: 客服昵称, type: string, required: true}
          service_date: {from: 日期, type: date, required: true, patterns: [yyyy/M/d]}
          reply_3min_rate: {from: 3分钟人工回复率, type: real, min: 0, max: 1}
          response_seconds_mean: {from: 平均响应时长, type: duration, min: 0}
          sessions: {from: 接待量, type: integer}
        """);
    fixture.land(
        "agents.csv",
        "客服数据,2026-01\n日期,客服昵称,3分钟人工回复率,平均响应时长,接待量\n"
            + "2026/1/5,小蜜,98.5%,8分48秒,1.2万\n2026/1/6,小蜜,0.5,35.25,-\n"
            + "2026/1/7,小蜜,130%,快,1\n合计,,99%,,\n");
    fixture.ingest();

    assertEquals(
        List.of("2026-01-05|0.985|528.0|12000", "2026-01-06|0.5|35.25|null"),
        fixture.rows(
            ServiceAgentDaysTable.SPEC,
            "service_date",
            "reply_3min_rate",
            "response_seconds_mean",
            "sessions"));
    assertEquals(
        List.of("out_of_range:reply_3min_rate=130%, bad_duration:response_seconds_mean=快"),
        fixture.rows(QuarantineTable.SPEC, "array_join(reasons, ', ')"));
  }
}
