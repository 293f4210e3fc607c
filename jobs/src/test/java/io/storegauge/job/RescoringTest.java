package io.storegauge.job;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import io.storegauge.config.Scheme;
import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.MetricChange;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.ScoreMoves;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What-ifs and backcasts of every shipped scheme against what the stage has written. */
class RescoringTest {
  private static final TableSpec SCORES = StoreScoresTable.SPEC;
  private static final Conf SHIPPED = ConfLoader.load(Path.of("..", "conf"), List.of());

  /** Douyin's rules change on the third day. */
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 12);

  private static final int DAYS = 4;
  private static final int STORES = 12;

  @TempDir private static Path folder;
  private static GoldLake lake;
  private static Map<Path, String> written;

  @BeforeAll
  static void write() {
    lake = new GoldLake(folder.resolve("lake"), SHIPPED);
    List<Metrics> all = new ArrayList<>();
    Random random = new Random(8);
    for (String platform : SHIPPED.platforms().keySet().stream().sorted().toList()) {
      for (int s = 0; s < STORES; s++) {
        // The same on all days, so that nothing but rules can move a score.
        Map<String, Object> values = values(random);
        long paid = s % 4 == 0 ? 5 : 500;
        for (int d = 0; d < DAYS; d++) {
          all.add(
              new Metrics(platform, "s" + s, FIRST.plusDays(d), "c" + s % 2, paid, "9.00", values));
        }
      }
    }
    lake.writeMetrics(DaySet.ALL, days(), all);
    lake.run(new StoreScoresJob());
    written = LakeFiles.of(folder.resolve("lake"));
  }

  private static Map<String, Object> values(Random random) {
    Map<String, Object> values = new HashMap<>();
    for (MetricColumn m : MetricColumn.ALL) {
      if (random.nextInt(5) > 0) {
        double width = m.highest() == Double.POSITIVE_INFINITY ? 50 : m.highest() - m.lowest();
        double value = m.lowest() + width * random.nextDouble();
        value = m.isWhole() ? random.nextInt(2) : value;
        double evidence = 1 + random.nextInt(60);
        values.put(m.name(), m.isSampled() && evidence < 30 ? null : (Double) value);
        if (m.isSampled()) {
          values.put(m.shrunk(), value);
          values.put(m.name() + "_num", value * evidence);
          values.put(m.name() + "_den", evidence);
        }
      }
    }
    return values;
  }

  private static DaySet days() {
    return DaySet.between(FIRST, FIRST.plusDays(DAYS));
  }

  private static DaySet day(int d) {
    return DaySet.between(FIRST.plusDays(d), FIRST.plusDays(d + 1));
  }

  private static List<Row> sorted(Dataset<Row> rows) {
    return rows.orderBy(SCORES.key().stream().map(k -> col(k)).toArray(Column[]::new))
        .collectAsList();
  }

  private static List<Row> scored(int d) {
    return lake.rows(SCORES).stream()
        .filter(r -> r.getAs("as_of").equals(Date.valueOf(FIRST.plusDays(d))))
        .toList();
  }

  private static WhatIf whatIf(Conf other, int d, MetricChanges changes) {
    return new WhatIf(lake.lake(), SHIPPED, other, day(d), changes);
  }

  private static Conf with(Scheme scheme) {
    Map<String, Scheme> schemes = new HashMap<>(SHIPPED.schemes());
    schemes.put(scheme.id(), scheme);
    return new Conf(SHIPPED.settings(), SHIPPED.platforms(), schemes, SHIPPED.sources());
  }

  @Test
  void thePresentRulesAndMetricsGiveTheTableExactly() {
    Path file = Path.of("..", "conf", "schemes", "douyin-experience.yaml");
    Conf same = with(ConfLoader.loadScheme(file, "douyin-experience"));
    WhatIf whatIf = whatIf(same, 3, MetricChanges.NONE);
    List<Row> expected = scored(3);
    assertTrue(expected.size() > STORES * SHIPPED.platforms().size(), expected.size() + " rows");
    assertEquals(expected, sorted(whatIf.before()));
    assertEquals(expected, sorted(whatIf.after()));
    assertEquals(0, whatIf.stale(whatIf.moves()));
    assertEquals(0, whatIf.moves().where("score_change <> 0 OR rank_change <> 0").count());
    assertEquals(written, LakeFiles.of(folder.resolve("lake")));
  }

  @Test
  void changesByNothingGiveTheTableExactly() {
    List<MetricChange> changes =
        MetricColumn.ALL.stream().map(m -> new MetricChange(m, true, 0)).toList();
    WhatIf whatIf =
        whatIf(SHIPPED, 1, new MetricChanges(new StoreSelection("jd", null, null), changes));
    assertEquals(scored(1), sorted(whatIf.after()));
  }

  @Test
  void whatIsChangedOnOnePlatformMovesNoOther() {
    List<MetricChange> worse =
        MetricColumn.ALL.stream()
            .filter(m -> m.unit().startsWith("share"))
            .map(m -> new MetricChange(m, false, m.higherIsBetter() ? 0 : 1))
            .toList();
    WhatIf whatIf =
        whatIf(SHIPPED, 0, new MetricChanges(new StoreSelection("jd", "s1", null), worse));
    List<Row> after = sorted(whatIf.after());
    List<Row> before = scored(0);
    int moved = 0;
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).getAs("platform").equals("jd")) {
        moved += before.get(i).equals(after.get(i)) ? 0 : 1;
      } else {
        assertEquals(before.get(i), after.get(i));
      }
    }
    assertTrue(moved > 1, "moved " + moved);
  }

  @Test
  void otherRulesThanTheTableWasMadeByAreNoticed() {
    Scheme douyin = SHIPPED.schemes().get("douyin-experience");
    Conf older = with(new Scheme(douyin.id(), douyin.versions().subList(0, 1), List.of()));
    WhatIf whatIf = new WhatIf(lake.lake(), older, older, day(0), MetricChanges.NONE);
    assertEquals(STORES, whatIf.stale(whatIf.moves()));
  }

  @Test
  void aBackcastOfTheVersionInForceIsTheTableExactly() {
    List<String> columns = SCORES.columnNames();
    for (String version : List.of("2026-05-07", "2026-07-14")) {
      int d = version.equals("2026-05-07") ? 1 : 2;
      Dataset<Row> rows =
          new Backcast(lake.lake(), SHIPPED, "douyin-experience", version)
              .compared(day(d), StoreSelection.ALL);
      assertEquals(STORES, rows.where("score_before <=> score AND grade_before <=> grade").count());
      List<Row> expected =
          scored(d).stream().filter(r -> r.getAs("scheme").equals("douyin-experience")).toList();
      assertEquals(
          expected, sorted(rows.select(columns.stream().map(c -> col(c)).toArray(Column[]::new))));
    }
  }

  @Test
  void aBackcastScoresEveryDayByItsVersionAlone() {
    Dataset<Row> rows =
        new Backcast(lake.lake(), SHIPPED, "douyin-experience", "2026-07-14")
            .compared(days(), new StoreSelection("douyin", "s1", null));
    List<Row> history = sorted(rows);
    assertEquals(DAYS, history.size());
    List<Object> before = history.stream().map(r -> r.getAs("score_before")).toList();
    for (Row r : history) {
      assertEquals("2026-07-14", r.getAs("scheme_version"));
      // The store's metrics are the same on all days, and so is its score under one rule.
      assertEquals(history.get(0).<BigDecimal>getAs("score"), r.getAs("score"));
      assertEquals(
          r.<BigDecimal>getAs("score").subtract(r.getAs("score_before")), r.getAs("score_change"));
    }
    assertEquals("2026-05-07", history.get(1).getAs("scheme_version_before"));
    assertEquals("2026-07-14", history.get(2).getAs("scheme_version_before"));
    assertNotEquals(before.get(1), before.get(2));
    assertEquals(written, LakeFiles.of(folder.resolve("lake")));
  }

  @Test
  void aBackcastReachesDaysThatHadNoScore() {
    // From 2026-09-08: younger than every day of the lake.
    Dataset<Row> rows =
        new Backcast(lake.lake(), SHIPPED, "douyin-experience", "2026-09-08")
            .compared(day(0), new StoreSelection(null, null, "c1"));
    List<Row> all = rows.collectAsList();
    assertEquals(STORES / 2, all.size());
    all.forEach(r -> assertEquals("2026-05-07", r.getAs("scheme_version_before")));
    GoldLake unscored = new GoldLake(folder.resolve("unscored"), SHIPPED);
    unscored.writeMetrics(
        DaySet.ALL,
        day(0),
        List.of(new Metrics("jd", "a", FIRST, "c", 500, "1.00", values(new Random(1)))));
    Row only =
        new Backcast(unscored.lake(), SHIPPED, "jd-store-star", "2026-03-16")
            .compared(day(0), StoreSelection.ALL)
            .first();
    assertNull(only.getAs("score_before"));
    assertNull(only.getAs("score_change"));
  }

  @Test
  void ranksAreOfFormalStoresAloneAndEqualScoresShareOne() {
    Dataset<Row> moves = whatIf(SHIPPED, 0, MetricChanges.NONE).moves();
    // Every fourth store is a newcomer.
    assertEquals(
        STORES - STORES / 4,
        moves
            .where("platform = 'olist' AND " + "rank" + ScoreMoves.BEFORE + " IS NOT NULL")
            .count());
    assertEquals(
        0, moves.where("store_id IN ('s0', 's4', 's8') AND rank_before IS NOT NULL").count());
  }
}
