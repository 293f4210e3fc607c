package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.stats.PeerDays;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** What holds of every shipped scheme and version, on stores drawn at random. */
class SchemePropertiesTest {
  private static final PlatformSchemes SCHEMES =
      new PlatformSchemes(ScoringDay.SHIPPED.platforms().values(), ScoringDay.SHIPPED.schemes());
  private static final List<PeerDays.Value> TYPES = SCHEMES.valueTypes();
  private static final ScoreRows ROWS = new ScoreRows(SCHEMES, 5);
  private static final int STORES = 40;
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2025, 7, 1),
          LocalDate.of(2026, 5, 7),
          LocalDate.of(2026, 7, 14),
          LocalDate.of(2026, 9, 7),
          LocalDate.of(2026, 9, 8));

  /** A store on a day. */
  private record Store(String platform, String id, LocalDate asOf, Map<String, Object> values) {}

  private static List<Store> stores(double missing) {
    Random random = new Random(4);
    List<Store> stores = new ArrayList<>();
    for (String platform : ScoringDay.SHIPPED.platforms().keySet()) {
      for (int s = 0; s < STORES; s++) {
        for (LocalDate day : DAYS) {
          stores.add(new Store(platform, "s" + s, day, values(random, s, missing)));
        }
      }
    }
    return stores;
  }

  private static Map<String, Object> values(Random random, int store, double missing) {
    Map<String, Object> values = new TreeMap<>();
    values.put("paid_orders_30d", (long) random.nextInt(900));
    values.put("category", store % 3 == 0 ? null : "c" + store % 3);
    values.put("industry", store % 2 == 0 ? "女装" : "跨境时尚");
    values.put("store_type", List.of("flagship", "other", "personal").get(store % 3));
    values.put("services", store % 4 == 0 ? "return_insurance,remote_area_logistics" : null);
    for (MetricColumn metric : MetricColumn.ALL) {
      if (random.nextDouble() >= missing) {
        double value = value(metric, random);
        double evidence = 1 + random.nextInt(60);
        values.put(metric.name() + "_num", value * evidence);
        values.put(metric.name() + "_den", evidence);
        values.put(metric.shrunk(), value);
        values.put(metric.name(), metric.isSampled() && evidence < 30 ? null : (Double) value);
      }
    }
    return values;
  }

  private static double value(MetricColumn metric, Random random) {
    if (metric.id().endsWith("_acts")) {
      return random.nextInt(2);
    }
    return switch (metric.unit()) {
      case "stars" -> 1 + 4 * random.nextDouble();
      case "share 0–1" -> random.nextDouble();
      default -> 50 * random.nextDouble();
    };
  }

  private static List<InternalRow> rows(List<Store> stores) {
    List<InternalRow> rows = new ArrayList<>();
    stores.forEach(
        s -> rows.add(ScoringDay.row(SCHEMES, TYPES, s.platform(), s.id(), s.asOf(), s.values())));
    return rows;
  }

  private static String key(Map<String, Object> row) {
    return row.get("platform")
        + "/"
        + row.get("store_id")
        + " "
        + row.get("as_of")
        + " "
        + row.get("scheme");
  }

  private static Map<String, Map<String, Object>> scores(List<Store> stores) {
    Map<String, Map<String, Object>> scores = new TreeMap<>();
    ScoringDay.rows(ROWS.scores(rows(stores).iterator()), StoreScoresTable.SPEC)
        .forEach(r -> scores.put(key(r), r));
    return scores;
  }

  @Test
  void contributionsBonusesAndDeductionsAddUpToEveryScore() {
    List<Store> stores = stores(0.3);
    Map<String, BigDecimal> sums = new HashMap<>();
    for (Map<String, Object> c :
        ScoringDay.rows(ROWS.components(rows(stores).iterator()), ScoreComponentsTable.SPEC)) {
      sums.merge(key(c), (BigDecimal) c.get("contribution"), BigDecimal::add);
    }
    int gated = 0;
    Map<String, Map<String, Object>> scores = scores(stores);
    for (Map<String, Object> s : scores.values()) {
      BigDecimal sum =
          sums.get(key(s))
              .add((BigDecimal) s.get("bonus"))
              .subtract((BigDecimal) s.get("deduction"));
      BigDecimal before = (BigDecimal) s.get("score_before_gate");
      assertEquals(before == null ? BigDecimal.ZERO.setScale(6) : before, sum, key(s));
      if (s.get("gate") == null) {
        assertEquals(before, s.get("score"), key(s));
      } else {
        gated++;
      }
    }
    assertTrue(gated > 20, gated + " gated of " + scores.size());
  }

  @Test
  void scoresStayInTheirRangeAndCoverageInIts() {
    for (Map<String, Object> s : scores(stores(0.3)).values()) {
      Scheme scheme = ScoringDay.SHIPPED.schemes().get((String) s.get("scheme"));
      Scheme.Range range =
          scheme.versions().stream()
              .filter(v -> v.version().equals(s.get("scheme_version")))
              .findFirst()
              .orElseThrow()
              .range();
      if (s.get("score") instanceof BigDecimal score) {
        assertTrue(
            score.doubleValue() >= range.from() && score.doubleValue() <= range.to(), key(s));
      }
      double coverage = (Double) s.get("coverage");
      assertTrue(coverage >= 0 && coverage <= 1 + 1e-12, key(s));
    }
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<Store> stores = stores(0.3);
    Map<String, Map<String, Object>> scores = scores(stores);
    Collections.shuffle(stores, new Random(5));
    assertEquals(scores, scores(stores));
  }

  @Test
  void nothingKnownIsNoScoreAndNoFailure() {
    for (Map<String, Object> s : scores(stores(1)).values()) {
      assertNull(s.get("score_before_gate"), key(s));
      assertEquals(0.0, s.get("coverage"), key(s));
    }
  }

  @Test
  void aBetterValueNeverLowersTheScore() {
    // Small samples apart: a platform that fixes few bad cases at 80 does lower what was above.
    List<Store> stores = new ArrayList<>();
    for (Store s : stores(0.2)) {
      Map<String, Object> values = new TreeMap<>(s.values());
      values.put("paid_orders_30d", 500L);
      values.replaceAll((c, v) -> c.startsWith("im_dissatisfied") ? many(c, v) : v);
      stores.add(new Store(s.platform(), s.id(), s.asOf(), values));
    }
    Map<String, Map<String, Object>> before = scores(stores);
    Random random = new Random(6);
    int raised = 0;
    for (int trial = 0; trial < 100; trial++) {
      int i = random.nextInt(stores.size());
      Store s = stores.get(i);
      List<MetricColumn> metrics =
          SCHEMES.on(s.platform(), (int) s.asOf().toEpochDay()).stream()
              .flatMap(r -> r.rules().indicators().stream())
              .map(SchemeIndicator::metric)
              .filter(m -> s.values().containsKey(m.name()))
              .toList();
      if (metrics.isEmpty()) {
        continue;
      }
      MetricColumn metric = metrics.get(random.nextInt(metrics.size()));
      String column = metric.name();
      double by = metric.higherIsBetter() ? 1.2 : 0.8;
      Map<String, Object> better = new TreeMap<>(s.values());
      for (String c : List.of(column, column + "_num", metric.shrunk())) {
        better.computeIfPresent(c, (name, v) -> (Double) v * by);
      }
      List<Store> changed =
          new ArrayList<>(
              stores.stream()
                  .filter(
                      o -> o.asOf().equals(s.asOf()) && o.platform().equals(s.platform()) && o != s)
                  .toList());
      changed.add(new Store(s.platform(), s.id(), s.asOf(), better));
      for (Map.Entry<String, Map<String, Object>> after : scores(changed).entrySet()) {
        if (after.getValue().get("store_id").equals(s.id())
            && after.getValue().get("score") instanceof BigDecimal score) {
          BigDecimal was = (BigDecimal) before.get(after.getKey()).get("score");
          assertTrue(
              score.compareTo(was) >= 0, after.getKey() + " " + column + " " + was + " → " + score);
          raised += score.compareTo(was) > 0 ? 1 : 0;
        }
      }
    }
    assertTrue(raised > 30, "raised " + raised);
  }

  /** The same share of a hundred times as many. */
  private static Object many(String column, Object value) {
    return column.endsWith("_num") || column.endsWith("_den")
        ? (Object) ((Double) value * 100)
        : value;
  }

  @Test
  void aStoresChangeMovesNoOtherPlatform() {
    List<Store> stores = stores(0.2);
    Map<String, Map<String, Object>> before = scores(stores);
    List<Store> changed = new ArrayList<>();
    for (Store s : stores) {
      Map<String, Object> values = new TreeMap<>(s.values());
      if (s.platform().equals("jd") && s.id().equals("s1")) {
        values.replaceAll((c, v) -> v instanceof Double ? (Object) 1.0 : v);
      }
      changed.add(new Store(s.platform(), s.id(), s.asOf(), values));
    }
    Map<String, Map<String, Object>> after = scores(changed);
    int moved = 0;
    for (Map.Entry<String, Map<String, Object>> e : before.entrySet()) {
      if (e.getKey().startsWith("jd/")) {
        moved += e.getValue().equals(after.get(e.getKey())) ? 0 : 1;
      } else {
        assertEquals(e.getValue(), after.get(e.getKey()));
      }
    }
    assertTrue(moved > 1, "moved " + moved);
  }

  @Test
  void aRuleThatChangesInTheMiddleOfARunIsTheRuleOfItsDays() {
    List<Store> stores = new ArrayList<>();
    Random random = new Random(7);
    for (int store = 0; store < 20; store++) {
      Map<String, Object> values = values(random, store, 0);
      for (int d = 0; d < 4; d++) {
        stores.add(new Store("douyin", "s" + store, LocalDate.of(2026, 7, 12).plusDays(d), values));
      }
    }
    List<Map<String, Object>> days = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      String asOf = LocalDate.of(2026, 7, 12).plusDays(d).toString();
      Map<String, Object> byStore = new TreeMap<>();
      for (Map<String, Object> s : scores(stores).values()) {
        if (s.get("as_of").equals(asOf)) {
          assertEquals(d < 2 ? "2026-05-07" : "2026-07-14", s.get("scheme_version"));
          byStore.put((String) s.get("store_id"), s.get("score_before_gate"));
        }
      }
      days.add(byStore);
    }
    assertEquals(days.get(0), days.get(1));
    assertEquals(days.get(2), days.get(3));
    assertNotEquals(days.get(1), days.get(2));
  }
}
