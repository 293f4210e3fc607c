package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Settings;
import io.storegauge.lake.RowFilter;
import io.storegauge.metric.FactRules;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.model.Friction;
import io.storegauge.table.FrictionDayTable;
import io.storegauge.table.ProductMonthTable;
import io.storegauge.table.RepurchaseDayTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.StoreDayTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsJobTest {
  private static final DaySet EVENTS =
      DaySet.between(LocalDate.parse("2025-02-10"), LocalDate.parse("2025-06-01"));

  @TempDir Path folder;

  private SampleLake lake(String name, RandomRecords records) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.orders(records.orders, DaySet.ALL, DaySet.ALL, EVENTS);
    lake.reviews(records.reviews, DaySet.ALL, EVENTS);
    return lake;
  }

  @Test
  void everyFactEqualsACountFromTheDefinitions() {
    RandomRecords records = new RandomRecords(1, 1200, 60);
    ConsoleRows console = new ConsoleRows(21, records.orders, 60);
    SampleLake lake = lake("a", records);
    lake.console(console, DaySet.ALL);
    StageResult result = new FactsJob().run(lake.context());

    Map<List<Object>, long[]> expected =
        new FactsOracle(records.orders, records.reviews, console).days;
    // A fact that never happens would prove nothing.
    for (Fact f : Fact.values()) {
      assertTrue(expected.values().stream().anyMatch(row -> row[f.ordinal()] != 0), f.column());
    }
    List<Row> rows = lake.lake.read(StoreDayTable.SPEC).collectAsList();
    assertEquals(expected.size(), rows.size());
    for (Row r : rows) {
      LocalDate day = r.<java.sql.Date>getAs("date").toLocalDate();
      List<Object> key = List.of(r.getAs("platform"), r.getAs("store_id"), day);
      long[] want = expected.get(key);
      for (Fact f : Fact.values()) {
        assertEquals(want[f.ordinal()], (long) r.getAs(f.column()), () -> key + " " + f);
      }
      assertEquals(day.withDayOfMonth(1), r.<java.sql.Date>getAs("fact_month").toLocalDate());
    }
    assertTrue(result.rows() > rows.size());
    assertEquals(-1, result.daysChanged());
    assertFalse(result.unchanged());
  }

  @Test
  void everyCellOfFrictionsEqualsACountFromTheDefinitions() {
    RandomRecords records = new RandomRecords(1, 1200, 60);
    ConsoleRows console = new ConsoleRows(21, records.orders, 60);
    SampleLake lake = lake("a", records);
    lake.console(console, DaySet.ALL);
    new FactsJob().run(lake.context());

    Map<List<Object>, long[]> expected =
        new FrictionOracle(records.orders, records.reviews, console).cells;
    // A friction that never happens would prove nothing.
    for (Friction f : Friction.values()) {
      assertTrue(
          expected.keySet().stream().anyMatch(k -> k.get(4).toString().contains(f.id())), f.id());
    }
    List<Row> rows = lake.lake.read(FrictionDayTable.SPEC).collectAsList();
    assertEquals(expected.size(), rows.size());
    Set<List<Object>> keys = new HashSet<>();
    for (Row r : rows) {
      LocalDate day = r.<java.sql.Date>getAs("date").toLocalDate();
      List<Object> key =
          List.of(
              r.getAs("platform"),
              r.getAs("store_id"),
              day,
              r.getAs("category"),
              r.getAs("frictions"));
      long[] found = new long[7];
      for (int i = 0; i < found.length; i++) {
        found[i] = r.getLong(5 + i);
      }
      assertArrayEquals(expected.get(key), found, key.toString());
      assertTrue(keys.add(key), () -> key + " stands twice");
      assertEquals(day.withDayOfMonth(1), r.<java.sql.Date>getAs("fact_month").toLocalDate());
    }
  }

  @Test
  void everyMonthOfAProductEqualsACountFromTheDefinitions() {
    RandomRecords records = new RandomRecords(1, 1200, 60);
    ConsoleRows console = new ConsoleRows(21, records.orders, 60);
    SampleLake lake = lake("a", records);
    lake.console(console, DaySet.ALL);
    new FactsJob().run(lake.context());

    Map<List<Object>, long[]> expected =
        new ProductOracle(records.orders, records.reviews, console).months;
    for (int c = 0; c < 6; c++) {
      int counter = c;
      assertTrue(expected.values().stream().anyMatch(m -> m[counter] > 0), "counter " + c);
    }
    List<Row> rows = lake.lake.read(ProductMonthTable.SPEC).collectAsList();
    assertEquals(expected.size(), rows.size());
    Set<List<Object>> keys = new HashSet<>();
    for (Row r : rows) {
      List<Object> key =
          List.of(
              r.getAs("platform"),
              r.getAs("store_id"),
              r.getAs("product_id"),
              r.<java.sql.Date>getAs("date").toLocalDate());
      long[] found = new long[6];
      for (int i = 0; i < found.length; i++) {
        found[i] = r.getLong(4 + i);
      }
      assertArrayEquals(expected.get(key), found, key.toString());
      assertTrue(keys.add(key), () -> key + " stands twice");
    }
  }

  @Test
  void runningSumsOfRepurchaseChangesCountTheBuyersOf90Days() {
    RandomRecords records = new RandomRecords(2, 800, 200);
    SampleLake lake = lake("a", records);
    new FactsJob().run(lake.context());

    Map<List<String>, Map<LocalDate, long[]>> changes =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Row r : lake.lake.read(RepurchaseDayTable.SPEC).collectAsList()) {
      changes
          .computeIfAbsent(List.of(r.getAs("platform"), r.getAs("store_id")), k -> new TreeMap<>())
          .put(
              r.<java.sql.Date>getAs("date").toLocalDate(),
              new long[] {r.getAs("buyers_change"), r.getAs("repeat_buyers_change")});
    }
    assertEquals(12, changes.size());
    FactsOracle oracle = new FactsOracle(records.orders, records.reviews);
    changes.forEach(
        (store, byDay) -> {
          long[] running = new long[2];
          for (LocalDate d = LocalDate.parse("2025-02-01");
              d.isBefore(LocalDate.parse("2026-01-01"));
              d = d.plusDays(1)) {
            long[] change = byDay.getOrDefault(d, new long[2]);
            running[0] += change[0];
            running[1] += change[1];
            assertArrayEquals(
                oracle.buyersOn(store.get(0), store.get(1), d), running, store + " " + d);
          }
        });
  }

  @Test
  void orderOfRecordsDoesNotMatter() {
    RandomRecords records = new RandomRecords(3, 300, 40);
    ConsoleRows console = new ConsoleRows(23, records.orders, 40);
    SampleLake straight = lake("a", records);
    straight.console(console, DaySet.ALL);
    new FactsJob().run(straight.context());
    Collections.shuffle(records.orders, new Random(5));
    Collections.shuffle(records.reviews, new Random(6));
    SampleLake shuffled = lake("b", records);
    shuffled.console(console.shuffled(new Random(7)), DaySet.ALL);
    new FactsJob().run(shuffled.context());
    assertEquals(straight.table(StoreDayTable.SPEC), shuffled.table(StoreDayTable.SPEC));
    assertEquals(straight.table(RepurchaseDayTable.SPEC), shuffled.table(RepurchaseDayTable.SPEC));
    assertEquals(straight.table(FrictionDayTable.SPEC), shuffled.table(FrictionDayTable.SPEC));
    assertEquals(straight.table(ProductMonthTable.SPEC), shuffled.table(ProductMonthTable.SPEC));
  }

  @Test
  void aSecondRunWritesNothing() {
    SampleLake lake = lake("a", new RandomRecords(4, 50, 20));
    new FactsJob().run(lake.context());
    long version = lake.lake.version(StoreDayTable.SPEC);
    StageResult again = new FactsJob().run(lake.context());
    assertTrue(again.unchanged());
    assertEquals(version, lake.lake.version(StoreDayTable.SPEC));
    assertTrue(new FactsJob().plan(lake.context()).stream().allMatch(p -> p.nothingToDo()));
  }

  @Test
  void recomputingTheTouchedMonthsGivesWhatAFreshLakeGives() {
    RandomRecords before = new RandomRecords(7, 600, 150);
    ConsoleRows console = new ConsoleRows(27, before.orders, 150);
    SampleLake lake = lake("a", before);
    lake.console(console, DaySet.ALL);
    new FactsJob().run(lake.context());

    RandomRecords after = new RandomRecords(7, 600, 150);
    List<OrderRow> orders = new ArrayList<>();
    // One order is delivered at last, one is found to be a gift, one review is deleted.
    OrderRow delivered = null;
    OrderRow gift = null;
    for (OrderRow o : after.orders) {
      OrderRow copy = o.copy();
      if (delivered == null && o.instant("paid_at") != null && o.instant("delivered_at") == null) {
        delivered = copy.set("delivered_at", o.instant("paid_at").plusSeconds(5 * 86_400));
      } else if (gift == null && o.instant("delivered_at") != null) {
        gift = copy.set("excluded_reason", "gift");
      }
      orders.add(copy);
    }
    ReviewRow deleted = null;
    List<ReviewRow> reviews = new ArrayList<>();
    for (ReviewRow r : after.reviews) {
      ReviewRow copy = r.copy();
      if (deleted == null && !r.isTrue("is_deleted") && !r.isTrue("is_default")) {
        deleted = copy.set("is_deleted", true);
      }
      reviews.add(copy);
    }
    DaySet repurchase = around(gift, "paid_at");
    DaySet touched = touched(delivered, console).union(touched(gift, console));
    lake.orders(orders, touched, repurchase, EVENTS);
    lake.reviews(reviews, daysOf(deleted, orders), EVENTS);
    StageResult result = new FactsJob().run(lake.context());
    assertTrue(result.daysChanged() > 0);

    SampleLake fresh = new SampleLake(folder.resolve("b"));
    fresh.orders(orders, DaySet.ALL, DaySet.ALL, EVENTS);
    fresh.reviews(reviews, DaySet.ALL, EVENTS);
    fresh.console(console, DaySet.ALL);
    new FactsJob().run(fresh.context());
    assertEquals(fresh.table(StoreDayTable.SPEC), lake.table(StoreDayTable.SPEC));
    assertEquals(fresh.table(RepurchaseDayTable.SPEC), lake.table(RepurchaseDayTable.SPEC));
    assertEquals(fresh.table(FrictionDayTable.SPEC), lake.table(FrictionDayTable.SPEC));
    assertEquals(fresh.table(ProductMonthTable.SPEC), lake.table(ProductMonthTable.SPEC));
  }

  /** A half of a month is written for itself, but the whole month says which reviews count. */
  @Test
  void reviewsOfTheDaysBeforeInAMonthAreRead() {
    InternalRow first = new GenericInternalRow(new Object[] {micros("2025-03-01T00:00:00Z")});
    InternalRow before = new GenericInternalRow(new Object[] {micros("2025-02-20T00:00:00Z")});
    FactRules rules = new FactRules(Map.of(), Settings.MultiSellerReviews.SPLIT, 1);
    RowFilter filter =
        FactSources.reviews(DaySet.parse("2025-03-16..2025-03-31"), rules)
            .rows(List.of(ReviewsTable.CREATED_AT));
    InternalRow after = new GenericInternalRow(new Object[] {micros("2025-04-10T00:00:00Z")});
    assertTrue(filter.keeps(first));
    assertFalse(filter.keeps(before));
    assertFalse(filter.keeps(after));
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  /** Every cohort day of an order, a little wide: what ingest promises to name. */
  private static DaySet touched(OrderRow o, ConsoleRows console) {
    DaySet days = DaySet.EMPTY;
    for (SilverRow w : ParcelOracle.parcels(o, console)) {
      for (String column : List.of("picked_up_at", "promised_at", "delivered_at")) {
        days = days.union(around(w.instant(column)));
      }
    }
    for (String column :
        List.of(
            "ordered_at",
            "paid_at",
            "ship_due_at",
            "shipped_at",
            "picked_up_at",
            "delivery_due_at",
            "delivered_at",
            "completed_at",
            "cancelled_at")) {
      days = days.union(around(o, column));
    }
    return days;
  }

  private static DaySet around(OrderRow o, String column) {
    return around(o.instant(column));
  }

  private static DaySet around(Instant t) {
    return t == null
        ? DaySet.EMPTY
        : DaySet.between(
            LocalDate.ofInstant(t, java.time.ZoneOffset.UTC).minusDays(1),
            LocalDate.ofInstant(t, java.time.ZoneOffset.UTC).plusDays(4));
  }

  private static DaySet daysOf(ReviewRow r, List<OrderRow> orders) {
    LocalDate created = LocalDate.ofInstant(r.createdAt(), java.time.ZoneOffset.UTC);
    DaySet days = DaySet.between(created.minusDays(1), created.plusDays(2));
    for (OrderRow o : orders) {
      if (o.text("order_id").equals(r.text("order_id"))) {
        days = days.union(around(o, "delivered_at"));
      }
    }
    return days;
  }
}
