package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import io.storegauge.model.Metric;
import io.storegauge.table.StoreMetricsTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMetricsJobTest {
  private static final DaySet EVENTS = days("2025-02-10", "2025-05-20");

  @TempDir Path folder;

  private static DaySet days(String from, String to) {
    return DaySet.between(LocalDate.parse(from), LocalDate.parse(to));
  }

  /** Category of the stores s0–s3 of every platform: three of one, and one unknown. */
  private static List<String[]> categories() {
    List<String[]> stores = new ArrayList<>();
    for (String platform : List.of("douyin", "tmall", "aliexpress")) {
      for (int i = 0; i < 4; i++) {
        stores.add(new String[] {platform, "s" + i, i < 3 ? "toys" : null});
      }
    }
    stores.add(new String[] {"douyin", "without-a-fact", "toys"});
    return stores;
  }

  private SampleLake lake(String name, RandomRecords records) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.orders(records.orders, DaySet.ALL, DaySet.ALL, EVENTS);
    lake.reviews(records.reviews, DaySet.ALL, EVENTS);
    lake.stores(categories());
    lake.minDenominator = 10;
    return lake;
  }

  private static void run(SampleLake lake) {
    new FactsJob().run(lake.context());
    new StoreMetricsJob().run(lake.context());
  }

  @Test
  void everyMetricEqualsACountFromTheDefinitions() {
    RandomRecords records = new RandomRecords(11, 1500, 90);
    ConsoleRows console = new ConsoleRows(31, records.orders, 90);
    SampleLake lake = lake("a", records);
    lake.console(console, DaySet.ALL);
    lake.interval = days("2025-03-20", "2025-04-06");
    run(lake);

    Map<List<String>, String> categories = new HashMap<>();
    categories().forEach(s -> categories.put(List.of(s[0], s[1]), s[2]));
    MetricsOracle oracle =
        new MetricsOracle(
            new FactsOracle(records.orders, records.reviews, console), categories, 10, 3);
    List<List<String>> stores = new ArrayList<>(categories.keySet());
    List<Row> rows = lake.lake.read(StoreMetricsTable.SPEC).collectAsList();
    // 17 days × 12 stores; the store without a fact has no row.
    assertEquals(17 * 12, rows.size());
    int compared = 0;
    Set<String> told = new TreeSet<>();
    for (Row r : rows) {
      LocalDate asOf = r.<Date>getAs("as_of").toLocalDate();
      if (asOf.getDayOfMonth() % 5 != 0) {
        continue;
      }
      List<String> store = List.of(r.getAs("platform"), r.getAs("store_id"));
      assertEquals(categories.get(store), r.getAs("category"));
      assertEquals(oracle.paid(store, asOf), (long) r.getAs("paid_orders_30d"));
      assertEquals(BigDecimal.valueOf(oracle.gmvCents(store, asOf), 2), r.getAs("gmv_30d"));
      assertClose(
          (double) oracle.settled(store, asOf) / oracle.paid(store, asOf),
          r.getAs("completeness_30d"),
          store + " completeness");
      for (Metric.Windowed m : Metric.sampled()) {
        MetricsOracle.Sample own = oracle.sample(store, asOf, m);
        String name = store + " " + asOf + " " + m.column();
        assertClose(own.sum(), r.getAs(m.column() + "_num"), name + " numerator");
        assertClose(own.count(), r.getAs(m.column() + "_den"), name + " denominator");
        assertClose(oracle.value(own), r.getAs(m.column()), name);
        assertClose(
            oracle.shrunk(store, asOf, m, stores),
            r.getAs(m.column() + "_shrunk"),
            name + " shrunk");
        compared++;
        if (own.sum() != 0) {
          told.add(m.column());
        }
      }
      for (Metric.Windowed m : Metric.unsampled()) {
        Double value = oracle.unsampled(store, asOf, m);
        assertClose(value, r.getAs(m.column()), store + " " + asOf + " " + m.column());
        if (m.metric().kind() == Metric.Kind.SNAPSHOT_SHARE) {
          double[] parts = oracle.snapshot(store, asOf, m);
          assertEquals(parts[0], r.<Double>getAs(m.column() + "_num"), m.column());
          assertEquals(parts[1], r.<Double>getAs(m.column() + "_den"), m.column());
        }
        if (value != null && value != 0) {
          told.add(m.column());
        }
      }
      MetricsOracle.Sample buyers = oracle.sample(store, asOf, null);
      assertEquals((long) buyers.sum(), (long) r.getAs("repurchase_rate_90d_num"));
      assertEquals((long) buyers.count(), (long) r.getAs("repurchase_rate_90d_den"));
      assertClose(oracle.value(buyers), r.getAs("repurchase_rate_90d"), store + " repurchase");
      assertClose(
          oracle.shrunk(store, asOf, null, stores),
          r.getAs("repurchase_rate_90d_shrunk"),
          store + " repurchase shrunk");
    }
    assertTrue(compared > 800);
    // A metric that is nowhere anything but zero would prove nothing.
    assertEquals(
        new TreeSet<>(Metric.windowed().stream().map(Metric.Windowed::column).toList()), told);
  }

  private static void assertClose(Double expected, Double actual, String what) {
    if (expected == null || actual == null) {
      assertEquals(expected, actual, what);
    } else {
      assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)), what);
    }
  }

  @Test
  void percentilesOfDeliveryTimeAreWithinFivePercent() {
    RandomRecords records = new RandomRecords(12, 1500, 60);
    SampleLake lake = lake("a", records);
    lake.interval = days("2025-04-01", "2025-04-02");
    run(lake);
    int compared = 0;
    for (Row r : lake.lake.read(StoreMetricsTable.SPEC).collectAsList()) {
      List<Double> hours = new ArrayList<>();
      for (OrderRow o : records.orders) {
        if (o.text("platform").equals(r.getAs("platform"))
            && o.text("store_id").equals(r.getAs("store_id"))
            && o.text("excluded_reason") == null
            && o.instant("paid_at") != null
            && o.instant("delivered_at") != null) {
          LocalDate day =
              LocalDate.ofInstant(
                  o.instant("delivered_at"), SampleLake.PLATFORMS.get(o.text("platform")).zone());
          if (!day.isAfter(LocalDate.parse("2025-04-01"))
              && day.isAfter(LocalDate.parse("2025-03-02"))) {
            hours.add(
                Duration.between(o.instant("paid_at"), o.instant("delivered_at")).getSeconds()
                    / 3600.0);
          }
        }
      }
      Collections.sort(hours);
      assertEquals(hours.size(), r.<Double>getAs("delivery_hours_mean_30d_den").intValue());
      for (int percent : new int[] {50, 90}) {
        Double actual = r.getAs("delivery_hours_p" + percent + "_30d");
        if (hours.size() < 10) {
          assertEquals(null, actual);
          continue;
        }
        double exact = hours.get((int) Math.ceil(percent / 100.0 * hours.size()) - 1);
        assertEquals(exact, actual, 0.05 * exact);
        compared++;
      }
    }
    assertTrue(compared > 10);
  }

  @Test
  void orderOfRecordsAndStepsDoesNotMatter() {
    RandomRecords records = new RandomRecords(13, 400, 60);
    ConsoleRows console = new ConsoleRows(33, records.orders, 60);
    SampleLake straight = lake("a", records);
    straight.console(console, DaySet.ALL);
    run(straight);
    Collections.shuffle(records.orders, new Random(5));
    Collections.shuffle(records.reviews, new Random(6));
    SampleLake shuffled = lake("b", records);
    shuffled.console(console.shuffled(new Random(7)), DaySet.ALL);
    // In two steps, the later days first.
    shuffled.interval = days("2025-03-20", "2025-05-20");
    run(shuffled);
    shuffled.interval = days("2025-02-10", "2025-03-20");
    run(shuffled);
    assertFalse(straight.table(StoreMetricsTable.SPEC).isEmpty());
    assertEquals(straight.table(StoreMetricsTable.SPEC), shuffled.table(StoreMetricsTable.SPEC));

    assertTrue(new StoreMetricsJob().run(straight.context()).unchanged());
  }

  @Test
  void recomputingTheReachedMonthsGivesWhatAFreshLakeGives() {
    RandomRecords records = new RandomRecords(14, 400, 60);
    SampleLake lake = lake("a", records);
    run(lake);
    OrderRow last = null;
    for (OrderRow o : records.orders) {
      if (o.instant("paid_at") != null && o.instant("delivered_at") == null) {
        last = last == null || o.instant("paid_at").isAfter(last.instant("paid_at")) ? o : last;
      }
    }
    last.set("delivered_at", last.instant("paid_at").plusSeconds(86_400));
    LocalDate paid = LocalDate.ofInstant(last.instant("paid_at"), ZoneOffset.UTC);
    LocalDate due = LocalDate.ofInstant(last.instant("delivered_at"), ZoneOffset.UTC);
    DaySet touched =
        DaySet.between(paid.minusDays(1), paid.plusDays(4))
            .union(DaySet.between(due.minusDays(1), due.plusDays(2)));
    lake.orders(records.orders, touched, DaySet.EMPTY, EVENTS);
    new FactsJob().run(lake.context());
    StageResult result = new StoreMetricsJob().run(lake.context());
    assertTrue(result.daysChanged() > 0 && result.daysChanged() < 99);

    SampleLake fresh = lake("b", records);
    run(fresh);
    assertEquals(fresh.table(StoreMetricsTable.SPEC), lake.table(StoreMetricsTable.SPEC));
  }

  @Test
  void aDeletedReviewReachesAllWindowsOfTheLaterOnesItMadeRoomFor() {
    DaySet events = days("2025-03-01", "2025-09-20");
    List<ReviewRow> reviews = new ArrayList<>();
    for (String day : List.of("01", "02", "03", "20")) {
      reviews.add(
          new ReviewRow("douyin", "s", "r" + day, Instant.parse("2025-03-" + day + "T04:00:00Z"))
              .set("buyer_key", "b")
              .rate("service_rating", "5.0"));
    }
    SampleLake lake = reviewed("a", reviews, DaySet.ALL, events);
    run(lake);
    reviews.get(0).set("is_deleted", true);
    lake.reviews(reviews, days("2025-03-01", "2025-03-02"), events);
    run(lake);

    SampleLake fresh = reviewed("b", reviews, DaySet.ALL, events);
    run(fresh);
    assertEquals(fresh.table(StoreMetricsTable.SPEC), lake.table(StoreMetricsTable.SPEC));
    // 2025-09-14 ends the last window of 180 days that holds March 20: its review counts now.
    Row last =
        lake.lake
            .read(StoreMetricsTable.SPEC)
            .where("as_of = '2025-09-14'")
            .select("service_mean_180d_den")
            .first();
    assertEquals(1.0, last.getDouble(0));
  }

  private SampleLake reviewed(String name, List<ReviewRow> reviews, DaySet changed, DaySet events) {
    SampleLake lake = new SampleLake(folder.resolve(name));
    lake.reviews(reviews, changed, events);
    return lake;
  }

  @Test
  void anEmptyLakeHasNoMetrics() {
    SampleLake lake = new SampleLake(folder.resolve("a"));
    new FactsJob().run(lake.context());
    assertTrue(new StoreMetricsJob().run(lake.context()).unchanged());
    assertEquals(List.of(), lake.table(StoreMetricsTable.SPEC));
  }
}
