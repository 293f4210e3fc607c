package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.table.RankChangesTable;
import io.storegauge.table.StoreScoresTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;

/** Stores a, b, c and x, scored by their rating alone: 4 stars are 75 points, 0.1 stars 2.5. */
class RankChangesTest {
  private static final LocalDate NOW = LocalDate.of(2025, 6, 8);
  private static final LocalDate THEN = NOW.minusDays(7);
  private static final String RATING = "rating_mean_90d";

  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Scheme.Version> versions = new ArrayList<>();
  private int minPeers = 1;

  private void version(LocalDate from, double fiveStars) {
    versions.add(
        new Scheme.Version(
            "from " + from,
            from,
            false,
            Scheme.Range.PERCENT,
            Scheme.Stages.COMPUTED,
            Map.of(),
            List.of(
                new Scheme.Indicator(
                    RATING,
                    "product",
                    "rating_mean",
                    90,
                    Scheme.Use.RAW,
                    null,
                    100.0,
                    new Scheme.Linear(
                        List.of(new Scheme.Point(1, 0), new Scheme.Point(5, fiveStars))),
                    null)),
            List.of(),
            List.of(),
            List.of(),
            Scheme.GradedBy.SCORE,
            List.of(),
            List.of(),
            null));
  }

  private void store(LocalDate day, String id, long orders, Double rating, String category) {
    Map<String, Object> values = new TreeMap<>();
    values.put("id", id);
    values.put("day", day);
    values.put("paid_orders_30d", orders);
    values.put(RATING, rating);
    values.put("category", category);
    rows.add(values);
  }

  private void ratings(LocalDate day, double a, double b, double c, double x) {
    store(day, "a", 100, a, null);
    store(day, "b", 100, b, null);
    store(day, "c", 100, c, null);
    store(day, "x", 100, x, null);
  }

  private Map<String, Object> change(String store) {
    return changes().get(store);
  }

  private Map<String, Map<String, Object>> changes() {
    if (versions.isEmpty()) {
      version(LocalDate.of(2000, 1, 1), 100);
    }
    Platform p = new Platform("p", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
    PlatformSchemes schemes =
        new PlatformSchemes(List.of(p), Map.of("s", new Scheme("s", versions)));
    List<InternalRow> input = new ArrayList<>();
    for (Map<String, Object> r : rows) {
      input.add(
          paired(
              ScoringDay.row(schemes, "p", (String) r.get("id"), (LocalDate) r.get("day"), r),
              NOW));
    }
    Map<String, Map<String, Object>> changes = new TreeMap<>();
    rows(new RankChangeRows(schemes, minPeers, 7), input.iterator())
        .forEach(r -> changes.put((String) r.get("store_id"), r));
    return changes;
  }

  private static List<Map<String, Object>> rows(RankChangeRows of, Iterator<InternalRow> input) {
    return ScoringDay.rows(of.rows(input), RankChangesTable.SPEC);
  }

  private static InternalRow paired(InternalRow row, LocalDate pair) {
    Object[] cells = ((GenericInternalRow) row).values();
    Object[] wider = Arrays.copyOf(cells, cells.length + 1);
    wider[cells.length] = (int) pair.toEpochDay();
    return new GenericInternalRow(wider);
  }

  private static void assertFigures(Map<String, Object> row, Object... columnsAndValues) {
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      Object cell = row.get((String) columnsAndValues[i]);
      Object actual = cell instanceof BigDecimal d ? (Object) d.doubleValue() : cell;
      assertEquals(columnsAndValues[i + 1], actual, (String) columnsAndValues[i]);
    }
  }

