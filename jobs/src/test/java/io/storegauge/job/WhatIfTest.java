package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.job.GoldLake.Metrics;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.MetricChange;
import io.storegauge.scheme.MetricChanges;
import io.storegauge.scheme.StoreSelection;
import io.storegauge.table.MetricColumn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What-ifs worked by hand. The scheme weighs 1 to 5 stars by 0.6 and the share in time by 0.4. */
class WhatIfTest {
  private static final MetricColumn RATING = MetricColumn.of("rating_mean_90d");
  private static final MetricColumn IN_TIME = MetricColumn.of("delivery_sla_rate_90d");
  private static final StoreSelection ALL = new StoreSelection("jd", null, null);

  @TempDir private Path folder;

  private static Metrics store(String id, String category, Double rating, Double inTime) {
    Map<String, Double> values = new HashMap<>();
    values.put("rating_mean_90d_shrunk", rating);
    values.put("delivery_sla_rate_90d", inTime);
    values.put("delivery_sla_rate_90d_num", inTime == null ? 0 : inTime * 10);
    values.put("delivery_sla_rate_90d_den", inTime == null ? 0.0 : 10);
    return new Metrics("jd", id, GoldLake.START, category, 30, "10.00", values);
  }

  private WhatIf whatIf(
      Conf conf, StoreSelection of, List<Metrics> stores, MetricChange... changes) {
    GoldLake lake = new GoldLake(folder.resolve("lake"), conf);
    lake.writeMetrics(DaySet.ALL, GoldLake.days(1), stores);
    return new WhatIf(
        lake.lake(), conf, conf, GoldLake.days(1), new MetricChanges(of, List.of(changes)));
  }

  private static Map<String, Row> byStore(WhatIf whatIf) {
    Map<String, Row> moves = new HashMap<>();
    whatIf.moves().collectAsList().forEach(r -> moves.put(r.getAs("store_id"), r));
    return moves;
  }

  private static void moved(Row r, String before, String after, int rankBefore, int rankAfter) {
    assertEquals(new BigDecimal(before), r.getAs("score_before"));
    assertEquals(new BigDecimal(after), r.getAs("score_after"));
    assertEquals(new BigDecimal(after).subtract(new BigDecimal(before)), r.getAs("score_change"));
    assertEquals(rankBefore, r.<Integer>getAs("rank_before"));
    assertEquals(rankAfter, r.<Integer>getAs("rank_after"));
    assertEquals(rankBefore - rankAfter, r.<Integer>getAs("rank_change"));
  }

  @Test
  void aBetterValueLiftsTheStoreAndItsRank() {
    Map<String, Row> moves =
        byStore(
            whatIf(
                GoldLake.conf(20),
                new StoreSelection("jd", "a", null),
                List.of(store("a", "x", 4.6, 0.8), store("b", "x", 4.7, 0.8)),
                new MetricChange(RATING, false, 4.8)));
    // 4.6 stars are 90 points, 4.8 are 95: 0.6 × 90 + 0.4 × 80, and 0.6 × 95 + 32.
    moved(moves.get("a"), "86.000000", "89.000000", 2, 1);
    // 4.7 stars are 92.5 points.
    moved(moves.get("b"), "87.500000", "87.500000", 1, 2);
    assertEquals(true, moves.get("a").getAs("selected"));
    assertEquals(false, moves.get("b").getAs("selected"));
  }

  @Test
  void aCategoryChangesAndStoresOfAnUnknownOneDoNot() {
    Map<String, Row> moves =
        byStore(
            whatIf(
                GoldLake.conf(20),
                new StoreSelection(null, null, "x"),
                List.of(
                    store("a", "x", 4.6, 0.8),
                    store("b", "y", 4.6, 0.8),
                    store("c", null, 4.6, 0.8)),
                new MetricChange(IN_TIME, true, -0.3)));
    // 0.4 × 30 points less.
    moved(moves.get("a"), "86.000000", "74.000000", 1, 3);
    moved(moves.get("b"), "86.000000", "86.000000", 1, 1);
    moved(moves.get("c"), "86.000000", "86.000000", 1, 1);
  }

  @Test
  void whatIsNotKnownStaysUnknown() {
    WhatIf whatIf =
        whatIf(
            GoldLake.conf(20),
            ALL,
            List.of(store("a", "x", 4.6, null), store("b", "x", null, null)),
            new MetricChange(IN_TIME, false, 1),
            new MetricChange(RATING, true, 0.2));
    Map<String, Row> moves = byStore(whatIf);
    // The rating alone: 90 and 95 points.
    moved(moves.get("a"), "90.000000", "95.000000", 1, 1);
    assertNull(moves.get("b").getAs("score_after"));
    assertNull(moves.get("b").getAs("score_change"));
    assertEquals(List.of(0L, 1L), whatIf.reach().stream().map(WhatIf.Reach::known).toList());
    assertEquals(2, whatIf.reach().get(0).stores());
    assertNull(whatIf.reach().get(0).value());
    assertEquals(4.6, whatIf.reach().get(1).value());
  }

