package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of orders, looked at without any file. */
class OrderModelTest {
  private static final World WORLD =
      new World(
          new Simulation.Options(
              "unused",
              40,
              120,
              3,
              List.of("aliexpress", "tmall"),
              LocalDate.of(2025, 5, 1),
              0,
              200_000));

  private final OrderModel orders = new OrderModel(WORLD);
  private final ReviewModel reviews = new ReviewModel();
  private final Order order = new Order();
  private final Review review = new Review();

  private interface Visitor {
    void visit(Order order, Review reviewOrNull);
  }

  private void each(Predicate<Store> which, Visitor visitor) {
    Draw draw = new Draw();
    for (Store store : WORLD.stores()) {
      for (int day = WORLD.firstDay(); which.test(store) && day < WORLD.endDay(); day++) {
        int placed = WORLD.ordersPlaced(store, day, draw);
        for (int n = 0; n < placed; n++) {
          orders.fill(order, store, day, n);
          visitor.visit(order, reviews.fill(review, order) ? review : null);
        }
      }
    }
  }

  /** Sum and count. */
  private static final class Mean {
    private double sum;
    private int n;

    void add(double value) {
      sum += value;
      n++;
    }

    double value() {
      assertTrue(n > 50, "too few to judge: " + n);
      return sum / n;
    }
  }

  private static void assertOrdered(long... moments) {
    long last = Long.MIN_VALUE;
    for (long moment : moments) {
      if (moment != Clock.NEVER) {
        assertTrue(moment >= last, "an event before its cause");
        last = moment;
      }
    }
  }

  @Test
  void eventsFollowTheirCausesAndEndWithinALifetime() {
    each(
        store -> true,
        (o, r) -> {
          assertOrdered(o.placed, o.paid, o.shipped, o.pickedUp, o.delivered, o.completed);
          assertOrdered(o.placed, o.paid, o.cancelled);
          assertTrue(o.cancelled == Clock.NEVER || o.shipped == Clock.NEVER || o.returned);
          if (o.returned) {
            assertOrdered(o.delivered + Clock.DAY, o.cancelled);
            assertEquals(Clock.NEVER, o.completed, "what was sent back is not completed");
          }
          long end = o.placed + World.LIFE_DAYS * Clock.DAY;
          assertTrue(o.cancelled == Clock.NEVER || o.cancelled < end);
          assertTrue(o.completed == Clock.NEVER || o.completed < end);
          if (r != null) {
            assertOrdered(o.delivered, r.created, r.updated(Clock.NEVER));
            assertTrue(r.updated(Clock.NEVER) < end);
          }
        });
  }

  @Test
  void sharesAreAsDocumented() {
    Mean unpaid = new Mean();
    Mean cancelled = new Mean();
    Mean reviewed = new Mean();
    Mean noScan = new Mean();
    Mean night = new Mean();
    Mean automatic = new Mean();
    each(
        store -> true,
        (o, r) -> {
          unpaid.add(o.paid == Clock.NEVER ? 1 : 0);
          cancelled.add(o.cancelled == Clock.NEVER || o.returned ? 0 : 1);
          reviewed.add(r == null ? 0 : 1);
          long hour = Math.floorMod(o.placed, Clock.DAY) / Clock.HOUR;
          night.add(hour >= 18 || hour < 6 ? 1 : 0);
          if (o.shipped != Clock.NEVER) {
            noScan.add(o.pickedUp == Clock.NEVER ? 1 : 0);
          }
          if (r != null) {
            automatic.add(r.automatic ? 1 : 0);
          }
        });
    assertEquals(0.01, unpaid.value(), 0.003);
    assertEquals(0.02, cancelled.value(), 0.006);
    assertEquals(0.30, reviewed.value(), 0.02);
    assertEquals(0.03, noScan.value(), 0.005);
    assertEquals(0.44, night.value(), 0.03);
    assertEquals(0.145, automatic.value(), 0.02);
  }

  @Test
  void whatIsLateOrFaultyComesBackMoreOften() {
    Mean sound = new Mean();
    Mean late = new Mean();
    Mean faulty = new Mean();
    each(
        store -> true,
        (o, r) -> {
          if (o.delivered != Clock.NEVER && !o.virtual && !o.gift) {
            (o.faulty ? faulty : o.late() ? late : sound).add(o.returned ? 1 : 0);
          }
        });
    assertEquals(0.032, sound.value(), 0.01);
    assertEquals(3 * sound.value(), late.value(), 0.03);
    assertEquals(0.4 + sound.value(), faulty.value(), 0.06);
  }

