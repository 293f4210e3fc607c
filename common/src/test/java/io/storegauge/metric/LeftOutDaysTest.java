package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** Exempt days of one platform, days as epoch days. */
class LeftOutDaysTest extends StoreDayRecords {

  private static DaySet days(long first, long last) {
    return DaySet.between(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last + 1));
  }

  private void exempt(Metric metric, DaySet days) {
    Map<Metric, DaySet> all = new EnumMap<>(Metric.class);
    all.putAll(exempt.days().getOrDefault("p", Map.of()));
    all.put(metric, days);
    exempt = new ExemptDays(Map.of("p", all));
  }

  private static Map<Fact, Long> promises(long met, long due) {
    return Map.of(Fact.SHIP_PROMISE_MET, met, Fact.SHIP_PROMISE_DUE, due);
  }

  private static void assertMetric(
      InternalRow row, String column, double numerator, double denominator) {
    assertEquals(numerator, real(row, column + "_num"), 1e-9, column);
    assertEquals(denominator, real(row, column + "_den"), 1e-9, column);
    assertEquals(numerator / denominator, real(row, column), 1e-12, column);
  }

  @Test
  void anExemptDayIsInNoWindowAndTheDaysBesideItAre() {
    // Days 1003 to 1005 are a holiday.
    exempt(Metric.SHIP_ON_PROMISE_RATE, days(1003, 1005));
    day("s", 1000, promises(36, 40), null);
    day("s", 1002, promises(8, 10), null);
    day("s", 1003, promises(1, 20), null);
    day("s", 1005, promises(0, 20), null);
    day("s", 1006, promises(5, 10), null);
    Map<String, InternalRow> rows = compute(1000, 1100, 1);
    assertMetric(rows.get("s 1002"), "ship_on_promise_rate_30d", 44, 50);
    // Inside the holiday the window just sees fewer days.
    assertMetric(rows.get("s 1003"), "ship_on_promise_rate_30d", 44, 50);
    assertMetric(rows.get("s 1005"), "ship_on_promise_rate_30d", 44, 50);
    assertMetric(rows.get("s 1006"), "ship_on_promise_rate_30d", 49, 60);
    assertMetric(rows.get("s 1006"), "ship_on_promise_rate_90d", 49, 60);
    // 1030 ends the first window without day 1000, 1033 one that begins inside the holiday.
    assertEquals(13.0, real(rows.get("s 1030"), "ship_on_promise_rate_30d_num"));
    assertEquals(20.0, real(rows.get("s 1030"), "ship_on_promise_rate_30d_den"));
    assertEquals(5.0, real(rows.get("s 1033"), "ship_on_promise_rate_30d_num"));
    assertEquals(10.0, real(rows.get("s 1035"), "ship_on_promise_rate_30d_den"));
    assertEquals(0.0, real(rows.get("s 1036"), "ship_on_promise_rate_30d_den"));
    assertMetric(rows.get("s 1036"), "ship_on_promise_rate_90d", 49, 60);
  }

  @Test
  void withEveryDayExemptThereIsNoEvidence() {
    exempt(Metric.SHIP_ON_PROMISE_RATE, days(990, 1000));
    day("s", 1000, promises(40, 40), null);
    InternalRow row = compute(1000, 1000, 1).get("s 1000");
    assertNull(real(row, "ship_on_promise_rate_30d"));
    assertNull(real(row, "ship_on_promise_rate_30d_shrunk"));
    assertEquals(0.0, real(row, "ship_on_promise_rate_30d_num"));
    assertEquals(0.0, real(row, "ship_on_promise_rate_30d_den"));
  }

  @Test
  void ofTwoMetricsOfTheSameFactOnlyTheOneThatIsNamedLeavesItOut() {
    exempt(Metric.SELLER_CANCEL_RATE, days(1001, 1001));
    long stars = Fact.WEIGHT_UNIT;
    day("s", 1000, Map.of(Fact.PAID_ORDERS, 50L, Fact.SETTLED_ORDERS, 50L), null);
    day(
        "s",
        1001,
        Map.of(
            Fact.PAID_ORDERS, 50L,
            Fact.SELLER_CANCELLED_ORDERS, 20L,
            Fact.REFUNDED_ORDERS_ALL, 10L,
            Fact.RATING_WEIGHT, 30 * stars,
            Fact.RATING_SUM, 30 * stars * 8),
        null);
    InternalRow row = compute(1001, 1001, 1).get("s 1001");
    assertMetric(row, "seller_cancel_rate_90d", 0, 50);
    assertMetric(row, "refund_rate_all_30d", 10, 100);
    assertEquals(4.0, real(row, "rating_mean_30d"));
    assertEquals(100, count(row, "paid_orders_30d"));
    assertEquals(0.5, real(row, "completeness_30d"));
  }

  @Test
  void aStoreIsDrawnToWhatItsPeersDoOnTheDaysThatCount() {
    exempt(Metric.SHIP_ON_PROMISE_RATE, days(1001, 1001));
    day("a", 1000, promises(100, 100), null);
    day("a", 1001, promises(0, 500), null);
    day("b", 1000, promises(0, 300), null);
    day("b", 1001, promises(500, 500), null);
    day("c", 1000, promises(100, 100), null);
    day("d", 1000, promises(100, 100), null);
    // As if day 1001 were not: 300 of 600 in time, stores as different as can be: m = 5.
    InternalRow row = compute(1001, 1001, 2).get("b 1001");
    assertEquals((5 * 0.5 + 0) / (5 + 300), real(row, "ship_on_promise_rate_30d_shrunk"), 1e-12);
  }

  @Test
  void aShareOfAShareLeavesOutItsThreeSumsAndItsBase() {
    exempt(Metric.ASSISTANCE_RATE, days(1001, 1001));
    day(
        "s",
        1000,
        Map.of(
            Fact.PAID_ORDERS, 100L,
            Fact.COMPLAINTS, 10L,
            Fact.JUDGED_CASES, 4L,
            Fact.SELLER_LIABLE_CASES, 1L),
        null);
    Map<Fact, Long> bad =
        Map.of(
            Fact.PAID_ORDERS, 50L,
            Fact.COMPLAINTS, 50L,
            Fact.JUDGED_CASES, 50L,
            Fact.SELLER_LIABLE_CASES, 50L);
    day("s", 1001, bad, null);
    // Judged on the exempt day alone: of the one complaint before nobody knows.
    day("t", 1000, Map.of(Fact.PAID_ORDERS, 100L, Fact.COMPLAINTS, 1L), null);
    day("t", 1001, bad, null);
    // Complaints nobody judged, but on the exempt day alone: none is known, 0 of 100.
    day("u", 1000, Map.of(Fact.PAID_ORDERS, 100L), null);
    day("u", 1001, Map.of(Fact.PAID_ORDERS, 50L, Fact.COMPLAINTS, 9L), null);
    Map<String, InternalRow> rows = compute(1001, 1001, 1);
    // 10 % × 1/4.
    assertMetric(rows.get("s 1001"), "assistance_rate_30d", 2.5, 100);
    assertMetric(rows.get("s 1001"), "complaint_rate_30d", 60, 150);
    assertNull(real(rows.get("t 1001"), "assistance_rate_30d"));
    assertEquals(0.0, real(rows.get("t 1001"), "assistance_rate_30d_den"));
    assertMetric(rows.get("u 1001"), "assistance_rate_30d", 0, 100);
  }

  @Test
  void percentilesLeaveOutTheDaysOfTheMeanOfTheSameTimes() {
    byte[] fast = {50, 40};
    byte[] slow = {90, 60};
    day("s", 1000, Map.of(Fact.DELIVERED_ORDERS, 40L), fast);
    day("s", 1001, Map.of(Fact.DELIVERED_ORDERS, 60L), slow);
    assertEquals(
        DeliveryHistogram.hours(90),
        real(compute(1001, 1001, 1).get("s 1001"), "delivery_hours_p50_30d"));
    exempt(Metric.DELIVERY_HOURS_MEAN, days(1001, 1001));
    Map<String, InternalRow> rows = compute(1001, 1031, 1);
    assertEquals(DeliveryHistogram.hours(50), real(rows.get("s 1001"), "delivery_hours_p50_30d"));
    assertEquals(DeliveryHistogram.hours(50), real(rows.get("s 1029"), "delivery_hours_p90_30d"));
    assertNull(real(rows.get("s 1030"), "delivery_hours_p50_30d"), "only the exempt day is left");
    assertEquals(40.0, real(rows.get("s 1001"), "delivery_hours_mean_30d_den"));
  }

  @Test
  void anotherPlatformsDaysDoNotMatter() {
    exempt = new ExemptDays(Map.of("q", Map.of(Metric.SHIP_ON_PROMISE_RATE, days(1000, 1000))));
    day("s", 1000, promises(30, 40), null);
    assertMetric(compute(1000, 1000, 1).get("s 1000"), "ship_on_promise_rate_30d", 30, 40);
  }

  /** Random facts of a few stores, but on some days. */
  private void random(Random random, DaySet without) {
    packed.clear();
    for (String store : List.of("a", "b", "c", "d", "e")) {
      category(store, "toys");
      for (long day = 1000; day < 1080; day++) {
        Map<Fact, Long> facts = new HashMap<>();
        for (Fact fact : Measures.FACTS) {
          facts.put(fact, (long) random.nextInt(20));
        }
        boolean counts = random.nextInt(3) > 0;
        if (counts && !without.contains(LocalDate.ofEpochDay(day))) {
          byte delivered = facts.get(Fact.DELIVERED_ORDERS).byteValue();
          day(store, day, facts, delivered == 0 ? null : new byte[] {50, delivered});
        } else {
          // The store is there all the same.
          day(store, day, Map.of(Fact.GMV_CENTS, 1L), null);
        }
      }
    }
  }

  /** Another way to the same: the facts of the days are not there at all. */
  @Test
  void aMetricThatLeavesDaysOutIsThatOfAPlatformWithoutTheFactsOfThem() {
    DaySet holidays = days(1005, 1012).union(days(1030, 1030)).union(days(1050, 1061));
    int compared = 0;
    for (Metric metric : Metric.values()) {
      // The score takes the variance inside stores from the mean rating, which leaves nothing out.
      if (!metric.canLeaveOutDays() || metric == Metric.REVIEW_SCORE) {
        continue;
      }
      exempt = new ExemptDays(Map.of("p", Map.of(metric, holidays)));
      random(new Random(metric.ordinal()), DaySet.EMPTY);
      Map<String, InternalRow> masked = compute(1055, 1075, 3);
      exempt = ExemptDays.NONE;
      random(new Random(metric.ordinal()), holidays);
      Map<String, InternalRow> absent = compute(1055, 1075, 3);
      for (int window : metric.windows()) {
        for (String part : List.of("", "_num", "_den", "_shrunk")) {
          String column = metric.id() + "_" + window + "d" + part;
          for (long day = 1055; day <= 1075; day += 5) {
            String row = "b " + day;
            assertEquals(real(absent.get(row), column), real(masked.get(row), column), column);
            compared += real(masked.get(row), column) == null ? 0 : 1;
          }
        }
      }
    }
    assertTrue(compared > 500, "compared " + compared);
  }

  private static List<Object> cells(InternalRow row) {
    List<Object> cells = new ArrayList<>();
    StructField[] fields = StoreMetricsTable.SPEC.schema().fields();
    for (int c = 0; c < fields.length; c++) {
      DataType type = fields[c].dataType();
      cells.add(row.isNullAt(c) ? null : row.get(c, type));
    }
    return cells;
  }

  private Map<String, List<Object>> table() {
    Map<String, List<Object>> table = new HashMap<>();
    compute(1040, 1079, 3).forEach((key, row) -> table.put(key, cells(row)));
    return table;
  }

  @Test
  void aCalendarOfDaysOutsideEveryWindowChangesNothingAndEveryOtherItsMetricAlone() {
    random(new Random(1), DaySet.EMPTY);
    Map<String, List<Object>> without = table();
    exempt(Metric.PICKUP_HOURS_MEAN, days(500, 860).union(days(1080, 2000)));
    exempt(Metric.RATING_MEAN, DaySet.EMPTY);
    assertEquals(without, table());
    exempt(Metric.PICKUP_HOURS_MEAN, days(1020, 1030));
    Map<String, List<Object>> with = table();
    List<String> columns = StoreMetricsTable.SPEC.columnNames();
    List<String> changed =
        columns.stream()
            .filter(
                c ->
                    with.keySet().stream()
                        .anyMatch(
                            k -> {
                              int at = columns.indexOf(c);
                              Object before = without.get(k).get(at);
                              return before == null
                                  ? with.get(k).get(at) != null
                                  : !before.equals(with.get(k).get(at));
                            }))
            .toList();
    assertEquals(
        List.of(
            "pickup_hours_mean_30d",
            "pickup_hours_mean_30d_num",
            "pickup_hours_mean_30d_den",
            "pickup_hours_mean_30d_shrunk"),
        changed);
  }
}
