package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.GoldLake.Frictional;
import io.storegauge.model.DaySet;
import io.storegauge.model.Friction;
import io.storegauge.table.BottlenecksTable;
import io.storegauge.table.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BottlenecksJobTest {
  private static final TableSpec TABLE = BottlenecksTable.SPEC;
  private static final BottlenecksJob JOB = new BottlenecksJob();

  @TempDir Path folder;

  private GoldLake lake(String name) {
    return new GoldLake(folder.resolve(name), GoldLake.conf(20));
  }

  private static LocalDate day(int n) {
    return GoldLake.START.plusDays(n);
  }

  /** Orders of four stores over some days, in two categories. */
  private static List<Frictional> random(int days) {
    Random random = new Random(3);
    String[] sets = {"", "", "", "late_pickup", "late_pickup,missed_promise", "damage"};
    List<Frictional> all = new ArrayList<>();
    for (int d = 0; d < days; d++) {
      for (int s = 0; s < 4; s++) {
        for (String category : List.of("", "shoes")) {
          String set = sets[random.nextInt(sets.length)];
          double[] stars = random.ints(random.nextInt(3), 1, 6).asDoubleStream().toArray();
          all.add(new Frictional("s" + s, day(d), category, set, 1 + random.nextInt(3), stars));
        }
      }
    }
    // One row a key: the same store, day, category and set came once.
    return all;
  }

  private static List<LocalDate> asOfDays(GoldLake lake) {
    return lake.rows(TABLE).stream()
        .map(r -> r.<java.sql.Date>getAs("as_of").toLocalDate())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<LocalDate> dates(String... dates) {
    return Stream.of(dates).map(LocalDate::parse).toList();
  }

  @Test
  void aStoreHasARowForEachFrictionWithItsEvidence() {
    GoldLake lake = lake("lake");
    lake.writeFrictionDays(
        DaySet.ALL,
        List.of(
            new Frictional("a", day(0), "shoes", "", 6, 5, 5, 5, 5),
            new Frictional("a", day(1), "shoes", "late_pickup", 2, 4, 3),
            new Frictional("a", day(2), "hats", "", 2, 1),
            new Frictional("b", day(2), "hats", "damage", 1)));
    lake.run(JOB, GoldLake.days(5));
    assertEquals(2 * Friction.values().length, lake.rows(TABLE).size());
    Row late = lake.row(TABLE, "store_id = 'a' AND friction = 'late_pickup'");
    assertEquals(10L, late.<Long>getAs("orders"));
    assertEquals(2L, late.<Long>getAs("exposed_orders"));
    assertEquals(0.2, late.<Double>getAs("exposure"), 1e-12);
    assertEquals(2.0, late.<Double>getAs("rated_exposed_orders"));
    // Hats are not compared with shoes.
    assertEquals(4.0, late.<Double>getAs("rated_comparable_orders"));
    assertEquals(-1.5, late.<Double>getAs("own_harm"), 1e-12);
    // The only store that can tell is its platform, so nothing is drawn anywhere.
    assertEquals(-1.5, late.<Double>getAs("platform_harm"), 1e-12);
    assertEquals(1, late.<Integer>getAs("harm_stores"));
    assertEquals(-1.5, late.<Double>getAs("harm"), 1e-12);
    assertEquals(0.3, late.<Double>getAs("points_lost"), 1e-12);
    assertEquals(1, late.<Integer>getAs("bottleneck_rank"));
    // 28 stars of 7 ratings.
    assertEquals(1.0, late.<Double>getAs("rating_gap"), 1e-12);
    assertEquals("2025-01-05", late.getAs("as_of").toString());
    // Damage happened on the platform, so this store's 0 is known; what it costs is not.
    Row damage = lake.row(TABLE, "store_id = 'a' AND friction = 'damage'");
    assertEquals(0.0, damage.<Double>getAs("exposure"));
    assertNull(damage.getAs("points_lost"));
    // Nobody tells of slow replies.
    Row reply = lake.row(TABLE, "store_id = 'a' AND friction = 'slow_reply'");
    assertEquals(0L, reply.<Long>getAs("orders"));
    assertNull(reply.getAs("exposure"));
    assertNull(reply.getAs("bottleneck_rank"));
    // A store without ratings is taken to be like the others.
    Row other = lake.row(TABLE, "store_id = 'b' AND friction = 'late_pickup'");
    assertNull(other.getAs("own_harm"));
    assertEquals(-1.5, other.<Double>getAs("harm"), 1e-12);
    assertEquals(0.0, other.<Double>getAs("points_lost"));
    assertNull(other.getAs("rating_gap"));
  }

  @Test
  void monthEndsAndTheNewestDayAreKeptWhateverThePiecesOfTheRun() {
    List<Frictional> all = random(70);
    GoldLake full = lake("full");
    full.writeFrictionDays(DaySet.ALL, all);
    full.run(JOB, GoldLake.days(70));
    assertEquals(dates("2025-01-31", "2025-02-28", "2025-03-11"), asOfDays(full));

    GoldLake pieces = lake("pieces");
    pieces.writeFrictionDays(DaySet.ALL, all);
    pieces.run(JOB, GoldLake.days(40));
    assertEquals(dates("2025-01-31", "2025-02-09"), asOfDays(pieces));
    pieces.run(JOB, DaySet.between(day(40), day(70)));
    assertEquals(full.rows(TABLE), pieces.rows(TABLE));
    // An older day is asked for once more: it is neither a month's end nor the newest.
    assertEquals(StageResult.UNCHANGED, pieces.run(JOB, DaySet.between(day(10), day(11))));
  }

  @Test
  void aChangedDayReachesTheWindowsThatHoldItAndASecondRunWritesNothing() {
    List<Frictional> all = random(150);
    GoldLake lake = lake("lake");
    lake.writeFrictionDays(DaySet.ALL, all);
    lake.run(JOB, GoldLake.days(150));
    long version = lake.lake().version(TABLE);
    assertEquals(StageResult.UNCHANGED, lake.run(JOB, GoldLake.days(150)));
    assertEquals(version, lake.lake().version(TABLE));

    List<Frictional> restated = new ArrayList<>(all);
    restated.add(new Frictional("s9", day(3), "", "damage", 4, 1, 1));
    lake.writeFrictionDays(DaySet.between(day(3), day(4)), restated);
    // 4 January stands in the windows of 90 days that end in January, February and March.
    assertEquals(3, lake.run(JOB, DaySet.EMPTY).daysChanged());
    GoldLake fresh = lake("fresh");
    fresh.writeFrictionDays(DaySet.ALL, restated);
    fresh.run(JOB, GoldLake.days(150));
    assertEquals(fresh.rows(TABLE), lake.rows(TABLE));
    assertTrue(lake.rows(TABLE).stream().anyMatch(r -> r.getAs("store_id").equals("s9")));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<Frictional> all = random(40);
    GoldLake sorted = lake("sorted");
    sorted.writeFrictionDays(DaySet.ALL, all);
    sorted.run(JOB, GoldLake.days(40));
    Collections.shuffle(all, new Random(5));
    GoldLake shuffled = lake("shuffled");
    shuffled.writeFrictionDays(DaySet.ALL, all);
    shuffled.run(JOB, GoldLake.days(40));
    assertEquals(sorted.rows(TABLE), shuffled.rows(TABLE));
  }

  @Test
  void withoutFactsThereIsNothingToDo() {
    assertEquals(StageResult.UNCHANGED, lake("empty").run(JOB));
  }
}