  @Test
  void aBrokenPromiseCostsAboutTwoStarsHoweverLongItWasBroken() {
    Mean kept = new Mean();
    Mean barelyLate = new Mean();
    Mean veryLate = new Mean();
    each(
        store -> store.incidents().isEmpty(),
        (o, r) -> {
          if (r == null || r.automatic) {
            return;
          }
          long behind = o.delivered - o.deliveryDue;
          (behind <= 0 ? kept : behind < Clock.DAY ? barelyLate : veryLate).add(r.rating);
        });
    assertEquals(1.9, kept.value() - barelyLate.value(), 0.25);
    assertEquals(0, veryLate.value() - barelyLate.value(), 0.25);
  }

  @Test
  void aWarehouseStrikeLengthensPickupByItsEffect() {
    Store store = struck(Incident.Kind.WAREHOUSE_STRIKE);
    Incident strike = store.incidents().get(0);
    Mean before = new Mean();
    Mean during = new Mean();
    each(
        s -> s == store,
        (o, r) -> {
          if (o.leftWarehouse == Clock.NEVER || o.presale) {
            return;
          }
          int day = Clock.epochDay(o.paid);
          double hours = (o.leftWarehouse - o.paid) / 3600.0;
          if (strike.covers(day)) {
            during.add(hours);
          } else if (day < strike.firstDay()) {
            before.add(hours);
          }
        });
    // the longest waits are cut, and closed nights add some
    assertEquals(strike.effect(), during.value() - before.value(), 0.2 * strike.effect());
  }

  @Test
  void aBadBatchLowersRatingsOfItsOrders() {
    Store store = struck(Incident.Kind.BAD_BATCH);
    Incident batch = store.incidents().get(0);
    Mean inside = new Mean();
    Mean outside = new Mean();
    each(
        s -> s == store,
        (o, r) -> {
          if (r != null && !r.automatic) {
            (batch.covers(Clock.epochDay(o.paid)) ? inside : outside).add(r.rating);
          }
        });
    // about half of the goods lose three stars
    assertTrue(inside.value() < outside.value() - 0.9, inside.value() + " " + outside.value());
  }

  @Test
  void aSlowSupportTeamLowersServiceRatings() {
    Store store = struck(Incident.Kind.SLOW_SUPPORT);
    Incident slow = store.incidents().get(0);
    Mean inside = new Mean();
    Mean outside = new Mean();
    each(
        s -> s == store,
        (o, r) -> {
          if (r != null && !r.automatic && r.service > 0) {
            (slow.covers(Clock.epochDay(r.created)) ? inside : outside).add(r.service);
          }
        });
    assertTrue(inside.value() < outside.value() - 1, inside.value() + " " + outside.value());
  }

  private static Store struck(Incident.Kind kind) {
    return WORLD.stores().stream()
        .filter(s -> !s.incidents().isEmpty() && s.incidents().get(0).kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRateOfAYearIsThatOfAYearAndADay() {
    List<String> jd = List.of("jd");
    LocalDate start = LocalDate.of(2025, 1, 1);
    World year = new World(new Simulation.Options("unused", 9, 365, 1, jd, start, 0, 10_000_000));
    World longer = new World(new Simulation.Options("unused", 9, 366, 1, jd, start, 1, 10_027_397));
    Draw draw = new Draw();
    for (int rank = 0; rank < 9; rank++) {
      for (int day = year.firstDay(); day < year.endDay(); day++) {
        assertEquals(
            year.ordersPlaced(year.stores().get(rank), day, draw),
            longer.ordersPlaced(longer.stores().get(rank), day, draw));
      }
    }
  }

  @Test
  void festivalsMultiplyOrders() {
    Draw draw = new Draw();
    int[] byDay = new int[WORLD.endDay() - WORLD.firstDay()];
    for (Store store : WORLD.stores()) {
      for (int d = 0; d < byDay.length; d++) {
        byDay[d] += WORLD.ordersPlaced(store, WORLD.firstDay() + d, draw);
      }
    }
    int june16 = 46; // days after May 1; a Monday, like the day one week later
    assertEquals(2.6, (double) byDay[june16] / byDay[june16 + 7], 0.4);
  }
}
