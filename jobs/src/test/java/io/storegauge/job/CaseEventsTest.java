package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.ProductsTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.ServiceAgentsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficTable;
import io.storegauge.table.ViolationsTable;
import io.storegauge.table.WaybillsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  private static final String AGENT_DAYS =
      "store_id,agent_id,service_date,human_turns,response_seconds_mean\n";
  private static final String VIOLATIONS = "store_id,violation_id,kind,points,occurred_at\n";
  private static final String WAYBILLS = "store_id,order_id,waybill_no,picked_up_at,next_day\n";
  private static final String PRODUCTS = "store_id,product_id,snapshot_date,info_score\n";
  private static final String AGENTS = "store_id,agent_id,snapshot_date,gold_certified\n";
  private static final String ROBOTS = "store_id,session_id,is_human,started_at\n";

  /** Files by path: each day's export. */
  private static final String[][] FILES = {
    {"douyin/orders/2025-01-05/orders-0.csv", ORDERS},
    {"douyin/service_sessions/2025-01-21/service_sessions-0.csv", SESSIONS},
    {"douyin/after_sales/2025-02-07/after_sales-0.csv", OPENED},
    {"douyin/traffic/2025-02-07/traffic-0.csv", TRAFFIC},
    {"douyin/after_sales/2025-02-09/after_sales-0.csv", REFUNDED},
    {
      "douyin/service_agent_days/2025-01-22/service_agent_days-0.csv",
      AGENT_DAYS + "s1,a1,2025-01-18,10,20\ns1,a1,2025-01-20,10,20\n"
    },
    {
      "douyin/violations/2025-02-10/violations-0.csv",
      VIOLATIONS + "s1,v1,misconduct,2.5,2025-02-03 12:00:00\n"
    },
    {"douyin/waybills/2025-02-10/waybills-0.csv", WAYBILLS + "s1,o1,w1,2025-01-02 09:00:00,true\n"},
    {"douyin/products/2025-02-10/products-0.csv", PRODUCTS + "s1,p1,2025-02-09,50\n"},
    {"douyin/service_agents/2025-02-10/service_agents-0.csv", AGENTS + "s1,a1,2025-02-08,true\n"},
    // A case that turns out to be of another day and about another order.
    {
      "douyin/after_sales/2025-02-07/after_sales-1.csv",
      CASES + "s1,c2,o1,return_refund,damage,2025-01-10 12:00:00,,,,\n"
    },
    {
      "douyin/after_sales/2025-02-13/after_sales-0.csv",
      CASES + "s1,c2,o2,return_refund,damage,2025-01-11 12:00:00,,,,\n"
    },
    // A session that turns out to be a robot's.
    {
      "douyin/service_sessions/2025-02-14/service_sessions-0.csv",
      ROBOTS + "s1,t4,false,2025-01-18 12:00:00\n"
    },
    {
      "douyin/service_sessions/2025-01-21/service_sessions-1.csv",
      ROBOTS + "s1,t4,true,2025-01-18 12:00:00\n"
    },
    // An order that turns out to be paid a day later.
    {
      "douyin/orders/2025-02-15/orders-0.csv",
      ORDERS.substring(0, ORDERS.indexOf('\n') + 1)
          + "o2,s1,b2,paid,10.00,2025-01-02 10:00:00,2025-01-03 10:05:00,,\n"
    },
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
    LandingLake inOrder =
        run(
            "a",
            new int[] {0},
            new int[] {1, 5, 13},
            new int[] {2, 3, 10},
            new int[] {4, 6, 7, 8, 9},
            new int[] {11, 12, 14});
    LandingLake backfill =
        run(
            "b",
            new int[] {4, 11, 12, 14},
            new int[] {3, 5, 9},
            new int[] {0, 1, 2},
            new int[] {7, 10, 13},
            new int[] {6, 8});
    LandingLake atOnce = run("c", IntStream.range(0, FILES.length).toArray());
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
    assertEquals("1 0", facts(inOrder, "2025-01-03", "help_base_orders", "help_events"));
    assertEquals("1 0", facts(inOrder, "2025-01-03", "reasoned_orders", "refunded_orders"));
    assertEquals("1 172800", facts(inOrder, "2025-02-08", "completed_refunds", "refund_seconds"));

    // The session by day stands for the agents' sums, the robot's does not.
    assertEquals("2", facts(inOrder, "2025-01-20", "chat_turns"));
    assertEquals("10", facts(inOrder, "2025-01-18", "chat_turns"));
    assertEquals("2500 1", facts(inOrder, "2025-02-03", "violation_points", "misconduct_acts"));
    assertEquals("1 1", facts(inOrder, "2025-01-02", "waybills", "next_day_waybills"));
    assertEquals("1", facts(inOrder, "2025-02-08", "gold_agents"));
    assertEquals("1", facts(inOrder, "2025-02-09", "low_info_products"));
    // As-of days reach to the last day of anything.
    assertEquals(
        List.of("2025-01-01|2025-02-09"),
        inOrder.rows(StoreMetricsTable.SPEC, "min(as_of)", "max(as_of)"));

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
            // 30 days after the payment of o2, and 29 after the arrival of o1, 31 after its
            // payment.
            + "s1,t2,o2,true,2025-02-01 12:00:00\n"
            + "s1,t3,o1,true,2025-02-01 12:00:00\n");
    fixture.ingest();
    // Opened, answered, resolved; of the order: placed and paid, delivered, completed.
    assertEquals(
        DaySet.parse("2025-01-01..2025-01-01,2025-01-03..2025-01-04,2025-02-06..2025-02-08"),
        changed(fixture, AfterSalesTable.SPEC));
    assertEquals(DaySet.parse("2025-02-08..2025-02-08"), changed(fixture, TrafficTable.SPEC));
    assertEquals(
        DaySet.parse("2025-01-02..2025-01-03,2025-02-01..2025-02-01"),
        changed(fixture, ServiceSessionsTable.SPEC));
    StageResult result = new FactsJob().run(fixture.context());
    // January from its first changed day on, and February likewise.
    assertEquals(31 + 28, result.daysChanged());
  }

  @Test
  void everyTableMarksTheDaysOfItsOwnRows() throws IOException {
    LandingLake fixture = new LandingLake(dir.resolve("a"));
    fixture.land("jd/orders/2025-01-05/orders-0.csv", ORDERS);
    for (int file : new int[] {1, 2, 5, 6, 7, 8, 9}) {
      fixture.land(FILES[file][0], FILES[file][1]);
    }
    fixture.ingest();
    land(fixture, "douyin", "service_agent_days", AGENT_DAYS + "s1,a2,2025-01-25,1,1\n");
    land(fixture, "douyin", "violations", VIOLATIONS + "s1,v2,,1,2025-02-04 00:30:00\n");
    land(fixture, "douyin", "waybills", WAYBILLS + "s1,o1,w2,2025-01-05 23:30:00,true\n");
    land(fixture, "douyin", "products", PRODUCTS + "s1,p1,2025-02-07,50\n");
    land(fixture, "douyin", "service_agents", AGENTS + "s1,a1,2025-02-06,true\n");
    land(fixture, "douyin", "after_sales", CASES + "s1,c3,,dispute,,2025-02-01 12:00:00,,,,\n");
    // JD does not ask who sought the merchant, but a slow reply counts for the order's own days.
    land(
        fixture,
        "jd",
        "service_sessions",
        "store_id,session_id,order_id,is_human,started_at\ns1,t9,o2,true,2025-01-10 12:00:00\n");
    fixture.ingest();
    assertEquals("2025-01-25..2025-01-25", changed(fixture, ServiceAgentDaysTable.SPEC).toString());
    assertEquals("2025-02-04..2025-02-04", changed(fixture, ViolationsTable.SPEC).toString());
    // And of the other parcel of the order.
    assertEquals(
        DaySet.parse("2025-01-02..2025-01-02,2025-01-05..2025-01-05"),
        changed(fixture, WaybillsTable.SPEC));
    assertEquals("2025-02-07..2025-02-07", changed(fixture, ProductsTable.SPEC).toString());
    assertEquals("2025-02-06..2025-02-06", changed(fixture, ServiceAgentsTable.SPEC).toString());
    // Opened, and due to be answered.
    assertEquals(
        DaySet.parse("2025-02-01..2025-02-01,2025-02-06..2025-02-06"),
        changed(fixture, AfterSalesTable.SPEC));
    assertEquals(
        DaySet.parse("2025-01-02..2025-01-02,2025-01-10..2025-01-10"),
        changed(fixture, ServiceSessionsTable.SPEC));
  }

  private static void land(LandingLake fixture, String platform, String feed, String text)
      throws IOException {
    fixture.land(platform + "/" + feed + "/2025-02-12/" + feed + "-0.csv", text);
  }

  private static DaySet changed(LandingLake fixture, TableSpec table) {
    return fixture.lake.lastNote(table).orElseThrow().days(CommitNote.CHANGED);
  }
}
