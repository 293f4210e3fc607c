package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.model.DaySet;
import io.storegauge.table.PlatformBenchmarksTable;
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
class PlatformBenchmarksJobTest {
  private static final TableSpec TABLE = PlatformBenchmarksTable.SPEC;
  private static final PlatformBenchmarksJob JOB = new PlatformBenchmarksJob();

  @TempDir Path folder;

  private static Metrics store(
      String platform, String id, LocalDate day, double rating, double replies) {
    return new Metrics(
        platform,
        id,
        day,
        null,
        50,
        "1.00",
        Map.of("rating_mean_90d_shrunk", rating, "im_3min_rate_30d_shrunk", replies));
  }

  /** Store a is the better one of two on JD and the worse one on Tmall. */
  private static List<Metrics> stores(int days) {
    List<Metrics> stores = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      LocalDate day = GoldLake.START.plusDays(d);
      stores.add(store("jd", "a", day, 4.5, 0.9));
      stores.add(store("jd", "b", day, 4.0, 0.9));
      stores.add(store("tmall", "a", day, 4.0, 0.9));
      stores.add(store("tmall", "b", day, 4.5, 0.9));
    }
    return stores;
  }

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(5));
  }

  private static List<String> days(GoldLake lake) {
    return lake.rows(TABLE).stream()
        .map(r -> r.getAs("as_of").toString().substring(5))
        .distinct()
        .toList();
  }

  @Test
  void aBrandIsComparedAcrossPlatformsAsOfWeekEndsAndTheNewestDay() {
    GoldLake lake = lake("grown");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(7), stores(7));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB)); // no dump told of stores
    lake.writeBrands(Map.of("jd/a", "acme", "tmall/a", "acme"));
    lake.run(JOB);
    assertEquals(List.of("01-05", "01-07"), days(lake));
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
    // Two platforms and touchpoints on two days; by replies all are equal.
    assertEquals(8, lake.rows(TABLE).size());
    Row product =
        lake.row(
            TABLE, "as_of = DATE'2025-01-05' AND platform = 'tmall' AND touchpoint = 'product'");
    assertEquals("acme", product.getAs("brand"));
    assertEquals(new BigDecimal("25.000000"), product.getAs("percentile"));
    assertEquals("rating_mean_90d", product.getAs("weakest_metric"));
    assertEquals(1, product.<Integer>getAs("weakness_rank"));
    assertEquals(50L, product.<Long>getAs("paid_orders_30d"));
    // 75 and 25: twice 25; replies are the same everywhere: half of it for the brand.
    assertEquals(new BigDecimal("50.000000"), product.getAs("inconsistency"));
    assertEquals(new BigDecimal("25.000000"), product.getAs("brand_inconsistency"));
    DaySet fresh = DaySet.between(GoldLake.START.plusDays(7), GoldLake.START.plusDays(13));
    lake.writeMetrics(fresh, GoldLake.days(13), stores(13));
    lake.run(JOB);
    assertEquals(List.of("01-05", "01-12", "01-13"), days(lake));
    GoldLake filled = lake("filled");
    filled.writeMetrics(DaySet.ALL, GoldLake.days(13), stores(13));
    filled.writeBrands(Map.of("jd/a", "acme", "tmall/a", "acme"));
    filled.run(JOB);
    assertEquals(filled.rows(TABLE), lake.rows(TABLE));
  }

  @Test
  void anotherBrandIsTakenUpOnEveryDay() {
    GoldLake lake = lake("renamed");
    lake.writeMetrics(DaySet.ALL, GoldLake.days(7), stores(7));
    lake.writeBrands(Map.of("jd/a", "acme", "tmall/a", "acme"));
    lake.run(JOB);
    lake.writeBrands(Map.of("jd/a", "acme", "tmall/a", "zeta"));
    assertEquals(-1, lake.run(JOB).daysChanged());
    assertEquals(
        List.of("acme", "zeta"),
        lake.rows(TABLE).stream().map(r -> r.<String>getAs("brand")).distinct().toList());
  }
}