  @Test
  void aClimbIsSplitIntoTheStoresOwnDoingAndThePeers() {
    ratings(THEN, 4.0, 4.2, 4.4, 3.8);
    ratings(NOW, 4.0, 3.6, 4.4, 4.1);
    // Then last of four: (0 + 1/2) / 4. With 4.1 among the others of then above a alone: 1.5 / 4.
    // Since b fell, above two: 2.5 / 4.
    Map<String, Object> x = change("x");
    assertFigures(
        x,
        "rank_before",
        4,
        "rank",
        2,
        "rank_change",
        2,
        "peer_count_before",
        4,
        "peer_count",
        4,
        "percentile_before",
        12.5,
        "percentile",
        62.5,
        "percentile_change",
        50.0,
        "percentile_by_value",
        25.0,
        "percentile_by_peers",
        25.0,
        "percentile_by_rules",
        0.0);
    assertFigures(
        x,
        "score_before",
        70.0,
        "score",
        77.5,
        "score_change",
        7.5,
        "score_by_value",
        7.5,
        "score_by_peers",
        0.0,
        "score_by_rules",
        0.0,
        "peer_median_before",
        77.5, // of 4.0 and 4.2
        "peer_median",
        76.25); // of 4.0 and 4.1
    // Of equal parts the store's own comes first.
    assertFigures(
        x,
        "driver",
        RATING,
        "driver_dimension",
        "product",
        "driver_points",
        7.5,
        "driver_value_before",
        3.8,
        "driver_value",
        4.1,
        "unsplit",
        null,
        "before_as_of",
        "2025-06-01",
        "peer_group",
        "p",
        "is_main",
        true);
    // b fell by itself: 2.5 / 4, then below all of then, 0.5 / 4; the others changed nothing more.
    assertFigures(
        change("b"),
        "rank_change",
        -2,
        "percentile_by_value",
        -50.0,
        "percentile_by_peers",
        0.0,
        "driver_points",
        -15.0);
  }

  @Test
  void aStoreThatStayedAsItWasIsMovedByItsPeers() {
    ratings(THEN, 4.0, 4.2, 4.4, 4.3);
    ratings(NOW, 4.5, 4.4, 4.4, 4.3);
    // 2.5 / 4, then 0.5 / 4.
    assertFigures(
        change("x"),
        "percentile_change",
        -50.0,
        "percentile_by_peers",
        -50.0,
        "score_change",
        0.0,
        "driver",
        "peers",
        "driver_points",
        null,
        "driver_dimension",
        null);
    // b and c share the place behind a: 1 + 1 above; (1 + 2/2) / 4.
    assertFigures(change("b"), "rank", 2, "percentile", 50.0);
    assertFigures(change("c"), "rank", 2, "percentile", 50.0);
  }

  @Test
  void whoeverDidNotMoveHasNoDriver() {
    ratings(THEN, 4.0, 4.2, 4.4, 4.3);
    ratings(NOW, 4.0, 4.2, 4.4, 4.3);
    assertFigures(
        change("x"), "percentile_change", 0.0, "rank_change", 0, "driver", null, "unsplit", null);
  }

  @Test
  void newRulesMoveWhatNeitherTheStoreNorItsPeersDid() {
    version(LocalDate.of(2000, 1, 1), 100);
    version(NOW, 0); // the more stars, the same 0 points: all tie
    ratings(THEN, 4.0, 4.2, 4.4, 4.3);
    ratings(NOW, 4.0, 4.2, 4.4, 4.3);
    // 2.5 / 4 before; all four tie: 2 / 4.
    assertFigures(
        change("x"),
        "percentile_change",
        -12.5,
        "percentile_by_rules",
        -12.5,
        "driver",
        "rules",
        "rank",
        1);
  }

