package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Times are local times of Shanghai (UTC+8) unless said otherwise. */
class OrderFactsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final DayTable days = new DayTable(OrderFacts.WIDTH);

  private static long at(String local) {
    return at(local, SHANGHAI);
  }

  private static long at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toEpochSecond() * 1_000_000L;
  }

  private static Order order(String ordered, String paid) {
    Order o = new Order();
    o.orderedAt = at(ordered);
    o.paidAt = paid == null ? Order.NONE : at(paid);
    o.shipDueAt = Order.NONE;
    o.pickedUpAt = Order.NONE;
    o.deliveryDueAt = Order.NONE;
    o.deliveredAt = Order.NONE;
    o.cancelledAt = Order.NONE;
    o.storeCount = 1;
    return o;
  }

  private void add(Order o) {
    new OrderFacts(new LocalClock(SHANGHAI), days).add(o);
  }

  /** Facts of a day that are not zero. */
  private Map<Fact, Long> on(String day) {
    long[] row = days.at(LocalDate.parse(day).toEpochDay());
    Map<Fact, Long> facts = new TreeMap<>();
    for (Fact f : Fact.values()) {
      if (row[f.ordinal()] != 0) {
        facts.put(f, row[f.ordinal()]);
      }
    }
    return facts;
  }

  private long on(String day, Fact fact) {
    return on(day).getOrDefault(fact, 0L);
  }

  @Test
  void anUnpaidOrderIsOnlyOrdered() {
    add(order("2025-03-01T23:59:59", null));
    assertEquals(Map.of(Fact.ORDERED_ORDERS, 1L), on("2025-03-01"));
    assertEquals(1, days.size());
  }

  @Test
  void eachFactFallsOnItsOwnDay() {
    Order o = order("2025-03-01T23:50:00", "2025-03-02T00:10:00");
    o.amountCents = 1234;
    o.settled = true;
    o.pickedUpAt = at("2025-03-03T00:10:00");
    o.shipDueAt = at("2025-03-04T12:00:00");
    o.deliveryDueAt = at("2025-03-06T23:59:59");
    o.deliveredAt = at("2025-03-05T00:10:30");
    add(o);

    assertEquals(Map.of(Fact.ORDERED_ORDERS, 1L), on("2025-03-01"));
    assertEquals(
        Map.of(
            Fact.PAID_ORDERS,
            1L,
            Fact.GMV_CENTS,
            1234L,
            Fact.SETTLED_ORDERS,
            1L,
            Fact.SAME_DAY_DUE,
            1L),
        on("2025-03-02"));
    // 24 h after payment to the second: in time. The pickup clock starts at 06:00: 18 h 10 min.
    assertEquals(
        Map.of(
            Fact.PICKUP_24H_DUE,
            1L,
            Fact.PICKUP_24H_MET,
            1L,
            Fact.PICKUP_ORDERS,
            1L,
            Fact.PICKUP_SECONDS,
            65_400L,
            Fact.PICKUP_MINUTES_SQUARED,
            1090L * 1090L),
        on("2025-03-03"));
    assertEquals(
        Map.of(
            Fact.PICKUP_48H_DUE,
            1L,
            Fact.PICKUP_48H_MET,
            1L,
            Fact.SHIP_PROMISE_DUE,
            1L,
            Fact.SHIP_PROMISE_MET,
            1L),
        on("2025-03-04"));
    // 3 days and 30 s; 4320 whole minutes.
    assertEquals(
        Map.of(
            Fact.DELIVERED_ORDERS,
            1L,
            Fact.DELIVERY_SECONDS,
            259_230L,
            Fact.DELIVERY_MINUTES_SQUARED,
            4320L * 4320L),
        on("2025-03-05"));
    assertEquals(Map.of(Fact.DELIVERY_DUE, 1L, Fact.DELIVERY_MET, 1L), on("2025-03-06"));
    long[] delivered = days.at(LocalDate.parse("2025-03-05").toEpochDay());
    assertEquals(1, delivered[OrderFacts.HISTOGRAM + DeliveryHistogram.bin(259_230)]);
  }

  @Test
  void aSecondLateIsLate() {
    Order o = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    o.pickedUpAt = at("2025-03-02T10:00:01");
    add(o);
    assertEquals(1, on("2025-03-02", Fact.PICKUP_24H_DUE));
    assertEquals(0, on("2025-03-02", Fact.PICKUP_24H_MET));
    assertEquals(1, on("2025-03-03", Fact.PICKUP_48H_MET));
  }

  @Test
  void sameDayEndsAtLocalMidnight() {
    Order inTime = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    inTime.pickedUpAt = at("2025-03-01T23:59:59");
    add(inTime);
    Order late = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    late.pickedUpAt = at("2025-03-02T00:00:00");
    add(late);
    assertEquals(2, on("2025-03-01", Fact.SAME_DAY_DUE));
    assertEquals(1, on("2025-03-01", Fact.SAME_DAY_MET));
  }

  @Test
  void presaleIsDueWhenItWasPromised() {
    Order o = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    o.presale = true;
    o.shipDueAt = at("2025-03-20T10:00:00");
    add(o);
    Order kept = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    kept.presale = true;
    kept.shipDueAt = at("2025-03-20T10:00:00");
    kept.pickedUpAt = at("2025-03-20T10:00:00");
    add(kept);
    Order unpromised = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    unpromised.presale = true;
    add(unpromised);
    assertEquals(0, on("2025-03-02", Fact.PICKUP_24H_DUE));
    assertEquals(0, on("2025-03-03", Fact.PICKUP_48H_DUE));
    assertEquals(0, on("2025-03-01", Fact.SAME_DAY_DUE));
    for (Fact due : List.of(Fact.SHIP_PROMISE_DUE, Fact.PICKUP_24H_DUE, Fact.PICKUP_48H_DUE)) {
      assertEquals(2, on("2025-03-20", due), due::name);
    }
    for (Fact met : List.of(Fact.SHIP_PROMISE_MET, Fact.PICKUP_24H_MET, Fact.PICKUP_48H_MET)) {
      assertEquals(1, on("2025-03-20", met), met::name);
    }
    // Its wait was agreed: it says nothing about how fast the store is.
    assertEquals(0, on("2025-03-20", Fact.PICKUP_ORDERS));
  }

  @Test
  void aVirtualOrderOwesNothingButCountsAsSold() {
    Order o = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    o.virtual = true;
    o.shipDueAt = at("2025-03-02T10:00:00");
    o.deliveryDueAt = at("2025-03-02T10:00:00");
    add(o);
    assertEquals(Map.of(Fact.ORDERED_ORDERS, 1L, Fact.PAID_ORDERS, 1L), on("2025-03-01"));
    assertEquals(1, days.size());
  }

  @Test
  void anObligationLapsesWhenCancelledByTheTimeItFallsDue() {
    Order inTime = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    inTime.cancelled = true;
    inTime.cancelledAt = at("2025-03-02T10:00:00");
    add(inTime);
    // Cancelled at the very end of 24 h: 24 h and 48 h lapse, the day of payment was missed
    // already.
    assertEquals(0, on("2025-03-02", Fact.PICKUP_24H_DUE));
    assertEquals(0, on("2025-03-03", Fact.PICKUP_48H_DUE));
    assertEquals(1, on("2025-03-01", Fact.SAME_DAY_DUE));

    Order later = order("2025-03-11T10:00:00", "2025-03-11T10:00:00");
    later.cancelled = true;
    later.cancelledAt = at("2025-03-12T10:00:01");
    add(later);
    assertEquals(1, on("2025-03-12", Fact.PICKUP_24H_DUE));
    assertEquals(0, on("2025-03-12", Fact.PICKUP_24H_MET));
    assertEquals(0, on("2025-03-13", Fact.PICKUP_48H_DUE));
  }

  @Test
  void anObligationThatWasMetStandsThoughTheOrderWasCancelled() {
    Order o = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    o.pickedUpAt = at("2025-03-01T11:00:00");
    o.deliveryDueAt = at("2025-03-05T10:00:00");
    o.cancelled = true;
    add(o);
    assertEquals(1, on("2025-03-02", Fact.PICKUP_24H_MET));
    // Never delivered and the time of cancellation is not known: that one lapses.
    assertEquals(0, on("2025-03-05", Fact.DELIVERY_DUE));
  }

  @Test
  void thePickupClockStandsStillFrom18To6() {
    String[][] paidPickedSeconds = {
      {"2025-03-01T17:59:59", "2025-03-01T18:00:00", "1"},
      // From 18:00 on the clock starts at 06:00 the next day: 06:30 is half an hour.
      {"2025-03-02T18:00:00", "2025-03-03T06:30:00", "1800"},
      // Picked up before the clock starts: 0.
      {"2025-03-04T18:00:00", "2025-03-04T20:00:00", "0"},
      {"2025-03-05T05:59:59", "2025-03-05T06:00:10", "10"},
      {"2025-03-06T06:00:00", "2025-03-06T06:00:10", "10"},
    };
    for (String[] c : paidPickedSeconds) {
      Order o = order(c[0], c[0]);
      o.pickedUpAt = at(c[1]);
      add(o);
      assertEquals(Long.parseLong(c[2]), on(c[1].substring(0, 10), Fact.PICKUP_SECONDS), c[0]);
    }
  }

  @Test
  void thePickupClockFollowsDaylightSaving() {
    ZoneId losAngeles = ZoneId.of("America/Los_Angeles");
    Order o = order("2025-03-01T10:00:00", null);
    o.orderedAt = at("2025-03-08T20:00:00", losAngeles);
    o.paidAt = o.orderedAt;
    o.pickedUpAt = at("2025-03-09T07:00:00", losAngeles);
    new OrderFacts(new LocalClock(losAngeles), days).add(o);
    // 06:00 to 07:00 on the wall, though the night had one hour less.
    assertEquals(3600, on("2025-03-09", Fact.PICKUP_SECONDS));
    // 24 hours after 20:00 it is 21:00.
    assertEquals(1, on("2025-03-09", Fact.PICKUP_24H_DUE));
  }

  @Test
  void theSellersCancellationCountsOnTheDayOfPayment() {
    Order known = order("2025-03-01T10:00:00", "2025-03-01T10:00:00");
    known.cancelled = true;
    known.bySeller = true;
    known.cancelledAt = at("2025-03-07T10:00:00");
    add(known);
    Order unknown = order("2025-03-01T10:00:00", "2025-03-02T10:00:00");
    unknown.cancelled = true;
    unknown.bySeller = true;
    add(unknown);
    assertEquals(0, on("2025-03-07", Fact.SELLER_CANCELLED_ORDERS));
    assertEquals(1, on("2025-03-02", Fact.SELLER_CANCELLED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.SELLER_CANCELLED_ORDERS));
  }
}
