package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.scheme.ScoreChange.Line;
import io.storegauge.scheme.ScoreChange.Unsplit;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreScoresTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/**
 * Store x is a newcomer, which is scored but nobody's peer. Its peers a and b have 0 and 1 of their
 * deliveries in time, so their tenths are 0.1 and 0.9.
 */
class ScoreChangesTest {
  private static final LocalDate THEN = LocalDate.of(2025, 6, 1);
  private static final LocalDate NOW = LocalDate.of(2025, 6, 2);
  private static final String RATING = "rating_mean_90d";
  private static final String IN_TIME = "delivery_sla_rate_90d";

  private final List<Scheme.Version> versions = new ArrayList<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private List<Scheme.Bonus> bonuses = List.of();
  private List<Scheme.Deduction> deductions = List.of();
  private List<Scheme.Gate> gates = List.of();
  private Scheme.Stages stages = Scheme.Stages.COMPUTED;

  private static Scheme.Indicator indicator(
      String dimension, String metric, double weight, Scheme.Curve curve) {
    return new Scheme.Indicator(
        metric + "_90d", dimension, metric, 90, Scheme.Use.RAW, null, weight, curve, null);
  }

  /** Rating on a line from 1 to 5 stars; deliveries in time against the peers. */
  private void version(String name, LocalDate from, double ratingWeight) {
    versions.add(
        new Scheme.Version(
            name,
            from,
            false,
            Scheme.Range.PERCENT,
            stages,
            Map.of(),
            List.of(
                indicator(
                    "product",
                    "rating_mean",
                    ratingWeight,
                    new Scheme.Linear(List.of(new Scheme.Point(1, 0), new Scheme.Point(5, 100)))),
                indicator(
                    "logistics",
                    "delivery_sla_rate",
                    100 - ratingWeight,
                    new Scheme.Peer(0, 100, 0))),
            bonuses,
            deductions,
            gates,
            Scheme.GradedBy.SCORE,
            List.of(),
            List.of(),
            null));
  }

  private void store(LocalDate day, String id, long orders, Object... more) {
    Map<String, Object> values = new TreeMap<>();
    values.put("id", id);
    values.put("day", day);
    values.put("paid_orders_30d", orders);
    for (int i = 0; i < more.length; i += 2) {
      values.put((String) more[i], more[i + 1]);
    }
    rows.add(values);
  }

  private void peers(LocalDate day, double a, double b) {
    store(day, "a", 100, IN_TIME, a);
    store(day, "b", 100, IN_TIME, b);
  }

