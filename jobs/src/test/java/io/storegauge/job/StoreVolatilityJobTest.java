package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Rated;
import io.storegauge.model.DaySet;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.VolatilityChangeTable;
import io.storegauge.table.VolatilitySignalsTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVolatilityJobTest {
  private static final TableSpec TABLE = StoreVolatilityTable.SPEC;
  private static final TableSpec SIGNALS = VolatilitySignalsTable.SPEC;
  private static final TableSpec CHANGE = VolatilityChangeTable.SPEC;
  private static final StoreVolatilityJob JOB = new StoreVolatilityJob();

  @TempDir Path folder;

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(20));
  }

  /** Ratings of five stores over a number of days, many days without any. */
  private static List<Rated> ratings(int days) {
    Random random = new Random(11);
    List<Rated> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (int s = 0; s < 5; s++) {
        if (random.nextInt(3) > 0) {
          all.add(
              new Rated(
                  "s" + s,
                  GoldLake.START.plusDays(d),
                  random.ints(1 + random.nextInt(4), 1, 6).asDoubleStream().toArray()));
        }
      }
    }
    return all;
  }

  @Test
  void aStoreHasARowPerWindowAndDayWhileTheWindowHoldsARating() {
    GoldLake lake = lake("lake");
    lake.writeStoreDays(
        DaySet.ALL,
        List.of(
            new Rated("a", GoldLake.START, 5, 3),
            new Rated("a", GoldLake.START.plusDays(1), 5),
            new Rated("a", GoldLake.START.plusDays(5), 1, 3)));
    lake.run(JOB, GoldLake.days(20));
    // Windows of 7 and 90 days: the last rating leaves the shorter one after the 12th.
    assertEquals(20 + 12, lake.rows(TABLE).size());
    // Worked out in RatingVolatilityTest, but for the drawdown: all lies within 7 days.
    Row week = lake.row(TABLE, "as_of = DATE'2025-01-06' AND window_days = 7");
    assertEquals("jd", week.getAs("platform"));
    assertEquals(3, week.<Integer>getAs("rated_days"));
    assertEquals(5.0, week.<Double>getAs("ratings"));
    assertEquals(3.4, week.<Double>getAs("rating_mean"), 1e-15);
    assertEquals(1.2, week.<Double>getAs("raw_volatility"), 1e-15);
    assertEquals(Math.sqrt(2), week.<Double>getAs("within_day_deviation"), 1e-15);
    assertEquals(1.0, week.<Double>getAs("volatility"), 1e-14);
    assertEquals(Math.sqrt(0.58008), week.<Double>getAs("ewma_volatility"), 1e-14);
    assertEquals(Math.sqrt(3.392), week.<Double>getAs("downside_deviation"), 1e-14);
    // 4 of 2, 13/3 of 3, 3.4 of 5: the highest shrunk distance is 0.9333 × 3/13, the last 0.
    assertEquals(0.9333333333333333 * 3 / 13, week.<Double>getAs("max_drawdown"), 1e-14);
    assertEquals(0, week.<Integer>getAs("shewhart_signals"));
    assertEquals(0, week.<Integer>getAs("ewma_signals"));
    assertEquals(0, week.<Integer>getAs("cusum_signals"));
    assertEquals("2025-01-01", week.getAs("as_of_month").toString());
    // One rated day is too little evidence (two are asked for).
    Row first = lake.row(TABLE, "as_of = DATE'2025-01-01' AND window_days = 7");
    assertEquals(4.0, first.<Double>getAs("rating_mean"));
    for (String column : List.of("raw_volatility", "volatility", "max_drawdown", "cusum_signals")) {
      assertTrue(first.isNullAt(first.fieldIndex(column)), column);
    }
  }

  @Test
  void newDaysGiveWhatAFullRunWouldHave() {
    List<Rated> all = ratings(70);
    GoldLake full = lake("full");
    full.writeStoreDays(DaySet.ALL, all);
    full.run(JOB, GoldLake.days(70));

    GoldLake daily = lake("daily");
    daily.writeStoreDays(DaySet.ALL, all.stream().filter(r -> inFirstDays(r, 65)).toList());
    daily.run(JOB, GoldLake.days(65));
    // Five new days, and the ratings of one old day rewritten as they were.
    DaySet fresh = DaySet.between(GoldLake.START.plusDays(65), GoldLake.START.plusDays(70));
    daily.writeStoreDays(fresh, all);
    StageResult result = daily.run(JOB, fresh);

    assertEquals(5, result.daysChanged());
    assertEquals(full.rows(TABLE), daily.rows(TABLE));
  }

  private static boolean inFirstDays(Rated r, int days) {
    return r.date().isBefore(GoldLake.START.plusDays(days));
  }

  @Test
  void aChangedDayReachesEveryWindowThatHoldsIt() {
    List<Rated> all = ratings(120);
    GoldLake lake = lake("lake");
    lake.writeStoreDays(DaySet.ALL, all);
    lake.run(JOB, GoldLake.days(120));
    List<Row> before = lake.rows(TABLE);
    List<Rated> restated = new ArrayList<>(all);
    restated.add(new Rated("s9", GoldLake.START.plusDays(20), 1, 1, 5));
    lake.writeStoreDays(
        DaySet.between(GoldLake.START.plusDays(20), GoldLake.START.plusDays(21)), restated);
    // The longest window holds it for 90 days, the two windows that are compared to the last day.
    assertEquals(100, lake.run(JOB, DaySet.EMPTY).daysChanged());
    List<Row> after = lake.rows(TABLE);
    assertEquals(before.size() + 90 + 7, after.size());
    GoldLake full = lake("full");
    full.writeStoreDays(DaySet.ALL, restated);
    full.run(JOB, GoldLake.days(120));
    assertEquals(full.rows(TABLE), after);
  }

  /** Two good ratings a day, two bad ones on 25 January and from the 51st day on. */
  private static List<Rated> fall(int days) {
    List<Rated> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      LocalDate day = GoldLake.START.plusDays(d);
      all.add(d < 50 && d != 24 ? new Rated("fallen", day, 5, 4) : new Rated("fallen", day, 2, 1));
    }
    return all;
  }

  @Test
  void theLastDayOfEachMonthHasARowForEachSignalItCounts() {
    List<Rated> all = ratings(70);
    all.addAll(fall(70));
    GoldLake lake = lake("lake");
    lake.writeStoreDays(DaySet.ALL, all);
    lake.run(JOB, GoldLake.days(70));
    List<Row> signals = lake.rows(SIGNALS);
    assertEquals(
        Set.of("2025-01-31", "2025-02-28", "2025-03-11"),
        signals.stream().map(r -> r.getAs("as_of").toString()).collect(Collectors.toSet()));
    int counted = 0;
    for (Row v : lake.rows(TABLE)) {
      for (String chart : List.of("shewhart", "ewma", "cusum")) {
        Integer count = v.getAs(chart + "_signals");
        if (isLastOfMonth(v.getAs("as_of").toString()) && count != null) {
          counted += count;
          assertEquals(
              count,
              (int) signals.stream().filter(s -> isOf(s, v, chart)).count(),
              v + " " + chart);
        }
      }
    }
    assertEquals(signals.size(), counted);
    Row fall =
        lake.row(
            SIGNALS,
            "store_id = 'fallen' AND as_of = DATE'2025-03-11' AND window_days = 90 AND chart ="
                + " 'shewhart' AND date = DATE'2025-02-20'");
    assertEquals("down", fall.getAs("direction"));
    assertEquals(1.5, fall.<Double>getAs("value"));
    // x̄ = (49 × 4.5 + 21 × 1.5) / 70 = 3.6; every day has Σ squares 0.5 inside: σ² = 35 / 70.
    assertEquals(3.6 - 3 * Math.sqrt(0.25), fall.<Double>getAs("control_limit"), 1e-12);

    // A new day of the last month takes the place of the one before.
    lake.run(JOB, GoldLake.days(71));
    Set<String> asOf =
        lake.rows(SIGNALS).stream()
            .map(r -> r.getAs("as_of").toString())
            .collect(Collectors.toSet());
    assertEquals(Set.of("2025-01-31", "2025-02-28", "2025-03-12"), asOf);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB, GoldLake.days(71)));
  }

  private static boolean isLastOfMonth(String day) {
    return List.of("2025-01-31", "2025-02-28", "2025-03-11").contains(day);
  }

  private static boolean isOf(Row signal, Row volatility, String chart) {
    return signal.getAs("chart").equals(chart)
        && Stream.of("platform", "store_id", "as_of", "window_days")
            .allMatch(c -> signal.getAs(c).equals(volatility.getAs(c)));
  }

  /** Three equal ratings a day, 5 and 3 in turn, from the 91st day on 4.5 and 3.5. */
  private static List<Rated> calmed(String store, int days) {
    List<Rated> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      double off = d < 90 ? 1 : 0.5;
      double stars = 4 + (d % 2 == 0 ? off : -off);
      all.add(new Rated(store, GoldLake.START.plusDays(d), stars, stars, stars));
    }
    return all;
  }

  @Test
  void ninetyDaysAreComparedWithTheNinetyBefore() {
    GoldLake lake = lake("lake");
    List<Rated> all = calmed("a", 180);
    all.addAll(calmed("b", 180));
    lake.writeStoreDays(DaySet.ALL, all);
    lake.run(JOB, GoldLake.days(180));
    // Before the end of June no window before has enough ratings.
    assertEquals(2, lake.rows(CHANGE).size());
    Row jd = lake.row(CHANGE, "platform = 'jd'");
    assertEquals("2025-06-29", jd.getAs("as_of").toString());
    assertEquals(2L, jd.<Long>getAs("stores"));
    assertEquals(540.0, jd.<Double>getAs("ratings_before"));
    // Worked out in VolatilityChangeTest.
    assertEquals(Math.sqrt(90.0 / 89), jd.<Double>getAs("volatility_before"), 1e-6);
    assertEquals(0.5 * Math.sqrt(90.0 / 89), jd.<Double>getAs("volatility_after"), 1e-6);
    assertEquals(0.5, jd.<Double>getAs("reduction"), 1e-6);
    assertTrue(jd.<Double>getAs("reduction_low") > 0.4);
    assertTrue(jd.<Double>getAs("reduction_high") < 0.6);
    assertEquals("reduced", jd.getAs("conclusion"));
    assertEquals(0, jd.<Integer>getAs("holidays_before"));
    assertEquals("2025-06-01", jd.getAs("as_of_month").toString());
    assertEquals(StageResult.UNCHANGED, lake.run(JOB, GoldLake.days(180)));

    List<Row> expected = lake.rows(CHANGE);
    GoldLake shuffled = lake("shuffled");
    Collections.shuffle(all, new Random(5));
    shuffled.writeStoreDays(DaySet.ALL, all);
    shuffled.run(JOB, GoldLake.days(100));
    shuffled.run(JOB, GoldLake.days(180));
    assertEquals(expected, shuffled.rows(CHANGE));
  }

  @Test
  void aSecondRunWritesNothing() {
    GoldLake lake = lake("lake");
    lake.writeStoreDays(DaySet.ALL, ratings(10));
    lake.run(JOB, GoldLake.days(10));
    long version = lake.lake().version(TABLE);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB, GoldLake.days(10)));
    assertEquals(version, lake.lake().version(TABLE));
  }

  @Test
  void theOrderOfRowsAndTheNumberOfPartitionsDoNotMatter() {
    List<Rated> all = ratings(40);
    GoldLake sorted = lake("sorted");
    sorted.writeStoreDays(DaySet.ALL, all);
    sorted.run(JOB, GoldLake.days(40));
    List<Rated> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, new Random(5));
    assertNotEquals(all, mixed);
    GoldLake shuffled = lake("shuffled");
    shuffled.writeStoreDays(DaySet.ALL, mixed);
    shuffled.run(JOB, GoldLake.days(40));
    assertEquals(sorted.rows(TABLE), shuffled.rows(TABLE));
  }

  @Test
  void withoutFactsThereIsNothingToDo() {
    assertEquals(StageResult.UNCHANGED, lake("empty").run(JOB));
  }
}