  @Test
  void aDeltaStopsAtTheBoundsOfTheMetric() {
    WhatIf whatIf =
        whatIf(
            GoldLake.conf(20),
            ALL,
            List.of(store("a", "x", 4.6, 0.8), store("b", "x", 1.4, 0.5)),
            new MetricChange(IN_TIME, true, 0.3),
            new MetricChange(RATING, true, -0.5));
    Map<String, Row> moves = byStore(whatIf);
    // 4.1 stars are 77.5 points and all in time: 46.5 + 40.
    assertEquals(new BigDecimal("86.500000"), moves.get("a").getAs("score_after"));
    // One star is 0 points, 0.8 in time 0.4 × 80.
    assertEquals(new BigDecimal("32.000000"), moves.get("b").getAs("score_after"));
    assertEquals(List.of(1L, 1L), whatIf.reach().stream().map(WhatIf.Reach::held).toList());
  }

  @Test
  void reachingABoundExactlyIsNotStoppingAtIt() {
    WhatIf whatIf =
        whatIf(
            GoldLake.conf(20),
            ALL,
            List.of(store("a", "x", 4.6, 0.7)),
            // 0.7 + 0.3 and 4.6 + 0.4 miss or meet 1 and 5 by binary noise.
            new MetricChange(IN_TIME, true, 0.3),
            new MetricChange(RATING, true, 0.4));
    assertEquals(List.of(0L, 0L), whatIf.reach().stream().map(WhatIf.Reach::held).toList());
    assertEquals(new BigDecimal("100.000000"), byStore(whatIf).get("a").getAs("score_after"));
  }

  private static Conf only(Scheme.Indicator indicator) {
    Conf conf = GoldLake.conf(20);
    Scheme.Version v = conf.schemes().get("plain").versions().get(0);
    Scheme scheme =
        new Scheme("plain", List.of(new Scheme.Version("1", v.from(), List.of(indicator))));
    return new Conf(conf.settings(), conf.platforms(), Map.of("plain", scheme), Map.of());
  }

  private static Scheme.Indicator inTime(Integer minDenominator, Scheme.Curve curve) {
    return new Scheme.Indicator(
        "in_time",
        "logistics",
        "delivery_sla_rate",
        90,
        Scheme.Use.RAW,
        minDenominator,
        100,
        curve,
        null);
  }

  @Test
  void aValueThatIsAQuotientChangesByItsNumerator() {
    Conf conf = only(inTime(1, new Scheme.Identity(100)));
    Metrics a = store("a", "x", null, 0.8);
    Map<String, Object> tooFew = new HashMap<>(a.values());
    // Ten orders are below our minimum, not below the scheme's.
    tooFew.put("delivery_sla_rate_90d", null);
    WhatIf whatIf =
        whatIf(
            conf,
            ALL,
            List.of(
                new Metrics("jd", "a", GoldLake.START, "x", 30, "10.00", tooFew),
                store("b", "x", null, null)),
            new MetricChange(IN_TIME, true, 0.1));
    Map<String, Row> moves = byStore(whatIf);
    moved(moves.get("a"), "80.000000", "90.000000", 1, 1);
    assertNull(moves.get("b").getAs("score_after"));
    assertEquals(1, whatIf.reach().get(0).known());
  }

  @Test
  void countedBuyersStayWhole() {
    MetricColumn repurchase = MetricColumn.of("repurchase_rate_90d");
    Conf conf =
        only(
            new Scheme.Indicator(
                "again",
                "service",
                "repurchase_rate",
                90,
                Scheme.Use.RAW,
                1,
                100,
                new Scheme.Identity(100),
                null));
    Map<String, Double> values =
        Map.of("repurchase_rate_90d_num", 2.0, "repurchase_rate_90d_den", 10.0);
    WhatIf whatIf =
        whatIf(
            conf,
            ALL,
            List.of(new Metrics("jd", "a", GoldLake.START, "x", 30, "10.00", values)),
            new MetricChange(repurchase, false, 0.47));
    // 4.7 of 10 buyers are 5.
    moved(byStore(whatIf).get("a"), "20.000000", "50.000000", 1, 1);
  }

  /** Eleven stores from 0 to 10 sixteenths; their tenths are 1 and 9 sixteenths. */
  private static List<Metrics> ladder() {
    List<Metrics> stores = new ArrayList<>();
    for (int k = 0; k <= 10; k++) {
      stores.add(store("s" + k, "x", null, k / 16.0));
    }
    return stores;
  }

  @Test
  void peersMoveWhereAStoreMovesTheirTenths() {
    Map<String, Row> moves =
        byStore(
            whatIf(
                only(inTime(null, new Scheme.Peer(0, 100, 0))),
                new StoreSelection("jd", "s0", null),
                ladder(),
                new MetricChange(IN_TIME, false, 10 / 16.0)));
    // The worst becomes one of two best: tenths are now 2 and 10 sixteenths.
    assertEquals(new BigDecimal("0.000000"), moves.get("s0").getAs("score_before"));
    assertEquals(new BigDecimal("100.000000"), moves.get("s0").getAs("score_after"));
    // (6 − 1) ÷ 8 and (6 − 2) ÷ 8, with five and then six better.
    moved(moves.get("s6"), "62.500000", "50.000000", 5, 6);
    assertEquals(false, moves.get("s6").getAs("selected"));
  }

  @Test
  void whereAllPeersMoveAlikeNobodyMoves() {
    WhatIf whatIf =
        whatIf(
            only(inTime(null, new Scheme.Peer(0, 100, 0))),
            ALL,
            ladder(),
            new MetricChange(IN_TIME, true, 0.25));
    assertEquals(0, whatIf.moves().where("score_change <> 0 OR rank_change <> 0").count());
    // 6 sixteenths are 10 sixteenths now: without peers it is another value.
    assertEquals(0, whatIf.reach().get(0).held());
  }
}
