package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.Fact;
import io.storegauge.table.FrictionDayTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** What waybills make of an order. Times are local times of Shanghai. */
class WaybillFactsTest extends StoreRecords {
  /** Paid on 1 March at 10:00, sent by the seller's word at noon, promised for the 5th. */
  private void sent(Object... more) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "order_id", "o",
                "status", "shipped",
                "ordered_at", "2025-03-01T09:00:00",
                "paid_at", "2025-03-01T10:00:00",
                "ship_due_at", "2025-03-03T10:00:00",
                "shipped_at", "2025-03-01T12:00:00",
                "delivery_due_at", "2025-03-05T23:59:59"));
    cells.addAll(List.of(more));
    order(cells.toArray());
  }

  private void waybill(Object... more) {
    List<Object> cells = new ArrayList<>(List.of("order_id", "o"));
    cells.addAll(List.of(more));
    add(Source.WAYBILLS, cells.toArray());
  }

  private long fact(String day, Fact fact) {
    return ofAllKinds(day).getOrDefault(fact, 0L);
  }

  private String promises(String day) {
    return fact(day, Fact.DELIVERY_MET) + " of " + fact(day, Fact.DELIVERY_DUE);
  }

  private void inTime(Object... more) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "picked_up_at", "2025-03-02T09:00:00",
                "promised_at", "2025-03-04T22:00:00",
                "delivered_at", "2025-03-04T22:00:00"));
    cells.addAll(List.of(more));
    waybill(cells.toArray());
  }

  private void late() {
    waybill(
        "picked_up_at", "2025-03-02T15:00:00",
        "promised_at", "2025-03-04T22:00:00",
        "delivered_at", "2025-03-06T12:00:00");
  }

  private void underWay(Object... more) {
    List<Object> cells =
        new ArrayList<>(
            List.of("picked_up_at", "2025-03-02T15:00:00", "promised_at", "2025-03-04T22:00:00"));
    cells.addAll(List.of(more));
    waybill(cells.toArray());
  }

  @Test
  void anOrderWithoutWaybillsIsAsItTells() {
    sent("delivered_at", "2025-03-05T12:00:00");
    assertEquals(1, fact("2025-03-01", Fact.SAME_DAY_MET));
    assertEquals(1, fact("2025-03-01", Fact.PICKUP_ORDERS));
    assertEquals("1 of 1", promises("2025-03-05"));
    assertEquals(1, fact("2025-03-05", Fact.DELIVERED_ORDERS));
  }

  @Test
  void anOrderIsPickedUpAtTheFirstScanAndDeliveredAtTheLastSignature() {
    sent("delivered_at", "2025-03-05T12:00:00");
    late();
    inTime();
    // The seller's click on the day of payment was no pickup.
    assertEquals(1, fact("2025-03-01", Fact.SAME_DAY_DUE));
    assertEquals(0, fact("2025-03-01", Fact.SAME_DAY_MET));
    assertEquals(0, fact("2025-03-01", Fact.PICKUP_ORDERS));
    // 23 hours after the payment.
    assertEquals(1, fact("2025-03-02", Fact.PICKUP_24H_MET));
    assertEquals(1, fact("2025-03-02", Fact.PICKUP_ORDERS));
    assertEquals(23 * 3600, fact("2025-03-02", Fact.PICKUP_SECONDS));
    assertEquals(1, fact("2025-03-03", Fact.SHIP_PROMISE_MET));
    // From the 1st, 10:00 to the 6th, 12:00; the order's own word does not count.
    assertEquals(1, fact("2025-03-06", Fact.DELIVERED_ORDERS));
    assertEquals((5 * 24 + 2) * 3600, fact("2025-03-06", Fact.DELIVERY_SECONDS));
    assertEquals(0, fact("2025-03-05", Fact.DELIVERED_ORDERS));
    assertEquals(1, fact("2025-03-01", Fact.SETTLED_ORDERS));
    // Each parcel by its own promise; exactly then is in time.
    assertEquals("1 of 2", promises("2025-03-04"));
    assertEquals("0 of 0", promises("2025-03-05"));
  }

  @Test
  void anOrderIsUnderWayWhileOneOfItsParcelsIs() {
    sent("delivered_at", "2025-03-04T12:00:00");
    inTime();
    underWay();
    assertEquals(0, fact("2025-03-04", Fact.DELIVERED_ORDERS));
    assertEquals(0, fact("2025-03-01", Fact.SETTLED_ORDERS));
    assertEquals("1 of 2", promises("2025-03-04"));
  }

  @Test
  void couriersThatTellOfNoSignatureAndNoScanLeaveTheOrdersWord() {
    sent("delivered_at", "2025-03-04T12:00:00");
    underWay();
    assertEquals(1, fact("2025-03-04", Fact.DELIVERED_ORDERS));
    assertEquals("1 of 1", promises("2025-03-04"));
    packed.clear();
    sent();
    waybill("delivered_at", "2025-03-04T12:00:00");
    assertEquals(1, fact("2025-03-01", Fact.PICKUP_ORDERS));
    assertEquals(1, fact("2025-03-04", Fact.DELIVERED_ORDERS));
    // Without a promise of its own the parcel has the order's.
    assertEquals("1 of 1", promises("2025-03-05"));
  }

  @Test
  void anAbnormalParcelMissesItsPromiseWhateverBecameOfIt() {
    sent();
    inTime("is_abnormal", true);
    assertEquals("0 of 1", promises("2025-03-04"));
    assertEquals(1, fact("2025-03-04", Fact.DELIVERED_ORDERS));
    for (Object abnormal : new Object[] {true, false}) {
      packed.clear();
      // Paid back before the promise fell due: what is not abnormal is owed no more.
      sent("status", "cancelled", "cancelled_at", "2025-03-04T12:00:00");
      underWay("is_abnormal", abnormal);
      assertEquals((boolean) abnormal ? "0 of 1" : "0 of 0", promises("2025-03-04"));
    }
    packed.clear();
    // Lost before any scan.
    sent();
    waybill("promised_at", "2025-03-04T22:00:00", "is_abnormal", true);
    assertEquals("0 of 1", promises("2025-03-04"));
    assertEquals(1, fact("2025-03-01", Fact.PICKUP_ORDERS));
  }

  @Test
  void aLabelThatNobodyScannedTellsNothing() {
    sent("delivered_at", "2025-03-05T12:00:00");
    waybill("promised_at", "2025-03-02T22:00:00");
    waybill("is_abnormal", false);
    waybill("is_abnormal", true);
    assertEquals("1 of 1", promises("2025-03-05"));
    assertEquals(1, fact("2025-03-01", Fact.PICKUP_ORDERS));
    assertEquals(1, fact("2025-03-05", Fact.DELIVERED_ORDERS));
  }

  @Test
  void whatNobodyPromisedIsNotDue() {
    order(
        "order_id", "o",
        "status", "shipped",
        "ordered_at", "2025-03-01T09:00:00",
        "paid_at", "2025-03-01T10:00:00");
    waybill("picked_up_at", "2025-03-02T09:00:00", "is_abnormal", true);
    for (int day = 1; day <= 9; day++) {
      assertEquals("0 of 0", promises("2025-03-0" + day));
    }
    assertEquals(1, fact("2025-03-02", Fact.PICKUP_ORDERS));
  }

  @Test
  void nothingFurtherThan45DaysFromThePaymentCounts() {
    // 45 days after the 1st of March, 10:00.
    for (String signed : List.of("2025-04-15T10:00:00", "2025-04-15T10:00:01")) {
      packed.clear();
      sent();
      waybill("picked_up_at", "2025-03-02T09:00:00", "delivered_at", signed);
      long counted = signed.endsWith("00") ? 1 : 0;
      assertEquals(counted, fact("2025-04-15", Fact.DELIVERED_ORDERS), signed);
      assertEquals(counted, fact("2025-03-02", Fact.PICKUP_ORDERS), signed);
    }
    // An order whose own way is longer is as it tells.
    packed.clear();
    sent("delivered_at", "2025-04-15T10:00:01");
    inTime();
    assertEquals(1, fact("2025-04-15", Fact.DELIVERED_ORDERS));
    assertEquals(1, fact("2025-03-01", Fact.PICKUP_ORDERS));
    assertEquals("0 of 0", promises("2025-03-04"));
  }

  @Test
  void waybillsOfOtherOrdersAndOfUnpaidOnesChangeNothing() {
    sent("delivered_at", "2025-03-05T12:00:00");
    add(Source.WAYBILLS, "order_id", "p", "picked_up_at", "2025-03-02T09:00:00");
    order("order_id", "q", "status", "unpaid", "ordered_at", "2025-03-01T09:00:00");
    add(Source.WAYBILLS, "order_id", "q", "delivered_at", "2025-03-02T09:00:00");
    assertEquals(1, fact("2025-03-01", Fact.PICKUP_ORDERS));
    assertEquals(1, fact("2025-03-05", Fact.DELIVERED_ORDERS));
    assertEquals(0, fact("2025-03-02", Fact.PICKUP_ORDERS));
    assertEquals(0, fact("2025-03-02", Fact.DELIVERED_ORDERS));
  }

  @Test
  void theOrderOfWaybillsDoesNotMatter() {
    sent();
    inTime();
    late();
    for (int i = 0; i < 60; i++) {
      inTime("is_abnormal", i % 7 == 0);
    }
    List<InternalRow> straight = new ArrayList<>(packed);
    Map<Fact, Long> before = ofAllKinds("2025-03-04");
    packed.clear();
    packed.addAll(straight);
    Collections.shuffle(packed, new Random(3));
    assertNotEquals(straight, packed);
    assertEquals(before, ofAllKinds("2025-03-04"));
    // Of 62 parcels 9 are abnormal and one is late.
    assertEquals("52 of 62", promises("2025-03-04"));
    assertEquals(1, fact("2025-03-06", Fact.DELIVERED_ORDERS));
  }

  @Test
  void theWorstParcelMakesAnOrderMissItsPromise() {
    sent();
    inTime();
    assertEquals("", frictions());
    inTime("is_abnormal", true);
    assertEquals("missed_promise", frictions());
    packed.clear();
    sent();
    inTime();
    late();
    // 4 days and 3 hours after the first scan of the order, less than 4 days after the parcel's
    // own.
    assertEquals("slow_transit,missed_promise", frictions());
  }

  /** Of the one order that arrived. */
  private String frictions() {
    packed.sort(Comparator.comparingInt(r -> r.getInt(Packed.KIND_AT)));
    Iterator<InternalRow> rows =
        rows(() -> new FrictionDays(rules(), new FrictionRules(180, 72), DayBounds.ALL));
    String found = rows.next().getString(FrictionDayTable.SPEC.columnNames().indexOf("frictions"));
    assertFalse(rows.hasNext());
    return found;
  }
}