  @Test
  void newcomersHaveNoRankAndNobodysPeersAreThey() {
    ratings(THEN, 4.0, 4.2, 4.4, 4.3);
    ratings(NOW, 4.0, 4.2, 4.4, 4.3);
    store(THEN, "young", 29, 5.0, null);
    store(NOW, "young", 29, 5.0, null);
    store(THEN, "grown", 29, 5.0, null);
    store(NOW, "grown", 30, 5.0, null);
    store(NOW, "fresh", 30, 1.0, null);
    Map<String, Map<String, Object>> changes = changes();
    assertNull(changes.get("young"));
    assertFigures(
        changes.get("grown"),
        "rank_before",
        null,
        "percentile_before",
        null,
        "rank",
        1,
        "rank_change",
        null,
        "percentile_change",
        null,
        "percentile_by_value",
        null,
        "score_before",
        100.0,
        "score_change",
        0.0,
        "unsplit",
        "not_ranked_then",
        "peer_count_before",
        4,
        "peer_count",
        6);
    assertFigures(
        changes.get("fresh"),
        "unsplit",
        "no_row_then",
        "rank",
        6,
        "score_before",
        null,
        "peer_median_before",
        null,
        "peer_count_before",
        null);
    assertEquals(6, changes.size());
  }

  @Test
  void aStoreThatSellsLessThanBeforeIsTold() {
    ratings(THEN, 4.0, 4.2, 4.4, 4.3);
    store(NOW, "a", 100, 4.0, null);
    store(NOW, "x", 29, 4.3, null);
    assertFigures(
        change("x"), "rank_before", 2, "rank", null, "unsplit", "not_ranked_now", "driver", null);
  }

  @Test
  void anotherCategoryIsAnotherGroupOfPeers() {
    minPeers = 2;
    for (LocalDate day : List.of(THEN, NOW)) {
      store(day, "a", 100, 4.0, "bags");
      store(day, "b", 100, 4.2, "bags");
      store(day, "c", 100, 4.4, "shoes");
      store(day, "d", 100, 4.6, "shoes");
      store(day, "x", 100, 4.3, day == THEN ? "bags" : "shoes");
    }
    // Best of three bags: 2.5 / 3; among the shoes of then the last of three: 0.5 / 3.
    assertFigures(
        change("x"),
        "peer_group",
        "p/shoes",
        "rank_before",
        1,
        "rank",
        3,
        "percentile_by_value",
        -66.666666,
        "percentile_by_peers",
        0.0,
        "driver",
        "peer_group",
        "driver_points",
        null);
  }

  /** Every shipped scheme, across a change of rules, against counting and scoring one by one. */
  @Test
  void everyFigureIsWhatScoringAndCountingOneByOneGives() {
    LocalDate now = LocalDate.of(2026, 9, 8);
    LocalDate then = now.minusDays(7);
    PlatformSchemes schemes =
        new PlatformSchemes(ScoringDay.SHIPPED.platforms().values(), ScoringDay.SHIPPED.schemes());
    Random random = new Random(5);
    int checked = 0;
    int byRules = 0;
    for (String platform : ScoringDay.SHIPPED.platforms().keySet()) {
      Map<String, Map<String, Object>> before = new TreeMap<>();
      Map<String, Map<String, Object>> today = new TreeMap<>();
      for (int s = 0; s < 24; s++) {
        before.put("s" + s, ScoreChangesTest.values(random));
        today.put("s" + s, ScoreChangesTest.values(random));
      }
      List<InternalRow> input = new ArrayList<>();
      before.forEach((id, v) -> input.add(row(schemes, platform, id, then, v, now)));
      today.forEach((id, v) -> input.add(row(schemes, platform, id, now, v, now)));
      Map<String, Scored> scoredThen = scored(schemes, platform, then, before);
      Map<String, Scored> scoredNow = scored(schemes, platform, now, today);
      for (Map<String, Object> r : rows(new RankChangeRows(schemes, 5, 7), input.iterator())) {
        String id = (String) r.get("store_id");
        String key = r.get("scheme") + "/" + id;
        assertEquals(scoredNow.get(key).score, r.get("score"), key);
        assertEquals(scoredThen.get(key).score, r.get("score_before"), key);
        assertPercentile(scoredNow.get(key).percentile, r.get("percentile"), key);
        assertPercentile(scoredThen.get(key).percentile, r.get("percentile_before"), key);
        if (r.get("unsplit") != null) {
          continue;
        }
        checked++;
        assertEquals(
            r.get("percentile_change"),
            sum(r, "percentile_by_value", "percentile_by_peers", "percentile_by_rules"));
        assertEquals(
            r.get("score_change"), sum(r, "score_by_value", "score_by_peers", "score_by_rules"));
        byRules += ((BigDecimal) r.get("percentile_by_rules")).signum() == 0 ? 0 : 1;
        // The store's row of today on the day of then, everything scored anew.
        Map<String, Map<String, Object>> mixed = new TreeMap<>(before);
        mixed.put(id, today.get(id));
        Scored own = scored(schemes, platform, then, mixed).get(key);
        assertEquals(own.score.subtract(scoredThen.get(key).score), r.get("score_by_value"), key);
        // Among the scores that the others had then.
        Map<String, Scored> others = new HashMap<>(scoredThen);
        others.put(key, own);
        double percentile = percentile(key, others, mixed);
        assertEquals(
            percentile - scoredThen.get(key).percentile,
            ((BigDecimal) r.get("percentile_by_value")).doubleValue(),
            2e-6,
            key);
      }
    }
    assertTrue(checked > 80 && byRules > 5, checked + " " + byRules);
  }

