package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.job.GoldLake.Official;
import io.storegauge.model.DaySet;
import io.storegauge.table.ScoreFidelityTable;
import io.storegauge.table.StoreFidelityTable;
import io.storegauge.table.TableSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFidelityJobTest {
  private static final TableSpec BY_DAY = ScoreFidelityTable.SPEC;
  private static final TableSpec BY_STORE = StoreFidelityTable.SPEC;
  private static final ScoreFidelityJob JOB = new ScoreFidelityJob();
  private static final LocalDate FIRST = GoldLake.START;
  private static final LocalDate SECOND = FIRST.plusDays(1);

  @TempDir Path folder;

  /**
   * Scores of two stores and two days: rating 4.0 gives 75 points, 5.0 gives 100, with nothing else
   * known they are the score and its product dimension.
   */
  private GoldLake scored(String name) {
    GoldLake lake = new GoldLake(folder.resolve(name), GoldLake.conf(20));
    lake.writeMetrics(DaySet.ALL, GoldLake.days(2), metrics(4.0));
    lake.run(new StoreScoresJob());
    return lake;
  }

  private static List<Metrics> metrics(double ratingOfA) {
    List<Metrics> all = new ArrayList<>();
    for (LocalDate day : List.of(FIRST, SECOND)) {
      all.add(rated("a", day, ratingOfA));
      all.add(rated("b", day, 5.0));
    }
    return all;
  }

  private static Metrics rated(String store, LocalDate day, double rating) {
    return new Metrics(
        "jd", store, day, null, 50, "1.00", Map.of("rating_mean_90d_shrunk", rating));
  }

  private static final Official[] PUBLISHED = {
    new Official("a", FIRST, "total", 74.0),
    new Official("b", FIRST, "total", 97.0),
    new Official("a", FIRST, "product", 80.0),
    new Official("a", SECOND, "total", 78.0),
    new Official("b", SECOND, "total", null),
    new Official("b", SECOND, "negative_review_rate", 3.0),
    new Official("unknown", SECOND, "total", 50.0),
  };

  @Test
  void withoutOfficialScoresThereIsNothingToDo() {
    GoldLake lake = scored("lake");
    assertTrue(lake.run(JOB).unchanged());
    assertFalse(lake.lake().exists(BY_DAY));
    assertFalse(lake.lake().exists(BY_STORE));
  }

  @Test
  void eachDayAndDimensionIsComparedOverItsStores() {
    GoldLake lake = scored("lake");
    lake.writeOfficial(DaySet.ALL, PUBLISHED);
    // Rows by day: two totals, one product; by store: totals of a and b, product of a.
    assertEquals(6, lake.run(JOB).rows());
    assertEquals(3, lake.rows(BY_DAY).size());
    // 75 − 74 = 1, 100 − 97 = 3: bias 2, MAE 2, RMSE √5, one of two within 2 points.
    Row first = lake.row(BY_DAY, "as_of = DATE'2025-01-01' AND dimension = 'total'");
    assertEquals("plain", first.getAs("scheme"));
    assertEquals("1", first.getAs("scheme_version"));
    assertEquals(2L, first.<Long>getAs("stores"));
    assertEquals(2.0, first.<Double>getAs("bias"));
    assertEquals(2.0, first.<Double>getAs("mae"));
    assertEquals(Math.sqrt(5), first.<Double>getAs("rmse"), 1e-12);
    assertEquals(2.0, first.<Double>getAs("tolerance"));
    assertEquals(0.5, first.<Double>getAs("within_share"));
    assertEquals(1.0, first.<Double>getAs("rank_correlation"), 1e-12);
    assertEquals(Date.valueOf("2025-01-01"), first.getAs("as_of_month"));
    // 75 − 80.
    Row product = lake.row(BY_DAY, "dimension = 'product'");
    assertEquals(-5.0, product.<Double>getAs("bias"));
    assertEquals(5.0, product.<Double>getAs("mae"));
    assertTrue(product.isNullAt(product.fieldIndex("rank_correlation")));
  }

  @Test
  void eachStoreIsComparedOverTheDaysOfAMonth() {
    GoldLake lake = scored("lake");
    lake.writeOfficial(DaySet.ALL, PUBLISHED);
    lake.run(JOB);
    // 75 − 74 = 1 and 75 − 78 = −3.
    Row a = lake.row(BY_STORE, "store_id = 'a' AND dimension = 'total'");
    assertEquals(2L, a.<Long>getAs("days"));
    assertEquals(Date.valueOf("2025-01-02"), a.getAs("last_as_of"));
    assertEquals(-1.0, a.<Double>getAs("bias"));
    assertEquals(2.0, a.<Double>getAs("mae"));
    assertEquals(0.5, a.<Double>getAs("within_share"));
    Row b = lake.row(BY_STORE, "store_id = 'b'");
    assertEquals(1L, b.<Long>getAs("days"));
    assertEquals(Date.valueOf("2025-01-01"), b.getAs("last_as_of"));
  }

  @Test
  void theSameRunAgainDoesNothing() {
    GoldLake lake = scored("lake");
    lake.writeOfficial(DaySet.ALL, PUBLISHED);
    lake.run(JOB);
    long version = lake.lake().version(BY_DAY);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB));
    assertEquals(version, lake.lake().version(BY_DAY));
  }

  @Test
  void onlyDaysOfChangedScoresAreStaleAndTheTablesEndAsIfComputedAtOnce() {
    GoldLake lake = scored("lake");
    lake.writeOfficial(DaySet.ALL, PUBLISHED);
    lake.run(JOB);
    Official[] more = PUBLISHED.clone();
    more[4] = new Official("b", SECOND, "total", 99.0);
    lake.writeOfficial(DaySet.between(SECOND, SECOND.plusDays(1)), more);
    assertEquals(1, lake.run(JOB).daysChanged());
    lake.writeMetrics(DaySet.between(SECOND, SECOND.plusDays(1)), GoldLake.days(2), metrics(4.2));
    lake.run(new StoreScoresJob());
    assertEquals(1, lake.run(JOB).daysChanged());

    GoldLake fresh = new GoldLake(folder.resolve("fresh"), GoldLake.conf(20));
    fresh.writeMetrics(DaySet.ALL, GoldLake.days(2), metrics(4.2));
    fresh.run(new StoreScoresJob());
    fresh.writeOfficial(DaySet.ALL, more);
    fresh.run(JOB);
    assertEquals(fresh.rows(BY_DAY), lake.rows(BY_DAY));
    assertEquals(fresh.rows(BY_STORE), lake.rows(BY_STORE));
  }

  @Test
  void officialScoresThatComeLaterAreTakenUp() {
    GoldLake lake = scored("lake");
    lake.run(JOB);
    lake.writeOfficial(DaySet.ALL, PUBLISHED);
    assertEquals(-1, lake.run(JOB).daysChanged());
    assertEquals(3, lake.rows(BY_DAY).size());
  }
}
