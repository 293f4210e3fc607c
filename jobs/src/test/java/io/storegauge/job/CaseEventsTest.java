package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases, chats and traffic that come after the orders they speak of. */
class CaseEventsTest {
  private static final String ORDERS =
      "order_id,store_id,buyer_id,status,amount,ordered_at,paid_at,delivered_at,completed_at\n"
          + "o1,s1,b1,completed,10.00,2025-01-01 10:00:00,2025-01-01 10:05:00,2025-01-03 10:00:00,"
          + "2025-01-04 10:00:00\n"
          + "o2,s1,b2,paid,10.00,2025-01-02 10:00:00,2025-01-02 10:05:00,,\n";
  private static final String CASES =
      "store_id,case_id,order_id,kind,reason,opened_at,seller_responded_at,resolved_at,"
          + "refund_amount,liability\n";
  private static final String OPENED =
      CASES + "s1,c1,o1,refund_only,quality,2025-02-06 12:00:00,,,,\n";
  private static final String REFUNDED =
      CASES
          + "s1,c1,o1,refund_only,quality,2025-02-06 12:00:00,2025-02-07 12:00:00,"
          + "2025-02-08 12:00:00,5.00,seller\n";
  private static final String SESSIONS =
      "store_id,session_id,order_id,is_human,started_at,turn_count,response_seconds_sum\n"
          + "s1,t1,o2,true,2025-01-20 12:00:00,2,60\n";
  private static final String TRAFFIC =
      "store_id,traffic_date,channel,visitors,orders\ns1,2025-01-15,search,100,5\n";

  /** Files by path: each day's export. */
  private static final String[][] FILES = {
    {"douyin/orders/2025-01-05/orders-0.csv", ORDERS},
    {"douyin/service_sessions/2025-01-21/service_sessions-0.csv", SESSIONS},
    {"douyin/after_sales/2025-02-07/after_sales-0.csv", OPENED},
    {"douyin/traffic/2025-02-07/traffic-0.csv", TRAFFIC},
    {"douyin/after_sales/2025-02-09/after_sales-0.csv", REFUNDED},
  };

  @TempDir Path dir;

  /** Lands files batch by batch and runs all stages after each. */
  private LandingLake run(String name, int[]... batches) throws IOException {
    LandingLake fixture = new LandingLake(dir.resolve(name));
    for (int[] batch : batches) {
      for (int file : batch) {
        fixture.land(FILES[file][0], FILES[file][1]);
      }
      fixture.ingest();
      new FactsJob().run(fixture.context());
      new StoreMetricsJob().run(fixture.context());
    }
    return fixture;
  }

  private static List<String> table(LandingLake fixture, TableSpec table) {
    List<String> columns = new ArrayList<>(table.columnNames());
    columns.replaceAll(c -> c.equals("delivery_histogram") ? "hex(" + c + ")" : c);
    return fixture.rows(table, columns.toArray(new String[0]));
  }

  private static String facts(LandingLake fixture, String day, String... facts) {
    return fixture
        .lake
        .read(StoreDayTable.SPEC)
        .where("date = '" + day + "'")
        .selectExpr(facts)
        .first()
        .mkString(" ");
  }

  @Test
  void runsInAnyOrderEndInTheSameTables() throws IOException {
    LandingLake inOrder = run("a", new int[] {0}, new int[] {1}, new int[] {2, 3}, new int[] {4});
    LandingLake backfill = run("b", new int[] {4}, new int[] {1, 3}, new int[] {0, 2});
    LandingLake atOnce = run("c", new int[] {0, 1, 2, 3, 4});
    for (TableSpec t : List.of(StoreDayTable.SPEC, StoreMetricsTable.SPEC)) {
      assertFalse(table(atOnce, t).isEmpty());
      assertEquals(table(atOnce, t), table(inOrder, t), t.name());
      assertEquals(table(atOnce, t), table(backfill, t), t.name());
    }
    assertEquals(
        "1 1 1",
        facts(
            inOrder,
            "2025-01-03",
            "delivered_orders",
            "quality_return_orders",
            "negative_feedback_orders"));
    assertEquals("1 1", facts(inOrder, "2025-01-01", "refunded_orders", "help_base_orders"));
    // The buyer of o2 asked an agent.
    assertEquals("1 0", facts(inOrder, "2025-01-02", "help_base_orders", "help_events"));
    assertEquals("1 172800", facts(inOrder, "2025-02-08", "completed_refunds", "refund_seconds"));

    long version = inOrder.lake.version(StoreDayTable.SPEC);
    assertTrue(new FactsJob().run(inOrder.context()).unchanged());
    assertTrue(new StoreMetricsJob().run(inOrder.context()).unchanged());
    assertEquals(version, inOrder.lake.version(StoreDayTable.SPEC));
  }

  @Test
  void aChangeTouchesTheDaysItCountsForAndNoOther() throws IOException {
    LandingLake fixture = run("a", new int[] {0, 1, 2, 3});
    fixture.land(FILES[4][0], FILES[4][1]);
    fixture.land(
        "douyin/traffic/2025-02-09/traffic-0.csv",
        "store_id,traffic_date,channel,visitors,orders\ns1,2025-02-08,search,10,1\n");
    fixture.land(
        "douyin/service_sessions/2025-02-09/service_sessions-0.csv",
        "store_id,session_id,order_id,is_human,started_at\n"
            // 30 days after the payment of o2, and 31.
            + "s1,t2,o2,true,2025-02-01 12:00:00\n"
            + "s1,t3,o1,true,2025-02-01 12:00:00\n");
    fixture.ingest();
    // Opened, answered, resolved, due to be answered as if it were a dispute; of the order: placed
    // and paid, delivered, completed.
    assertEquals(
        DaySet.parse(
            "2025-01-01..2025-01-01,2025-01-03..2025-01-04,2025-02-06..2025-02-08,"
                + "2025-02-11..2025-02-11"),
        changed(fixture, AfterSalesTable.SPEC));
    assertEquals(DaySet.parse("2025-02-08..2025-02-08"), changed(fixture, TrafficTable.SPEC));
    assertEquals(
        DaySet.parse("2025-01-02..2025-01-02,2025-02-01..2025-02-01"),
        changed(fixture, ServiceSessionsTable.SPEC));
    StageResult result = new FactsJob().run(fixture.context());
    // January from its first changed day on, and February likewise.
    assertEquals(31 + 28, result.daysChanged());
  }

  private static DaySet changed(LandingLake fixture, TableSpec table) {
    return fixture.lake.lastNote(table).orElseThrow().days(CommitNote.CHANGED);
  }
}
