package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Metric;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreMetricsTable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lake, whose calendar is edited again and again. */
class ExemptDaysJobTest {
  private static final DaySet EVENTS = DaySet.parse("2025-02-10..2025-05-20");
  private static final DaySet FESTIVAL = DaySet.parse("2025-03-25..2025-03-28");
  private static final ExemptDays CALENDAR =
      new ExemptDays(
          Map.of(
              "douyin",
              Map.of(
                  Metric.PICKUP_HOURS_MEAN,
                  FESTIVAL,
                  Metric.ASSISTANCE_RATE,
                  FESTIVAL,
                  Metric.RATING_MEAN,
                  DaySet.parse("2025-03-10..2025-03-28"),
                  Metric.DAMAGE_RETURN_RATE,
                  DaySet.parse("2025-02-15..2025-04-10"))));

  @TempDir Path folder;

  private static final DaySet AS_OF = DaySet.parse("2025-03-20..2025-04-05");

  private static Map<List<String>, String> categories() {
    Map<List<String>, String> categories = new HashMap<>();
    for (String platform : List.of("douyin", "tmall", "aliexpress")) {
      for (int i = 0; i < 4; i++) {
        categories.put(List.of(platform, "s" + i), i < 3 ? "toys" : null);
      }
    }
    return categories;
  }

  @Test
  void anEditedCalendarRecomputesTheDaysItReachesAndNoOthers() {
    RandomRecords records = new RandomRecords(11, 900, 60);
    ConsoleRows console = new ConsoleRows(31, records.orders, 60);
    SampleLake lake = new SampleLake(folder.resolve("lake"));
    lake.orders(records.orders, DaySet.ALL, DaySet.ALL, EVENTS);
    lake.reviews(records.reviews, DaySet.ALL, EVENTS);
    lake.stores(
        categories().entrySet().stream()
            .map(e -> new String[] {e.getKey().get(0), e.getKey().get(1), e.getValue()})
            .toList());
    lake.console(console, DaySet.ALL);
    lake.minDenominator = 10;
    lake.interval = AS_OF;
    new FactsJob().run(lake.context());
    StoreMetricsJob metrics = new StoreMetricsJob();
    metrics.run(lake.context());
    List<Row> everyDayCounts = rows(lake);

    // 25 to 28 March are in windows of 30 days up to 26 April: of the as-of days the 25th to 5
    // April.
    lake.exempt = new ExemptDays(Map.of("douyin", Map.of(Metric.PICKUP_HOURS_MEAN, FESTIVAL)));
    assertEquals(
        DaySet.parse("2025-03-25..2025-04-05"), metrics.plan(lake.context()).get(0).stale());
    assertEquals(12, metrics.run(lake.context()).daysChanged());
    assertTrue(metrics.run(lake.context()).unchanged());

    lake.exempt = CALENDAR;
    // The days of damages began before the first as-of day.
    assertEquals(17, metrics.run(lake.context()).daysChanged());
    assertTrue(metrics.run(lake.context()).unchanged());
    assertEquals(CALENDAR, ExemptNote.of(lake.lake));
    List<Row> edited = rows(lake);
    areThoseOfTheDefinitions(
        edited,
        new MetricsOracle(
            new FactsOracle(records.orders, records.reviews, console),
            categories(),
            10,
            3,
            CALENDAR));
    // The review score is drawn to the peers by the variance of the mean rating.
    assertEquals(
        Set.of(
            "pickup_hours_mean",
            "assistance_rate",
            "rating_mean",
            "review_score",
            "damage_return_rate"),
        moved(everyDayCounts, edited, "douyin"));
    assertEquals(Set.of(), moved(everyDayCounts, edited, "tmall"));
    assertEquals(Set.of(), moved(everyDayCounts, edited, "aliexpress"));

    // Another minimum, and this one again: everything anew ends the same.
    lake.minDenominator = 11;
    metrics.run(lake.context());
    lake.minDenominator = 10;
    assertEquals(-1, metrics.run(lake.context()).daysChanged());
    assertEquals(edited, rows(lake));

    // Next year's festival is in no window yet.
    lake.exempt =
        new ExemptDays(
            Map.of(
                "douyin",
                CALENDAR.days().get("douyin"),
                "tmall",
                Map.of(Metric.RATING_MEAN, DaySet.parse("2026-02-15..2026-02-23"))));
    assertTrue(metrics.run(lake.context()).unchanged());

    lake.exempt = ExemptDays.NONE;
    metrics.run(lake.context());
    assertEquals(everyDayCounts, rows(lake));
  }

  private static List<Row> rows(SampleLake lake) {
    return lake.lake
        .read(StoreMetricsTable.SPEC)
        .orderBy("platform", "store_id", "as_of")
        .collectAsList();
  }

  /** Ids of the metrics of which a column of some row of the platform differs. */
  private static Set<String> moved(List<Row> before, List<Row> after, String platform) {
    Set<String> moved = new TreeSet<>();
    for (int r = 0; r < before.size(); r++) {
      for (int c = 0; c < before.get(r).length(); c++) {
        Object was = before.get(r).get(c);
        boolean same = was == null ? after.get(r).isNullAt(c) : was.equals(after.get(r).get(c));
        if (!same && before.get(r).getAs("platform").equals(platform)) {
          String column = before.get(r).schema().fieldNames()[c];
          moved.add(
              MetricColumn.ALL.stream()
                  .filter(m -> column.startsWith(m.name()))
                  .map(MetricColumn::id)
                  .findFirst()
                  .orElse(column));
        }
      }
    }
    return moved;
  }

  private static void areThoseOfTheDefinitions(List<Row> rows, MetricsOracle oracle) {
    List<List<String>> stores = List.copyOf(categories().keySet());
    int compared = 0;
    for (Row r : rows) {
      LocalDate asOf = r.<Date>getAs("as_of").toLocalDate();
      if (asOf.getDayOfMonth() % 6 != 2) {
        continue; // the 20th, 26th and 2nd: before, within and after the festival
      }
      List<String> store = List.of(r.getAs("platform"), r.getAs("store_id"));
      for (Metric.Windowed m : Metric.sampled()) {
        MetricsOracle.Sample own = oracle.sample(store, asOf, m);
        String name = store + " " + asOf + " " + m.column();
        isClose(own.sum(), r.getAs(m.column() + "_num"), name + " numerator");
        isClose(own.count(), r.getAs(m.column() + "_den"), name + " denominator");
        isClose(oracle.value(own), r.getAs(m.column()), name);
        isClose(
            oracle.shrunk(store, asOf, m, stores),
            r.getAs(m.column() + "_shrunk"),
            name + " shrunk");
        compared++;
      }
    }
    assertTrue(compared > 800, "compared " + compared);
  }

  private static void isClose(Double expected, Double actual, String what) {
    if (expected == null || actual == null) {
      assertEquals(expected, actual, what);
    } else {
      assertFalse(expected.isNaN(), what);
      assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)), what);
    }
  }
}
