package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.model.DaySet;
import io.storegauge.table.FrictionDayTable;
import io.storegauge.table.OrdersTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoreDayTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.WaybillsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waybills that come before, after and between the orders they speak of, months apart. */
class WaybillEventsTest {
  private static final String ORDERS =
      "order_id,store_id,product_id,status,amount,ordered_at,paid_at,ship_due_at,shipped_at,"
          + "delivery_due_at,delivered_at,completed_at\n";
  private static final String WAYBILLS =
      "store_id,order_id,waybill_no,picked_up_at,promised_at,delivered_at,is_abnormal\n";
  private static final String PAID =
      "2025-01-20 09:00:00,2025-01-20 10:00:00,2025-01-22 10:00:00,2025-01-20 12:00:00,"
          + "2025-02-25 22:00:00,,";

  private static final int OTHER = 0;
  private static final int ORDER = 1;
  private static final int SCANNED = 2;
  private static final int SIGNED = 3;
  private static final int SECOND = 4;
  private static final int COMPLETED = 5;
  private static final int ABNORMAL = 6;
  private static final int REVIEW = 7;
  private static final int OTHER_REVIEW = 8;

  /** Files by path: each day's export. */
  private static final String[][] FILES = {
    {
      "douyin/orders/2025-01-26/orders-0.csv",
      ORDERS
          + "o2,s1,p1,delivered,10.00,2025-01-20 09:00:00,2025-01-20 10:00:00,,,"
          + "2025-01-25 22:00:00,2025-01-25 12:00:00,\n"
    },
    {"douyin/orders/2025-01-27/orders-0.csv", ORDERS + "o1,s1,p1,shipped,10.00," + PAID + "\n"},
    {
      "douyin/waybills/2025-01-31/waybills-0.csv",
      WAYBILLS + "s1,o1,w1,2025-01-30 09:00:00,2025-02-02 22:00:00,,\n"
    },
    {
      "douyin/waybills/2025-02-05/waybills-0.csv",
      WAYBILLS + "s1,o1,w1,2025-01-30 09:00:00,2025-02-02 22:00:00,2025-02-02 20:00:00,\n"
    },
    {
      "douyin/waybills/2025-03-03/waybills-0.csv",
      WAYBILLS + "s1,o1,w2,2025-01-30 12:00:00,2025-02-10 22:00:00,2025-03-01 12:00:00,false\n"
    },
    {
      "douyin/orders/2025-03-05/orders-0.csv",
      ORDERS + "o1,s1,p1,completed,10.00," + PAID + "2025-03-04 10:00:00\n"
    },
    {
      "douyin/waybills/2025-03-06/waybills-0.csv",
      WAYBILLS + "s1,o1,w1,2025-01-30 09:00:00,2025-02-02 22:00:00,2025-02-02 20:00:00,true\n"
    },
    {"douyin/reviews/2025-03-12/reviews-0.jsonl", review("r1", "o1", "2025-03-10")},
    {"douyin/reviews/2025-02-01/reviews-0.jsonl", review("r0", "o2", "2025-01-26")},
  };

  private static String review(String id, String order, String day) {
    return "{\"review_id\":\"%s\",\"store_id\":\"s1\",\"order_id\":\"%s\",\"rating\":1,"
            .formatted(id, order)
        + "\"created_at\":\""
        + day
        + " 12:00:00\"}\n";
  }

  @TempDir Path dir;

  private static LandingLake run(LandingLake fixture, int... files) throws IOException {
    for (int file : files) {
      fixture.land(FILES[file][0], FILES[file][1]);
    }
    fixture.ingest();
    new FactsJob().run(fixture.context());
    return fixture;
  }

  private static List<String> table(LandingLake fixture, TableSpec table) {
    List<String> columns = new ArrayList<>(table.columnNames());
    columns.replaceAll(c -> c.equals("delivery_histogram") ? "hex(" + c + ")" : c);
    return fixture.rows(table, columns.toArray(new String[0]));
  }

  /** Days with pickups, promises due and met, and deliveries. */
  private static List<String> days(LandingLake fixture) {
    return fixture
        .rows(
            StoreDayTable.SPEC,
            "date",
            "pickup_orders",
            "delivery_due",
            "delivery_met",
            "delivered_orders")
        .stream()
        .filter(row -> !row.endsWith("|0|0|0|0"))
        .toList();
  }

  private static DaySet changed(LandingLake fixture, TableSpec table) {
    return fixture.lake.lastNote(table).orElseThrow().days(CommitNote.CHANGED);
  }