  private ScoreChange change() {
    Platform p = new Platform("p", ZoneOffset.UTC, "CNY", "s", Platform.PositiveReviews.RATING);
    PlatformSchemes schemes =
        new PlatformSchemes(List.of(p), Map.of("s", new Scheme("s", versions)));
    List<InternalRow> input = new ArrayList<>();
    for (Map<String, Object> r : rows) {
      input.add(ScoringDay.row(schemes, "p", (String) r.get("id"), (LocalDate) r.get("day"), r));
    }
    List<ScoreChange> all =
        new ScoreChanges(schemes, 1, "p", "x", NOW, List.of(THEN)).of(input.iterator());
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static Line line(ScoreChange change, String name) {
    return change.lines().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private static void assertLine(
      ScoreChange change, String name, double byValue, double byPeers, double byRule) {
    Line l = name.equals("total") ? change.total() : line(change, name);
    assertEquals(
        List.of(Math.round(byValue * 1e6), Math.round(byPeers * 1e6), Math.round(byRule * 1e6)),
        List.of(l.byValue(), l.byPeers(), l.byRule()),
        name);
  }

  @Test
  void aChangeIsTheStoresThenThePeersThenTheRules() {
    version("1", LocalDate.of(2000, 1, 1), 60);
    version("2", NOW, 50);
    peers(THEN, 0, 1);
    peers(NOW, 0.2, 1);
    store(THEN, "x", 1, RATING, 4.0, IN_TIME, 0.5);
    store(NOW, "x", 1, RATING, 4.2, IN_TIME, 0.7);
    ScoreChange c = change();
    // 4 stars are 75 points, 0.5 is half way from 0.1 to 0.9: 0.6 × 75 + 0.4 × 50 = 65.
    assertEquals(65_000_000L, c.scoreThen());
    // 4.2 stars are 80 points, 0.7 lies (0.7 − 0.28) ÷ 0.64 = 65.625 % of the way from 0.28 to
    // 0.92: 0.5 × 80 + 0.5 × 65.625 = 72.8125.
    assertEquals(72_812_500L, c.scoreNow());
    // Own value: 0.6 × 5, and 0.4 × (75 − 50) by the old tenths. Peers: 0.4 × (65.625 − 75).
    // Rules: 80 × (0.5 − 0.6) and 65.625 × (0.5 − 0.4).
    assertLine(c, RATING, 3, 0, -8);
    assertLine(c, IN_TIME, 10, -3.75, 6.5625);
    assertLine(c, "total", 13, -3.75, -1.4375);
    for (String rest : ScoreChange.REST) {
      assertLine(c, rest, 0, 0, 0);
    }
    assertEquals(List.of("1", "2"), List.of(c.versionThen(), c.versionNow()));
    Line inTime = line(c, IN_TIME);
    assertEquals(
        List.of(0.5, 0.7, 0.5, 0.6),
        List.of(inTime.valueThen(), inTime.valueNow(), inTime.medianThen(), inTime.medianNow()));
  }

  @Test
  void anIndicatorThatComesTakesWeightAndHasALineForIt() {
    version("1", LocalDate.of(2000, 1, 1), 60);
    peers(THEN, 0, 1);
    peers(NOW, 0, 1);
    store(THEN, "x", 1, RATING, 4.0);
    store(NOW, "x", 1, RATING, 4.2, IN_TIME, 0.7);
    ScoreChange c = change();
    // 75 alone; then 0.6 × 80 + 0.4 × 75 = 78. By the weight of then the rating gave 80 − 75; what
    // remains, 78 − 80, is that the new indicator is worse.
    assertLine(c, RATING, 5, 0, 0);
    assertLine(c, IN_TIME, 0, 0, 0);
    assertLine(c, ScoreChange.RENORMALISED, -2, 0, 0);
    assertEquals(3_000_000L, c.total().change());
  }

  @Test
  void bonusesDeductionsAndGatesHaveTheirOwnLines() {
    Scheme.Condition often =
        new Scheme.Condition("paid_orders_30d", null, 5.0, null, null, null, null, null);
    bonuses = List.of(new Scheme.Bonus("often", 4, null, List.of(often)));
    deductions = List.of(new Scheme.Deduction("acts", List.of("misconduct_acts_30d"), 2, 10));
    version("1", LocalDate.of(2000, 1, 1), 60);
    gates = List.of(new Scheme.Gate("capped", 70.0, null, List.of(often)));
    version("2", NOW, 60);
    peers(THEN, 0, 1);
    peers(NOW, 0, 1);
    store(THEN, "x", 1, RATING, 4.0, IN_TIME, 0.7);
    store(NOW, "x", 5, RATING, 4.0, IN_TIME, 0.7, "misconduct_acts_30d", 1.0);
    ScoreChange c = change();
    // 0.6 × 75 + 0.4 × 75 = 75; + 4 − 2 = 77 by the rules of then, and today's cap it at 70.
    assertEquals(List.of(75_000_000L, 70_000_000L), List.of(c.scoreThen(), c.scoreNow()));
    assertLine(c, ScoreChange.BONUSES, 4, 0, 0);
    assertLine(c, ScoreChange.DEDUCTIONS, -2, 0, 0);
    assertLine(c, ScoreChange.GATES, 0, 0, -7);
    assertLine(c, "total", 2, 0, -7);
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    version("1", NOW, 60);
    peers(NOW, 0, 1);
    store(NOW, "x", 1, RATING, 4.0, IN_TIME, 0.7);
    ScoreChange c = change();
    assertEquals(Unsplit.NO_ROW_THEN, c.unsplit());
    assertEquals(75_000_000L, c.scoreNow());
    assertNull(c.scoreThen());
    store(THEN, "x", 1);
    assertEquals(Unsplit.NO_RULES_THEN, change().unsplit());
    versions.clear();
    version("1", THEN, 60);
    assertEquals(Unsplit.NO_SCORE_THEN, change().unsplit());
    rows.removeIf(r -> r.get("id").equals("x"));
    store(THEN, "x", 1, RATING, 4.0);
    store(NOW, "x", 1);
    assertEquals(Unsplit.NO_SCORE_NOW, change().unsplit());
  }

  @Test
  void withoutAScoreInBetweenNothingIsSplit() {
    stages =
        new Scheme.Stages(30, Scheme.Newcomer.UNSCORED, null, null, List.of(), null, List.of());
    version("1", LocalDate.of(2000, 1, 1), 60);
    stages = Scheme.Stages.COMPUTED;
    version("2", NOW, 60);
    peers(THEN, 0, 1);
    peers(NOW, 0, 1);
    store(THEN, "x", 30, RATING, 4.0);
    store(NOW, "x", 29, RATING, 4.2);
    // Formal then, a newcomer now: by the rules of then it would have no score any more.
    ScoreChange c = change();
    assertEquals(Unsplit.NO_SCORE_BETWEEN, c.unsplit());
    assertEquals(List.of(75_000_000L, 80_000_000L), List.of(c.scoreThen(), c.scoreNow()));
    assertTrue(c.lines().isEmpty());
  }

  /** Random stores of every platform on two days, across a change of rules. */
  @Test
  void partsSumToTheChangeOfEveryShippedSchemeWhateverTheOrderOfRows() {
    PlatformSchemes schemes =
        new PlatformSchemes(ScoringDay.SHIPPED.platforms().values(), ScoringDay.SHIPPED.schemes());
    List<LocalDate> days =
        List.of(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 8));
    List<InternalRow> input = new ArrayList<>();
    Random random = new Random(11);
    for (String platform : ScoringDay.SHIPPED.platforms().keySet()) {
      for (int s = 0; s < 15; s++) {
        for (LocalDate day : days) {
          input.add(ScoringDay.row(schemes, platform, "s" + s, day, values(random)));
        }
      }
    }
    Map<String, BigDecimal> scores = new HashMap<>();
    ScoringDay.rows(new ScoreRows(schemes, 5).scores(input.iterator()), StoreScoresTable.SPEC)
        .forEach(
            r ->
                scores.put(
                    r.get("platform") + "/" + r.get("store_id") + r.get("as_of") + r.get("scheme"),
                    (BigDecimal) r.get("score")));
    int split = 0;
    int byRule = 0;
    for (String platform : ScoringDay.SHIPPED.platforms().keySet()) {
      for (int s = 0; s < 15; s++) {
        String store = platform + "/s" + s;
        ScoreChanges computed =
            new ScoreChanges(schemes, 5, platform, "s" + s, days.get(2), days.subList(0, 2));
        List<ScoreChange> changes = computed.of(input.iterator());
        Collections.shuffle(input, random);
        assertEquals(changes, computed.of(input.iterator()));
        for (ScoreChange c : changes) {
          assertScore(scores.get(store + days.get(2) + c.scheme()), c.scoreNow());
          if (c.versionThen() != null) {
            assertScore(scores.get(store + c.from() + c.scheme()), c.scoreThen());
          }
          if (c.unsplit() == null) {
            split++;
            byRule += c.total().byRule() == 0 ? 0 : 1;
            assertEquals(c.scoreNow() - c.scoreThen(), c.total().change(), store + c);
            assertTrue(
                !c.versionThen().equals(c.versionNow()) || c.total().byRule() == 0, store + c);
          }
        }
      }
    }
    assertTrue(split > 100 && byRule > 15, split + " split, " + byRule + " by rules");
  }

  private static void assertScore(BigDecimal written, Long millionths) {
    assertEquals(written, millionths == null ? null : BigDecimal.valueOf(millionths, 6));
  }

  /** A store of which nine tenths is known. */
  static Map<String, Object> values(Random random) {
    Map<String, Object> values = new TreeMap<>();
    values.put("paid_orders_30d", (long) random.nextInt(300));
    values.put("category", random.nextInt(3) == 0 ? null : "c" + random.nextInt(2));
    values.put("store_type", List.of("flagship", "other").get(random.nextInt(2)));
    values.put("services", random.nextBoolean() ? "return_insurance" : null);
    for (MetricColumn metric : MetricColumn.ALL) {
      if (random.nextInt(10) > 0) {
        boolean stars = metric.unit().equals("stars");
        double value = stars ? 1 + 4 * random.nextDouble() : random.nextDouble();
        double evidence = 1 + random.nextInt(60);
        values.put(metric.name() + "_num", value * evidence);
        values.put(metric.name() + "_den", evidence);
        values.put(metric.shrunk(), value);
        values.put(metric.name(), value);
      }
    }
    return values;
  }
}
