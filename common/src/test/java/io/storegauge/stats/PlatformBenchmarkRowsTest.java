package io.storegauge.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.Touchpoint;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.PlatformBenchmarksTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class PlatformBenchmarkRowsTest {
  private static final double UNKNOWN = Double.NaN;
  private static final int DAY = 20_000;
  private static final List<MetricColumn> METRICS =
      List.of(
          MetricColumn.of("rating_mean_90d"),
          MetricColumn.of("pickup_48h_rate_30d"),
          MetricColumn.of("delivery_hours_mean_30d"));

  /** Brand null = unknown; values by metric. */
  private record Store(String platform, String id, String brand, long orders, double... values) {}

  private static Map<String, Map<String, Object>> rows(List<Store> stores, int minPeers) {
    List<InternalRow> in = new ArrayList<>();
    for (Store s : stores) {
      List<Object> cells = new ArrayList<>(Arrays.asList(text(s.platform()), text(s.id()), DAY));
      cells.addAll(Arrays.asList(null, s.orders(), 0L, null));
      for (double v : s.values()) {
        cells.add(Double.isNaN(v) ? null : (Double) v);
      }
      cells.add(text(s.brand()));
      in.add(new GenericInternalRow(cells.toArray()));
    }
    List<InternalRow> touchpoints = new ArrayList<>();
    new BrandTouchpoints(METRICS, minPeers)
        .rows(in.iterator())
        .forEachRemaining(r -> touchpoints.add(r.copy()));
    touchpoints.sort(
        Comparator.comparing((InternalRow r) -> r.getUTF8String(BrandTouchpoints.BRAND))
            .thenComparing(r -> r.getUTF8String(BrandTouchpoints.PLATFORM)));
    return finished(touchpoints);
  }

  private static Map<String, Map<String, Object>> finished(List<InternalRow> touchpoints) {
    Map<String, Map<String, Object>> out = new TreeMap<>();
    Iterator<InternalRow> rows = PlatformBenchmarkRows.rows(touchpoints.iterator());
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      Map<String, Object> cells = new TreeMap<>();
      for (int c = 0; c < PlatformBenchmarksTable.SPEC.columns().size(); c++) {
        var column = PlatformBenchmarksTable.SPEC.columns().get(c);
        Object cell = row.isNullAt(c) ? null : row.get(c, column.type());
        cells.put(
            column.name(),
            cell instanceof UTF8String t
                ? t.toString()
                : cell instanceof Decimal d ? d.toJavaBigDecimal() : cell);
      }
      out.put(
          cells.get("brand") + "/" + cells.get("platform") + "/" + cells.get("touchpoint"), cells);
    }
    return out;
  }

  private static UTF8String text(String text) {
    return text == null ? null : UTF8String.fromString(text);
  }

  private static void assertRow(Map<String, Object> row, Object... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      Object expected = columnsAndValues[i + 1];
      Object actual = row.get((String) columnsAndValues[i]);
      assertEquals(
          expected,
          actual instanceof BigDecimal d ? (Object) d.doubleValue() : actual,
          (String) columnsAndValues[i]);
    }
  }

  private static List<Store> twoPlatforms() {
    return List.of(
        new Store("jd", "acme1", "acme", 100, 4.8, 0.1, 20),
        new Store("jd", "acme2", "acme", 300, 4.2, 0.9, UNKNOWN),
        new Store("jd", "z1", "zeta", 30, 4.0, 0.5, 30),
        new Store("jd", "z2", null, 30, 4.5, 0.6, 40),
        new Store("jd", "new", "acme", 29, 1.0, 0.0, 90),
        new Store("tmall", "acme3", "acme", 50, 4.9, UNKNOWN, UNKNOWN),
        new Store("tmall", "y", null, 50, 4.0, UNKNOWN, UNKNOWN));
  }

  @Test
  void aBrandsTouchpointsStandWeakestFirst() {
    Map<String, Map<String, Object>> rows = rows(twoPlatforms(), 20);
    // Ratings: acme1 is first of four, 87.5, acme2 third, 37.5; (100 × 87.5 + 300 × 37.5) ÷ 400.
    assertRow(
        rows.get("acme/jd/product"),
        "stores",
        2,
        "paid_orders_30d",
        400L,
        "metrics",
        1,
        "percentile",
        50.0,
        "weakest_metric",
        "rating_mean_90d",
        "weakness_rank",
        1);
    // Pickup: acme1 last of four, 12.5, acme2 first, 87.5: 68.75 by orders. Hours: acme1 alone of
    // the brand, first of three, 83.333333. Their mean is 76.0416665.
    assertRow(
        rows.get("acme/jd/logistics"),
        "stores",
        2,
        "paid_orders_30d",
        400L,
        "metrics",
        2,
        "percentile",
        76.041667,
        "weakest_metric",
        "pickup_48h_rate_30d",
        "weakest_percentile",
        68.75,
        "weakness_rank",
        3);
    // First of two: 75.
    assertRow(rows.get("acme/tmall/product"), "percentile", 75.0, "weakness_rank", 2);
    assertRow(rows.get("zeta/jd/product"), "stores", 1, "percentile", 12.5, "weakness_rank", 1);
    // The store without a brand is somebody's peer and nobody's brand.
    assertEquals(5, rows.size());
  }

  @Test
  void whatDiffersBetweenPlatformsMakesABrandInconsistent() {
    Map<String, Map<String, Object>> rows = rows(twoPlatforms(), 20);
    // 50 and 75: each 12.5 from the mean, twice that.
    assertRow(
        rows.get("acme/jd/product"),
        "platforms",
        2,
        "inconsistency",
        25.0,
        "gap_to_best",
        -25.0,
        "brand_inconsistency",
        25.0);
    assertRow(rows.get("acme/tmall/product"), "inconsistency", 25.0, "gap_to_best", 0.0);
    // Logistics is known on one platform alone: nothing to compare, and no part of the brand's.
    assertRow(
        rows.get("acme/jd/logistics"),
        "platforms",
        1,
        "inconsistency",
        null,
        "gap_to_best",
        null,
        "brand_inconsistency",
        25.0);
    assertNull(rows.get("zeta/jd/product").get("brand_inconsistency"));
  }

  @Test
  void theIndexGoesFromTheSameEverywhereToBestHereAndWorstThere() {
    assertEquals(100.0, inconsistency(0, 100));
    assertEquals(100.0, inconsistency(0, 100, 100, 0));
    assertEquals(0.0, inconsistency(30, 30, 30));
    // Mean 50, squares 2 × 2500 over three: 2 × √(5000/3) = 81.649658.
    assertEquals(81.649658, inconsistency(0, 50, 100));
  }

  private static double inconsistency(int... percentiles) {
    List<InternalRow> rows = new ArrayList<>();
    for (int p = 0; p < percentiles.length; p++) {
      rows.add(
          new GenericInternalRow(
              new Object[] {
                text("b"),
                DAY,
                text("p" + p),
                1,
                1,
                30L,
                1,
                percentiles[p] * 1_000_000L,
                text("rating_mean_90d"),
                percentiles[p] * 1_000_000L,
                DAY
              }));
    }
    return ((BigDecimal) finished(rows).get("b/p0/product").get("inconsistency")).doubleValue();
  }

  @Test
  void equalTouchpointsShareTheirRank() {
    List<Store> stores = new ArrayList<>();
    for (String platform : List.of("jd", "tmall")) {
      stores.add(new Store(platform, "a", "acme", 30, 4.0, 0.9, UNKNOWN));
      stores.add(new Store(platform, "b", "zeta", 30, 4.5, 0.5, UNKNOWN));
    }
    Map<String, Map<String, Object>> rows = rows(stores, 20);
    assertRow(rows.get("acme/jd/product"), "weakness_rank", 1);
    assertRow(rows.get("acme/tmall/product"), "weakness_rank", 1, "inconsistency", 0.0);
    assertRow(rows.get("acme/jd/logistics"), "weakness_rank", 3);
  }

  /** Random brands against a second reading of the definitions, in doubles. */
  @Test
  void everyFigureIsWhatAddingUpStoreByStoreGivesWhateverTheOrderOfRows() {
    Random random = new Random(12);
    List<Store> stores = new ArrayList<>();
    for (String platform : List.of("jd", "tmall", "douyin")) {
      for (int s = 0; s < 60; s++) {
        double[] values = {
          3 + random.nextInt(9) / 4.0, random.nextDouble(), 20 + random.nextInt(9)
        };
        values[random.nextInt(3)] = UNKNOWN;
        String brand = random.nextInt(4) == 0 ? null : "b" + random.nextInt(8);
        stores.add(new Store(platform, "s" + s, brand, 20 + random.nextInt(200), values));
      }
    }
    Map<String, Map<String, Object>> rows = rows(stores, 20);
    Collections.shuffle(stores, random);
    assertEquals(rows, rows(stores, 20));
    for (Map<String, Object> row : rows.values()) {
      String brand = (String) row.get("brand");
      String platform = (String) row.get("platform");
      String touchpoint = (String) row.get("touchpoint");
      List<Double> byMetric = percentiles(stores, brand, platform, touchpoint);
      double percentile = mean(byMetric);
      assertEquals(byMetric.size(), row.get("metrics"));
      assertEquals(percentile, number(row, "percentile"), 2e-6);
      assertEquals(Collections.min(byMetric), number(row, "weakest_percentile"), 2e-6);
      List<Double> everywhere = new ArrayList<>();
      for (String other : List.of("douyin", "jd", "tmall")) {
        List<Double> there = percentiles(stores, brand, other, touchpoint);
        if (!there.isEmpty()) {
          everywhere.add(mean(there));
        }
      }
      assertEquals(everywhere.size(), row.get("platforms"));
      double mean = mean(everywhere);
      double variance = mean(everywhere.stream().map(p -> (p - mean) * (p - mean)).toList());
      assertEquals(2 * Math.sqrt(variance), number(row, "inconsistency"), 1e-5);
      assertEquals(percentile - Collections.max(everywhere), number(row, "gap_to_best"), 5e-6);
      long weaker =
          rows.values().stream()
              .filter(r -> r.get("brand").equals(brand))
              .filter(r -> number(r, "percentile") < number(row, "percentile"))
              .count();
      assertEquals((int) weaker + 1, row.get("weakness_rank"));
    }
    Map<Object, List<Map<String, Object>>> byBrand =
        rows.values().stream().collect(Collectors.groupingBy(r -> r.get("brand")));
    for (List<Map<String, Object>> ofBrand : byBrand.values()) {
      Map<Object, Double> byTouchpoint = new TreeMap<>();
      ofBrand.forEach(r -> byTouchpoint.put(r.get("touchpoint"), number(r, "inconsistency")));
      double index = mean(new ArrayList<>(byTouchpoint.values()));
      assertEquals(index, number(ofBrand.get(0), "brand_inconsistency"), 1e-5);
      assertTrue(index >= 0 && index <= 100);
    }
    assertEquals(8, byBrand.size());
  }

  private static double number(Map<String, Object> row, String column) {
    return ((BigDecimal) row.get(column)).doubleValue();
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Of each metric of a touchpoint that the brand has a percentile by, by counting. */
  private static List<Double> percentiles(
      List<Store> stores, String brand, String platform, String touchpoint) {
    List<Double> percentiles = new ArrayList<>();
    for (int m = 0; m < METRICS.size(); m++) {
      int metric = m;
      if (!Touchpoint.of(METRICS.get(m).id()).id().equals(touchpoint)) {
        continue;
      }
      List<Store> peers =
          stores.stream()
              .filter(s -> s.platform().equals(platform) && s.orders() >= 30)
              .filter(s -> !Double.isNaN(s.values()[metric]))
              .toList();
      double sum = 0;
      double orders = 0;
      for (Store s : peers) {
        if (brand.equals(s.brand())) {
          double below = 0;
          for (Store p : peers) {
            int c = Double.compare(s.values()[m], p.values()[m]);
            c = METRICS.get(m).higherIsBetter() ? c : -c;
            below += c > 0 ? 1 : c == 0 ? 0.5 : 0;
          }
          sum += s.orders() * 100 * below / peers.size();
          orders += s.orders();
        }
      }
      if (orders > 0) {
        percentiles.add(sum / orders);
      }
    }
    return percentiles;
  }
}
