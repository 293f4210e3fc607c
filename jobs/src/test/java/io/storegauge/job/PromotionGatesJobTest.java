package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seven-day means of scores that follow from ratings alone: 100 × (rating − 1) / 4. */
class PromotionGatesJobTest {
  private static final TableSpec TABLE = PromotionGatesTable.SPEC;
  private static final PromotionGatesJob JOB = new PromotionGatesJob();
  private static final StoreScoresJob SCORES = new StoreScoresJob();
  private static final int DAYS = 40;

  @TempDir private static Path folder;

  /** Of all days in one run, which no test changes. */
  private static List<Row> expected;

  @BeforeAll
  static void writeExpected() {
    GoldLake lake = lake("whole", 7);
    lake.writeMetrics(DaySet.ALL, GoldLake.days(DAYS), stores(DAYS));
    lake.run(SCORES);
    lake.run(JOB);
    expected = lake.rows(TABLE);
  }

  /**
   * A lake of stores of jd, whose scheme has a rule.
   *
   * @param others platforms whose scheme has none
   */
  private static GoldLake lake(String name, int windowDays, String... others) {
    Conf conf = GoldLake.conf(5);
    Map<String, Platform> platforms = new TreeMap<>(conf.platforms());
    for (String other : others) {
      platforms.put(
          other,
          new Platform(other, ZoneOffset.UTC, "CNY", "without", Platform.PositiveReviews.RATING));
    }
    List<Scheme.Version> versions = conf.schemes().get("plain").versions();
    Scheme.Promotion promotion = new Scheme.Promotion(windowDays, 70);
    return new GoldLake(
        folder.resolve(name),
        conf.withPlatforms(platforms)
            .with(new Scheme("without", versions))
            .with(new Scheme("plain", versions, List.of(), Map.of("1", promotion))));
  }

  private static Metrics store(String id, LocalDate day, Double rating) {
    Map<String, Double> values =
        rating == null ? Map.of() : Map.of("rating_mean_90d_shrunk", rating);
    return new Metrics("jd", id, day, null, 50, "1.00", values);
  }