  @Test
  void ordersAndWaybillsGiveTheSameFactsHoweverTheyCome() throws IOException {
    LandingLake inOrder = new LandingLake(dir.resolve("a"));
    run(inOrder, OTHER, ORDER, OTHER_REVIEW);
    // The seller's click is all that is known of the first order.
    assertEquals(
        List.of("2025-01-20|1|0|0|0", "2025-01-25|0|1|1|1", "2025-02-25|0|1|0|0"), days(inOrder));
    run(inOrder, SCANNED);
    assertEquals(
        List.of("2025-01-25|0|1|1|1", "2025-01-30|1|0|0|0", "2025-02-02|0|1|0|0"), days(inOrder));
    run(inOrder, SIGNED);
    assertEquals(
        List.of("2025-01-25|0|1|1|1", "2025-01-30|1|0|0|0", "2025-02-02|0|1|1|1"), days(inOrder));
    run(inOrder, SECOND);
    List<String> both =
        List.of(
            "2025-01-25|0|1|1|1",
            "2025-01-30|1|0|0|0",
            "2025-02-02|0|1|1|0",
            "2025-02-10|0|1|0|0",
            "2025-03-01|0|0|0|1");
    assertEquals(both, days(inOrder));
    // Its own days, those of its order (paid, due a day and two after it, promised), and those of
    // the other parcel.
    assertEquals(
        DaySet.parse(
            "2025-01-20..2025-01-22,2025-01-30..2025-01-30,2025-02-02..2025-02-02,"
                + "2025-02-10..2025-02-10,2025-02-25..2025-02-25,2025-03-01..2025-03-01"),
        changed(inOrder, WaybillsTable.SPEC));
    run(inOrder, COMPLETED);
    assertEquals(both, days(inOrder));
    assertEquals(
        DaySet.parse(
            "2025-01-20..2025-01-22,2025-01-30..2025-01-30,2025-02-02..2025-02-02,"
                + "2025-02-10..2025-02-10,2025-02-25..2025-02-25,2025-03-01..2025-03-01,"
                + "2025-03-04..2025-03-04"),
        changed(inOrder, OrdersTable.SPEC));
    run(inOrder, ABNORMAL);
    List<String> end = new ArrayList<>(both);
    end.set(2, "2025-02-02|0|1|0|0");
    run(inOrder, REVIEW);
    assertEquals(end, days(inOrder));
    // Its own day, those of its order (placed, completed), and those of the parcels' signatures.
    assertEquals(
        DaySet.parse(
            "2025-01-20..2025-01-20,2025-02-02..2025-02-02,2025-03-01..2025-03-01,"
                + "2025-03-04..2025-03-04,2025-03-10..2025-03-10"),
        changed(inOrder, ReviewsTable.SPEC));
    assertEquals(
        List.of("2025-01-25|1", "2025-03-01|1"),
        inOrder.rows(StoreDayTable.SPEC, "date", "negative_orders").stream()
            .filter(row -> !row.endsWith("|0"))
            .toList());

    LandingLake backfill = new LandingLake(dir.resolve("b"));
    run(backfill, OTHER, ABNORMAL, SECOND, REVIEW);
    assertEquals(List.of("2025-01-25|0|1|1|1"), days(backfill));
    run(backfill, COMPLETED, SIGNED);
    run(backfill, ORDER, SCANNED, OTHER_REVIEW);
    LandingLake atOnce =
        run(
            new LandingLake(dir.resolve("c")),
            OTHER,
            ORDER,
            SCANNED,
            SIGNED,
            SECOND,
            COMPLETED,
            ABNORMAL,
            REVIEW,
            OTHER_REVIEW);
    for (TableSpec t : List.of(StoreDayTable.SPEC, FrictionDayTable.SPEC, ProductMonthTable.SPEC)) {
      assertFalse(table(atOnce, t).isEmpty());
      assertEquals(table(atOnce, t), table(inOrder, t), t.name());
      assertEquals(table(atOnce, t), table(backfill, t), t.name());
    }
    assertEquals(
        List.of("2025-01-25|", "2025-03-01|late_pickup,slow_transit,missed_promise"),
        inOrder.rows(FrictionDayTable.SPEC, "date", "frictions"));

    long version = inOrder.lake.version(StoreDayTable.SPEC);
    assertTrue(new FactsJob().run(inOrder.context()).unchanged());
    assertEquals(version, inOrder.lake.version(StoreDayTable.SPEC));
  }

  @Test
  void withoutWaybillsAChangedOrderMarksItsOwnDaysAlone() throws IOException {
    LandingLake fixture = new LandingLake(dir.resolve("d"));
    fixture.land(FILES[ORDER][0], FILES[ORDER][1]);
    fixture.ingest();
    fixture.land(FILES[COMPLETED][0], FILES[COMPLETED][1]);
    fixture.ingest();
    assertEquals(
        DaySet.parse("2025-01-20..2025-01-22,2025-02-25..2025-02-25,2025-03-04..2025-03-04"),
        changed(fixture, OrdersTable.SPEC));
  }
}
