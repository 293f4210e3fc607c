package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.model.DaySet;
import io.storegauge.table.StoreBenchmarksTable;
import io.storegauge.table.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBenchmarksJobTest {
  private static final TableSpec TABLE = StoreBenchmarksTable.SPEC;
  private static final StoreBenchmarksJob JOB = new StoreBenchmarksJob();

  @TempDir Path folder;

  private GoldLake lake() {
    return new GoldLake(folder, GoldLake.conf(5));
  }

  private static Metrics store(String id, String category, double rating, double hours) {
    return new Metrics(
        "jd",
        id,
        GoldLake.START,
        category,
        30,
        "1.00",
        Map.of("rating_mean_90d_shrunk", rating, "delivery_hours_mean_30d_shrunk", hours));
  }

  /** Five stores that sell shoes, one that sells bags and one of unknown category. */
  private static List<Metrics> stores() {
    List<Metrics> stores = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      stores.add(store("shoes" + i, "shoes", 4 + i / 10.0, 10 * i));
    }
    stores.add(store("bags", "bags", 5.0, 5));
    stores.add(store("other", null, 4.0, 100));
    return stores;
  }

  private static void assertColumns(Row row, Map<String, Double> expected) {
    expected.forEach(
        (column, value) -> assertEquals(value, row.<Double>getAs(column), 1e-12, column));
  }

  @Test
  void aHigherRatingIsBetter() {
    GoldLake lake = lake();
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores());
    assertEquals(14, lake.run(JOB).rows());
    // Peers 4.1 … 4.5: 4.4 beats three of five and ties with itself; top line at 4.5 − 0.4 × 0.1.
    Row row = lake.row(TABLE, "store_id = 'shoes4' AND metric = 'rating_mean_90d'");
    assertEquals("jd/shoes", row.getAs("peer_group"));
    assertEquals(5, row.<Integer>getAs("peer_count"));
    assertEquals(false, row.getAs("widened"));
    assertColumns(
        row,
        Map.of(
            "value", 4.4,
            "percentile", 70.0,
            "peer_median", 4.3,
            "gap_to_median", 0.1,
            "peer_top10", 4.46,
            "gap_to_top10", -0.06,
            "target", 4.8,
            "gap_to_target", -0.4));
  }

  @Test
  void fewerHoursAreBetter() {
    GoldLake lake = lake();
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores());
    lake.run(JOB);
    // Peers 10 … 50: 20 beats three of five; the best tenth begins at 10 + 0.4 × 10.
    Row row = lake.row(TABLE, "store_id = 'shoes2' AND metric = 'delivery_hours_mean_30d'");
    assertColumns(
        row,
        Map.of(
            "percentile", 70.0,
            "peer_median", 30.0,
            "gap_to_median", 10.0,
            "peer_top10", 14.0,
            "gap_to_top10", -6.0));
    assertTrue(row.isNullAt(row.fieldIndex("target")));
    assertTrue(row.isNullAt(row.fieldIndex("gap_to_target")));
  }

  @Test
  void tooFewPeersOrNoCategoryMeanTheWholePlatform() {
    GoldLake lake = lake();
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores());
    lake.run(JOB);
    for (String id : List.of("bags", "other")) {
      Row row = lake.row(TABLE, "store_id = '" + id + "' AND metric = 'rating_mean_90d'");
      assertEquals("jd", row.getAs("peer_group"));
      assertEquals(7, row.<Integer>getAs("peer_count"));
      // Where no category is known there is nothing to widen.
      assertEquals(id.equals("bags"), row.getAs("widened"));
    }
  }

  @Test
  void newcomersAreMeasuredByFormalPeersButNotRanked() {
    GoldLake lake = lake();
    List<Metrics> stores = stores();
    stores.add(
        new Metrics(
            "jd",
            "new",
            GoldLake.START,
            "shoes",
            29,
            "1.00",
            Map.of("rating_mean_90d_shrunk", 1.0)));
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores);
    lake.run(JOB);
    Row row = lake.row(TABLE, "store_id = 'new'");
    assertTrue(row.isNullAt(row.fieldIndex("percentile")));
    assertEquals("jd/shoes", row.getAs("peer_group"));
    assertEquals(5, row.<Integer>getAs("peer_count"));
    assertColumns(row, Map.of("value", 1.0, "peer_median", 4.3, "gap_to_median", -3.3));
    // The others stand as if it were not there: 4.4 beats three of five.
    assertEquals(
        70.0,
        lake.row(TABLE, "store_id = 'shoes4' AND metric = 'rating_mean_90d'")
            .<Double>getAs("percentile"));
  }

  /** Two stores on the first days of 2025; 5 and 12 January are Sundays. */
  private static List<Metrics> firstDays(int days) {
    List<Metrics> stores = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (String id : List.of("a", "b")) {
        stores.add(
            new Metrics(
                "jd",
                id,
                GoldLake.START.plusDays(d),
                null,
                30,
                "1.00",
                Map.of(
                    "rating_mean_90d_shrunk",
                    4.0,
                    "im_3min_rate_30d_shrunk",
                    0.5 + (id.equals("a") ? d : -d) / 100.0)));
      }
    }
    return stores;
  }

  private static List<String> days(GoldLake lake, String metric) {
    return lake.rows(TABLE).stream()
        .filter(r -> r.getAs("metric").equals(metric) && r.getAs("store_id").equals("a"))
        .map(r -> r.getAs("as_of").toString().substring(5))
        .toList();
  }

  @Test
  void weeklyMetricsHaveRowsOnSundaysAndOnTheNewestDayAlone() {
    GoldLake lake = new GoldLake(folder.resolve("grown"), GoldLake.conf(5));
    lake.writeMetrics(DaySet.ALL, GoldLake.days(7), firstDays(7));
    lake.run(JOB);
    assertEquals(List.of("01-05", "01-07"), days(lake, "im_3min_rate_30d"));
    assertEquals(7, days(lake, "rating_mean_90d").size());
    // The seventh is the newest day no longer, and loses its weekly rows.
    DaySet fresh = DaySet.between(GoldLake.START.plusDays(7), GoldLake.START.plusDays(13));
    lake.writeMetrics(fresh, GoldLake.days(13), firstDays(13));
    lake.run(JOB);
    assertEquals(List.of("01-05", "01-12", "01-13"), days(lake, "im_3min_rate_30d"));
    assertEquals(13, days(lake, "rating_mean_90d").size());
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
    // A lake filled at once has the same rows.
    GoldLake filled = new GoldLake(folder.resolve("filled"), GoldLake.conf(5));
    filled.writeMetrics(DaySet.ALL, GoldLake.days(13), firstDays(13));
    filled.run(JOB);
    assertEquals(filled.rows(TABLE), lake.rows(TABLE));
  }

  @Test
  void aNewestDayThatIsInAnotherMonthLeavesNoWeeklyRowsBehind() {
    GoldLake lake = lake();
    lake.writeMetrics(DaySet.ALL, GoldLake.days(31), firstDays(31));
    lake.run(JOB);
    DaySet fresh = DaySet.between(GoldLake.START.plusDays(31), GoldLake.START.plusDays(32));
    lake.writeMetrics(fresh, GoldLake.days(32), firstDays(32));
    assertEquals(2, lake.run(JOB).daysChanged());
    assertEquals(
        List.of("01-05", "01-12", "01-19", "01-26", "02-01"), days(lake, "im_3min_rate_30d"));
  }

  @Test
  void aMetricWithoutAValueHasNoRow() {
    GoldLake lake = lake();
    lake.writeMetrics(
        DaySet.ALL,
        GoldLake.days(1),
        List.of(
            new Metrics(
                "jd", "a", GoldLake.START, null, 30, "1.00", Map.of("rating_mean_90d_shrunk", 4.0)),
            new Metrics("jd", "b", GoldLake.START, null, 1, "1.00", Map.of())));
    lake.run(JOB);
    Row only = lake.row(TABLE, "true");
    assertEquals("a", only.getAs("store_id"));
    assertEquals(50.0, only.<Double>getAs("percentile"));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }
}
