package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.sim.Simulation;
import io.storegauge.table.EmergingPhrasesTable;
import io.storegauge.table.ReviewsTable;
import io.storegauge.table.SuspectEffectTable;
import io.storegauge.table.SuspectReviewsTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a simulation planted, from the dump to what is found of it: campaigns, and the defect of a
 * bad batch.
 */
class SimulatedTruthTest {
  @TempDir static Path dir;
  private static LandingLake fixture;

  /** Store and kind of campaign by review. */
  private static final Map<String, String> PLANTED = new HashMap<>();

  private static final Set<String> SUSPECTS = new HashSet<>();

  /** Platform, store, first and last day of the bad batch, and what is written of it in Chinese. */
  private static String[] defect;

  @BeforeAll
  static void simulateAndLook() throws IOException {
    Path out = dir.resolve("sim");
    Simulation.run(
        SparkSuite.spark(),
        new Simulation.Options(
            out.toString(),
            20,
            90,
            7,
            List.of("douyin"),
            LocalDate.of(2025, 3, 1),
            0,
            20_000,
            new Simulation.Form(
                Simulation.Exports.GENERIC, false, Simulation.Entities.BASIC, false, true, true)));
    for (String[] cells : truth(out, "campaigns.csv")) {
      PLANTED.put(cells[3], cells[1] + " " + cells[2]);
    }
    defect = truth(out, "defects.csv").get(0);
    fixture = new LandingLake(dir);
    fixture.ingest(out.resolve("landing").toString());
    for (Job job :
        List.of(
            new FactsJob(),
            new StoreMetricsJob(),
            new StoreScoresJob(),
            new SuspectReviewsJob(),
            new ReviewSentimentJob(),
            new TopicsJob())) {
      job.run(fixture.context());
    }
    fixture.lake.read(SuspectReviewsTable.SPEC).where("is_suspect").collectAsList().stream()
        .map(r -> r.<String>getAs("review_id"))
        .forEach(SUSPECTS::add);
  }

  private static List<String[]> truth(Path out, String file) throws IOException {
    return Files.readAllLines(out.resolve("truth").resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  private static String store(String kind) {
    return PLANTED.values().stream()
        .filter(p -> p.endsWith(kind))
        .findFirst()
        .orElseThrow()
        .split(" ")[0];
  }

  @Test
  void ofPlantedReviewsNineInTenAreSuspectAndOfSuspectsNineInTenWerePlanted() {
    for (String kind : List.of("fake_praise", "bombing")) {
      List<String> planted =
          PLANTED.keySet().stream().filter(r -> PLANTED.get(r).endsWith(kind)).toList();
      assertTrue(planted.size() >= 30, kind + " " + planted.size());
      long found = planted.stream().filter(SUSPECTS::contains).count();
      assertTrue(found >= 0.9 * planted.size(), found + " of " + planted.size() + " " + kind);
    }
    long right = SUSPECTS.stream().filter(PLANTED::containsKey).count();
    assertTrue(right >= 0.9 * SUSPECTS.size(), right + " of " + SUSPECTS.size());
  }

  @Test
  void withoutThemAPraisedStoreLosesAndABombedOneGains() {
    Row praised = newest(store("fake_praise"));
    Row bombed = newest(store("bombing"));
    assertTrue(
        praised.<Double>getAs("product_rating_mean_30d_without")
            < praised.<Double>getAs("product_rating_mean_30d"));
    assertTrue(
        bombed.<Double>getAs("negative_order_rate_30d_without")
            < bombed.<Double>getAs("negative_order_rate_30d") / 2);
    assertEquals(-1, bombed.getDecimal(bombed.fieldIndex("score_gain")).signum());
  }

  /** The last month end on which reviews of the campaign count. */
  private static Row newest(String store) {
    return fixture
        .lake
        .read(SuspectEffectTable.SPEC)
        .where("is_main AND as_of <= '2025-05-31' AND store_id = '" + store + "'")
        .where("suspect_reviews_30d > 0")
        .orderBy("as_of")
        .collectAsList()
        .get(0);
  }

  @Test
  void theDefectOfABatchEmergesInItsFirstWeeksAndNothingElseInAnyWeek() {
    List<Row> found = fixture.lake.read(EmergingPhrasesTable.SPEC).orderBy("as_of").collectAsList();
    assertFalse(found.isEmpty());
    LocalDate first = LocalDate.parse(defect[2]);
    for (Row row : found) {
      assertTrue(defect[4].contains(row.getAs("phrase")), row + " is not of " + defect[4]);
      assertEquals(1, row.<Integer>getAs("store_count"), row.toString());
      LocalDate asOf = row.<Date>getAs("as_of").toLocalDate();
      assertTrue(asOf.isAfter(first) && asOf.isBefore(first.plusDays(28)), row.toString());
    }
    long named =
        fixture
            .lake
            .read(ReviewsTable.SPEC)
            .where(col("text").contains(defect[4]))
            .where(col("store_id").notEqual(defect[1]).or(col("rating").gt(3)))
            .count();
    assertEquals(0, named, "only buyers of the batch name its defect");
  }

  @Test
  void nothingIsDeletedAnywhere() {
    long reviews = fixture.lake.read(ReviewsTable.SPEC).count();
    assertTrue(reviews > 4_000, "reviews: " + reviews);
    assertEquals(
        PLANTED.size(),
        fixture.lake.read(ReviewsTable.SPEC).collectAsList().stream()
            .filter(r -> PLANTED.containsKey(r.<String>getAs("review_id")))
            .count());
  }
}