  private record Scored(BigDecimal score, Double percentile, boolean formal) {}

  private static InternalRow row(
      PlatformSchemes schemes,
      String platform,
      String id,
      LocalDate day,
      Map<String, Object> values,
      LocalDate pair) {
    return paired(ScoringDay.row(schemes, platform, id, day, values), pair);
  }

  private static Map<String, Scored> scored(
      PlatformSchemes schemes,
      String platform,
      LocalDate day,
      Map<String, Map<String, Object>> stores) {
    List<InternalRow> input = new ArrayList<>();
    stores.forEach((id, v) -> input.add(ScoringDay.row(schemes, platform, id, day, v)));
    Map<String, Scored> scored = new HashMap<>();
    ScoringDay.rows(new ScoreRows(schemes, 5).scores(input.iterator()), StoreScoresTable.SPEC)
        .forEach(
            r ->
                scored.put(
                    r.get("scheme") + "/" + r.get("store_id"),
                    new Scored(
                        (BigDecimal) r.get("score"),
                        (Double) r.get("peer_percentile"),
                        r.get("stage").equals("formal"))));
    return scored;
  }

  /** By counting, from the definition. */
  private static double percentile(
      String key, Map<String, Scored> scored, Map<String, Map<String, Object>> stores) {
    String scheme = key.substring(0, key.indexOf('/') + 1);
    Object category = stores.get(key.substring(scheme.length())).get("category");
    List<BigDecimal> all = new ArrayList<>();
    List<BigDecimal> own = new ArrayList<>();
    stores.forEach(
        (id, values) -> {
          Scored s = scored.get(scheme + id);
          if (s.formal && s.score != null) {
            all.add(s.score);
            if (category != null && category.equals(values.get("category"))) {
              own.add(s.score);
            }
          }
        });
    List<BigDecimal> peers = own.size() < 5 ? all : own;
    peers.sort(Comparator.naturalOrder());
    double below = 0;
    for (BigDecimal p : peers) {
      int c = p.compareTo(scored.get(key).score);
      below += c < 0 ? 1 : c == 0 ? 0.5 : 0;
    }
    return 100 * below / peers.size();
  }

  private static void assertPercentile(Double expected, Object actual, String key) {
    assertEquals(expected == null, actual == null, key);
    if (expected != null) {
      assertEquals(expected, ((BigDecimal) actual).doubleValue(), 1e-6, key);
    }
  }

  private static BigDecimal sum(Map<String, Object> row, String... columns) {
    return Arrays.stream(columns)
        .map(c -> (BigDecimal) row.get(c))
        .reduce(BigDecimal.ZERO.setScale(6), BigDecimal::add);
  }
}
