package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.job.GoldLake.Rated;
import io.storegauge.model.DaySet;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRiskJobTest {
  private static final TableSpec RISK = StoreRiskTable.SPEC;
  private static final TableSpec DRIVERS = RiskDriversTable.SPEC;
  private static final StoreRiskJob JOB = new StoreRiskJob();

  @TempDir Path folder;

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(20));
  }

  private static Metrics store(String id, LocalDate day, String gmv, double bad) {
    return new Metrics(
        "jd",
        id,
        day,
        null,
        50,
        gmv,
        Map.of(
            "ship_on_promise_rate_30d_shrunk",
            1 - bad,
            "negative_review_rate_30d_shrunk",
            bad,
            "rating_mean_30d_shrunk",
            5 - bad,
            "rating_mean_90d_shrunk",
            5.0,
            "im_response_seconds_mean_30d_shrunk",
            200 * bad,
            "complaint_rate_30d_shrunk",
            bad / 10,
            "completeness_30d",
            0.9));
  }

  private static List<Metrics> stores(int days) {
    List<Metrics> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      LocalDate day = GoldLake.START.plusDays(d);
      all.add(store("good", day, "100.00", 0.1));
      all.add(store("bad", day, "900.55", 0.3));
      all.add(new Metrics("jd", "silent", day, null, 0, "0.00", Map.of()));
    }
    return all;
  }

  @Test
  void theIndexComesWithItsDriversAndPriority() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores(1));
    assertEquals(3 + 2 * 5, lake.run(JOB).rows());
    // The worse of two everywhere: 75; all drivers known but volatility, 95 of 100.
    Row bad = lake.row(RISK, "store_id = 'bad'");
    assertEquals(new BigDecimal("75.000000"), bad.getAs("risk_index"));
    assertEquals("critical", bad.getAs("band"));
    assertEquals(0.9, bad.<Double>getAs("completeness_30d"));
    assertEquals(0.95, bad.<Double>getAs("coverage"), 1e-15);
    assertEquals(new BigDecimal("900.55"), bad.getAs("gmv_30d"));
    // Highest amount of two, the newcomer is none of them: (1 + 1/2) / 2.
    assertEquals(75 * 1.5 / 2, bad.<Double>getAs("priority"), 1e-12);
    assertEquals(1, bad.<Integer>getAs("priority_rank"));
    Row good = lake.row(RISK, "store_id = 'good'");
    assertEquals("watch", good.getAs("band"));
    assertEquals(2, good.<Integer>getAs("priority_rank"));
    Row silent = lake.row(RISK, "store_id = 'silent'");
    assertEquals(0.0, silent.<Double>getAs("coverage"));
    assertTrue(silent.isNullAt(silent.fieldIndex("completeness_30d")));
    assertEquals("index", bad.getAs("band_by"));
    for (String column :
        List.of(
            "risk_index", "band", "band_by", "index_band", "gate", "priority", "priority_rank")) {
      assertTrue(silent.isNullAt(silent.fieldIndex(column)), column);
    }
    Row quality = lake.row(DRIVERS, "store_id = 'bad' AND driver = 'quality'");
    assertEquals(0.3, quality.<Double>getAs("value"));
    assertEquals(75.0, quality.<Double>getAs("percentile"));
    assertEquals("negative_review_rate_30d", quality.getAs("input"));
    assertEquals(25.0 / 95, quality.<Double>getAs("weight"), 1e-15);
    // 25 / 95 × 75 = 19.7368421, twice; 20, 15, 10: 15.7894737, 11.8421053, 7.8947368.
    assertEquals(new BigDecimal("19.736842"), quality.getAs("contribution"));
    Row response = lake.row(DRIVERS, "store_id = 'bad' AND driver = 'response'");
    assertEquals("im_response_seconds_mean_30d", response.getAs("input"));
    assertEquals(60.0, response.<Double>getAs("value"), 1e-12);
    assertEquals(new BigDecimal("15.789474"), response.getAs("contribution"));
    Row complaint = lake.row(DRIVERS, "store_id = 'bad' AND driver = 'complaint'");
    assertEquals(new BigDecimal("11.842105"), complaint.getAs("contribution"));
  }

  @Test
  void volatilityThatComesLaterIsTakenUp() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(10), stores(10));
    lake.run(JOB);
    List<Rated> rated = new ArrayList<>();
    for (int d = 0; d < 10; d++) {
      LocalDate day = GoldLake.START.plusDays(d);
      rated.add(new Rated("bad", day, d % 2 == 0 ? 1 : 5, d % 2 == 0 ? 2 : 4));
      rated.add(new Rated("good", day, 5, 5));
    }
    lake.writeStoreDays(DaySet.ALL, rated);
    lake.run(new StoreVolatilityJob(), GoldLake.days(10));
    assertEquals(-1, lake.run(JOB).daysChanged());
    Row driver =
        lake.row(
            DRIVERS, "store_id = 'bad' AND driver = 'volatility' AND as_of = DATE'2025-01-10'");
    assertEquals(75.0, driver.<Double>getAs("percentile"));
    Row risk = lake.row(RISK, "store_id = 'bad' AND as_of = DATE'2025-01-10'");
    assertEquals(1.0, risk.<Double>getAs("coverage"));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  @Test
  void aRunKilledBetweenTheTablesIsCompletedByTheNext() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(2), stores(2));
    lake.run(JOB);
    DaySet third = DaySet.between(GoldLake.START.plusDays(2), GoldLake.START.plusDays(3));
    lake.writeMetrics(third, GoldLake.days(3), stores(3));
    lake.run(JOB);
    List<Row> drivers = lake.rows(DRIVERS);
    long risk = lake.lake().version(RISK);
    lake.undoLastCommit(DRIVERS);
    assertEquals(1, lake.run(JOB).daysChanged());
    assertEquals(drivers, lake.rows(DRIVERS));
    assertEquals(risk, lake.lake().version(RISK));
  }

  @Test
  void aCrossedGateMakesTheBandAtLeastHigh() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(2), stores(2));
    lake.run(JOB);
    lake.writeGates(
        GoldLake.START,
        Map.of("good", "product_information", "bad", "product_information", "silent", "newcomer"));
    lake.run(JOB);
    Row good = lake.row(RISK, "store_id = 'good' AND as_of = DATE'2025-01-01'");
    assertEquals("high", good.getAs("band"));
    assertEquals("gate", good.getAs("band_by"));
    assertEquals("watch", good.getAs("index_band"));
    assertEquals("product_information", good.getAs("gate"));
    // Critical by its index already.
    Row bad = lake.row(RISK, "store_id = 'bad' AND as_of = DATE'2025-01-01'");
    assertEquals("critical index", bad.getAs("band") + " " + bad.getAs("band_by"));
    Row silent = lake.row(RISK, "store_id = 'silent' AND as_of = DATE'2025-01-01'");
    assertTrue(silent.isNullAt(silent.fieldIndex("band")));
    assertTrue(silent.isNullAt(silent.fieldIndex("gate")));
    // The next day nothing is crossed any more; a gate is not held up.
    Row next = lake.row(RISK, "store_id = 'good' AND as_of = DATE'2025-01-02'");
    assertEquals("watch index", next.getAs("band") + " " + next.getAs("band_by"));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }

  @Test
  void aClosedGateOfCampaignsIsACrossedGateToo() {
    GoldLake lake = lake("lake");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores(1));
    lake.writeGates(GoldLake.START, Map.of("bad", "product_information", "silent", "newcomer"));
    Map<String, Boolean> unknown = new HashMap<>(Map.of("bad", false, "silent", false));
    unknown.put("good", null);
    lake.writePromotions(GoldLake.START, true, unknown);
    lake.run(JOB);
    assertEquals(
        List.of(
            "bad critical index product_information, promotion",
            "good watch index null",
            "silent high gate promotion"),
        bands(lake));
    lake.writePromotions(GoldLake.START, true, Map.of("bad", true, "good", false, "silent", true));
    assertEquals(1, lake.run(JOB).daysChanged());
    assertEquals(
        List.of(
            "bad critical index product_information",
            "good high gate promotion",
            "silent null null null"),
        bands(lake));
    // Risk looks at the main scheme alone.
    lake.writePromotions(GoldLake.START, false, Map.of("good", false));
    lake.run(JOB);
    assertEquals("good watch index null", bands(lake).get(1));
  }

  private static List<String> bands(GoldLake lake) {
    return lake.rows(RISK).stream()
        .map(
            r ->
                String.join(
                    " ",
                    r.getAs("store_id"),
                    String.valueOf(r.<String>getAs("band")),
                    String.valueOf(r.<String>getAs("band_by")),
                    String.valueOf(r.<String>getAs("gate"))))
        .toList();
  }

  /**
   * Twenty stores known by their negative reviews alone, so that the index of one is 100 (k + ½)/20
   * with k better ones: "x" has 27.5 on the first day and then, three points below the line, 22.5.
   */
  private static List<Metrics> ladder(int days, int better) {
    List<Metrics> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      LocalDate day = GoldLake.START.plusDays(d);
      for (int s = 1; s < 20; s++) {
        all.add(rung("s" + s, day, s));
      }
      all.add(rung("x", day, (d == 0 ? better : 4) + 0.5));
    }
    return all;
  }

  private static Metrics rung(String store, LocalDate day, double rate) {
    return new Metrics(
        "jd", store, day, null, 50, "1.00", Map.of("negative_review_rate_30d_shrunk", rate / 100));
  }

  private static List<String> bandsOfX(GoldLake lake) {
    return lake.rows(RISK).stream()
        .filter(r -> r.getAs("store_id").equals("x"))
        .map(r -> r.getAs("band") + " " + r.getAs("band_by"))
        .toList();
  }

  @Test
  void bandsAreTheSameInWhateverOrderDaysWereRun() {
    int days = 40;
    GoldLake full = lake("full");
    full.writeMetrics(DaySet.ALL, GoldLake.days(days), ladder(days, 5));
    full.run(JOB);
    List<String> bands = bandsOfX(full);
    // Held for the thirty days after the first.
    assertEquals("watch index", bands.get(0));
    assertEquals(Collections.nCopies(30, "watch hysteresis"), bands.subList(1, 31));
    assertEquals(Collections.nCopies(9, "low index"), bands.subList(31, 40));
    List<Row> expected = full.rows(RISK);

    GoldLake pieces = lake("pieces");
    pieces.writeMetrics(DaySet.ALL, GoldLake.days(days), ladder(days, 5));
    pieces.run(JOB, GoldLake.days(10));
    pieces.run(JOB, GoldLake.days(35));
    pieces.run(JOB, GoldLake.days(days));
    assertEquals(expected, pieces.rows(RISK));

    // The late days first: until their past is known they are low.
    GoldLake backfilled = lake("backfilled");
    backfilled.writeMetrics(DaySet.ALL, GoldLake.days(days), ladder(days, 5));
    LocalDate end = GoldLake.START.plusDays(days);
    backfilled.run(JOB, DaySet.between(GoldLake.START.plusDays(19), end));
    assertEquals(Collections.nCopies(21, "low index"), bandsOfX(backfilled));
    backfilled.run(JOB);
    assertEquals(expected, backfilled.rows(RISK));
    assertEquals(StageResult.UNCHANGED, backfilled.run(JOB));

    // The first day turns out to have been better: what it held up falls.
    DaySet first = GoldLake.days(1);
    full.writeMetrics(first, GoldLake.days(days), ladder(days, 4));
    full.run(JOB);
    assertEquals(Collections.nCopies(days, "low index"), bandsOfX(full));
  }
}