  /** Store a has 70 always, b falls by 2.5 a day from 100 and rises again, c has no score. */
  private static List<Metrics> stores(int days) {
    List<Metrics> stores = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      LocalDate day = GoldLake.START.plusDays(d);
      stores.add(store("a", day, 3.8));
      stores.add(store("b", day, 5 - Math.min(d, 40 - d) / 10.0));
      stores.add(store("c", day, null));
    }
    return stores;
  }

  private static DaySet days(int first, int last) {
    return DaySet.between(GoldLake.START.plusDays(first - 1L), GoldLake.START.plusDays(last));
  }

  @Test
  void gatesFollowFromTheScoresOfTheirDays() {
    assertEquals(3 * DAYS, expected.size());
    Row a =
        expected.stream().filter(r -> r.getAs("store_id").equals("a")).findFirst().orElseThrow();
    assertEquals(new BigDecimal("70.000000"), a.getAs("mean_score"));
    assertEquals(true, a.getAs("is_open"));
    // While b falls evenly its mean is the score of three days before: 100 − 2.5 × 11 on the 12th.
    assertEquals("72.500000 true", mean("b", "2025-01-15"));
    assertEquals("70.000000 true", mean("b", "2025-01-16"));
    assertEquals("67.500000 false", mean("b", "2025-01-17"));
    assertEquals("null null", mean("c", "2025-01-17"));
  }

  private static String mean(String store, String day) {
    return expected.stream()
        .filter(r -> r.getAs("store_id").equals(store) && r.getAs("as_of").toString().equals(day))
        .map(r -> r.getAs("mean_score") + " " + r.getAs("is_open"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aChangedDayRestatesTheSevenDaysItCountsIn() {
    GoldLake lake = lake("changed", 7);
    List<Metrics> late = stores(DAYS);
    late.replaceAll(
        m ->
            m.store().equals("b") && m.asOf().getDayOfYear() == 10 ? store("b", m.asOf(), 1.0) : m);
    lake.writeMetrics(DaySet.ALL, GoldLake.days(DAYS), late);
    lake.run(SCORES);
    lake.run(JOB);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
    lake.writeMetrics(days(10, 10), GoldLake.days(DAYS), stores(DAYS));
    lake.run(SCORES);
    List<Row> before = lake.rows(TABLE);
    assertEquals(7, lake.run(JOB).daysChanged());
    List<Row> after = lake.rows(TABLE);
    assertEquals(expected, after);
    List<String> other = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (!after.get(i).equals(before.get(i))) {
        other.add(after.get(i).getAs("store_id") + " " + after.get(i).getAs("as_of"));
      }
    }
    assertEquals(days(10, 16).size(), other.size(), other::toString); // and of store b alone
    assertEquals("b 2025-01-10", other.get(0));
    assertEquals("b 2025-01-16", other.get(6));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  @Test
  void daysMayComeInAnyOrder() {
    GoldLake lake = lake("pieces", 7);
    lake.writeMetrics(DaySet.ALL, GoldLake.days(DAYS), stores(DAYS));
    for (DaySet asked : List.of(days(20, DAYS), days(9, 12), days(1, 3), days(4, DAYS))) {
      lake.run(SCORES, asked);
      lake.run(JOB, asked);
    }
    assertEquals(expected, lake.rows(TABLE));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  @Test
  void anotherRuleIsTakenUpAndMakesNoScoreStale() {
    GoldLake lake = lake("rule", 7);
    lake.writeMetrics(DaySet.ALL, GoldLake.days(10), stores(10));
    lake.run(SCORES);
    lake.run(JOB);
    GoldLake other = lake("rule", 2);
    assertEquals(StageResult.UNCHANGED, other.run(SCORES));
    assertEquals(-1, other.run(JOB).daysChanged());
    // b has 80 on the 9th and 77.5 on the 10th.
    Row b = other.row(TABLE, "store_id = 'b' AND as_of = DATE'2025-01-10'");
    assertEquals(new BigDecimal("78.750000"), b.getAs("mean_score"));
    GoldLake none = new GoldLake(folder.resolve("rule"), GoldLake.conf(5));
    none.run(JOB);
    assertEquals(List.of(), none.rows(TABLE));
  }

  @Test
  void aPlatformThatComesLaterIsTakenUpOnAllDays() throws Exception {
    // The rule is one of jd, and the lake begins with another platform's stores.
    GoldLake lake = lake("later", 7, "tmall");
    List<Metrics> others =
        stores(DAYS).stream()
            .map(m -> new Metrics("tmall", m.store(), m.asOf(), null, 50, "1.00", m.values()))
            .toList();
    lake.writeMetrics(DaySet.ALL, GoldLake.days(DAYS), others);
    lake.run(SCORES);
    assertEquals(0, SparkJobs.startedBy(() -> assertEquals(StageResult.UNCHANGED, lake.run(JOB))));
    assertFalse(lake.lake().exists(TABLE));
    List<Metrics> both = new ArrayList<>(others);
    both.addAll(stores(DAYS));
    lake.writeMetrics(DaySet.ALL, GoldLake.days(DAYS), both);
    lake.run(SCORES);
    lake.run(JOB, days(DAYS, DAYS));
    assertEquals(expected, lake.rows(TABLE));
  }

  @Test
  void whereNoSchemeAsksForAMeanNothingIsDone() throws Exception {
    GoldLake lake = new GoldLake(folder.resolve("none"), GoldLake.conf(5));
    lake.writeMetrics(DaySet.ALL, GoldLake.days(2), stores(2));
    lake.run(SCORES);
    assertEquals(0, SparkJobs.startedBy(() -> assertEquals(StageResult.UNCHANGED, lake.run(JOB))));
    assertFalse(lake.lake().exists(TABLE));
  }
}
