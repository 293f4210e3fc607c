package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.model.DaySet;
import io.storegauge.table.RankChangesTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first days of 2025, of which the 5th and the 12th are Sundays. */
class RankChangesJobTest {
  private static final TableSpec TABLE = RankChangesTable.SPEC;
  private static final RankChangesJob JOB = new RankChangesJob();

  @TempDir Path folder;

  private static Metrics store(String id, LocalDate day, double rating) {
    return new Metrics("jd", id, day, null, 50, "1.00", Map.of("rating_mean_90d_shrunk", rating));
  }

  /** Store a has 4.0 always, b climbs by 0.1 a day from 3.5. */
  private static List<Metrics> stores(int days) {
    List<Metrics> stores = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      stores.add(store("a", GoldLake.START.plusDays(d), 4.0));
      stores.add(store("b", GoldLake.START.plusDays(d), 3.5 + d / 10.0));
    }
    return stores;
  }

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(5));
  }

  private static List<String> days(GoldLake lake) {
    return lake.rows(TABLE).stream()
        .filter(r -> r.getAs("store_id").equals("b"))
        .map(r -> r.getAs("as_of").toString().substring(5))
        .toList();
  }

  @Test
  void weekEndsAndTheNewestDayAreComparedWithTheDayAWeekBefore() {
    GoldLake lake = lake("grown");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(7), stores(7));
    lake.run(JOB);
    assertEquals(List.of("01-05", "01-07"), days(lake));
    DaySet fresh = DaySet.between(GoldLake.START.plusDays(7), GoldLake.START.plusDays(13));
    lake.writeMetrics(fresh, GoldLake.days(13), stores(13));
    lake.run(JOB);
    assertEquals(List.of("01-05", "01-12", "01-13"), days(lake));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
    // On the 5th b has 3.9 and is second; on the 12th 4.6.
    Row b = lake.row(TABLE, "store_id = 'b' AND as_of = DATE'2025-01-12'");
    assertEquals(java.sql.Date.valueOf("2025-01-05"), b.getAs("before_as_of"));
    assertEquals(1, b.<Integer>getAs("rank_change"));
    assertEquals(new BigDecimal("50.000000"), b.getAs("percentile_by_value"));
    assertEquals("rating_mean_90d", b.getAs("driver"));
    Row a = lake.row(TABLE, "store_id = 'a' AND as_of = DATE'2025-01-12'");
    assertEquals("peers", a.getAs("driver"));
    // The lake holds no day a week before the 5th.
    Row first = lake.row(TABLE, "store_id = 'b' AND as_of = DATE'2025-01-05'");
    assertEquals("no_row_then", first.getAs("unsplit"));
    assertNull(first.getAs("rank_before"));
    GoldLake filled = lake("filled");
    filled.writeMetrics(DaySet.ALL, GoldLake.days(13), stores(13));
    filled.run(JOB);
    assertEquals(filled.rows(TABLE), lake.rows(TABLE));
  }

  @Test
  void aLateChangeReachesTheRowAWeekLater() {
    GoldLake lake = lake("late");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(12), stores(12));
    lake.run(JOB);
    List<Metrics> late = stores(12);
    late.replaceAll(
        m ->
            m.store().equals("b") && m.asOf().getDayOfMonth() == 5 ? store("b", m.asOf(), 4.9) : m);
    DaySet fifth = DaySet.between(GoldLake.START.plusDays(4), GoldLake.START.plusDays(5));
    lake.writeMetrics(fifth, GoldLake.days(12), late);
    assertEquals(2, lake.run(JOB).daysChanged()); // the 5th and the 12th
    Row b = lake.row(TABLE, "store_id = 'b' AND as_of = DATE'2025-01-12'");
    assertEquals(0, b.<Integer>getAs("rank_change"));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
  }
}
