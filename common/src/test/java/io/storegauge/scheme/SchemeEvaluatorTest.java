package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Indicator;
import io.storegauge.config.Scheme.Point;
import io.storegauge.config.Scheme.Use;
import io.storegauge.model.StoregaugeException;
import io.storegauge.stats.MidRank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemeEvaluatorTest {
  private static final double UNKNOWN = Double.NaN;
  private static final MidRank NOBODY = MidRank.of(new double[0], 0);
  private static final List<Point> STARS = List.of(new Point(1, 0), new Point(5, 100));
  private static final List<Point> FEWER_IS_BETTER = List.of(new Point(0, 100), new Point(0.2, 0));
  private static final List<Point> SHARE = List.of(new Point(0, 0), new Point(1, 100));
  private static final List<Indicator> INDICATORS =
      List.of(
          new Indicator("product", "rating_mean", 90, Use.SHRUNK, 50, STARS),
          new Indicator("product", "negative_review_rate", 90, Use.RAW, 20, FEWER_IS_BETTER),
          new Indicator(
              "logistics",
              "delivery_sla_rate",
              90,
              Use.RAW,
              30,
              List.of(new Point(0.5, 0), new Point(0.9, 80), new Point(1, 100))));

  private static ScoringDay day(List<Indicator> indicators, Map<String, Double> dimensions) {
    Scheme.Version plain = new Scheme.Version("1", LocalDate.of(2025, 1, 1), indicators);
    Scheme.Version version =
        new Scheme.Version(
            "1",
            plain.from(),
            plain.alsoBefore(),
            plain.range(),
            plain.stages(),
            dimensions,
            indicators,
            List.of(),
            List.of(),
            List.of(),
            Scheme.GradedBy.SCORE,
            List.of(new Scheme.Grade(90, "A"), new Scheme.Grade(80, "B"), new Scheme.Grade(0, "C")),
            List.of(),
            null);
    return new ScoringDay("2025-06-01", new Scheme("s", List.of(version)));
  }

  private static ScoringDay store(Double rating, Double negative, Double inTime) {
    return day(INDICATORS, Map.of())
        .store(
            "x",
            30,
            "rating_mean_90d_shrunk",
            rating,
            "negative_review_rate_90d",
            negative,
            "delivery_sla_rate_90d",
            inTime);
  }

  private static BigDecimal points(String number) {
    return new BigDecimal(number).setScale(6);
  }

  @Test
  void linesAreStraightBetweenPointsAndFlatBeyondThem() {
    LinearCurve curve =
        new LinearCurve(List.of(new Point(0.5, 0), new Point(0.9, 80), new Point(1, 100)));
    assertEquals(0.0, curve.points(0.2));
    assertEquals(0.0, curve.points(0.5));
    assertEquals(40.0, curve.points(0.7), 1e-12);
    assertEquals(80.0, curve.points(0.9));
    assertEquals(90.0, curve.points(0.95), 1e-12);
    assertEquals(100.0, curve.points(1.0));
    assertEquals(100.0, curve.points(7.0));
    assertTrue(Double.isNaN(curve.points(UNKNOWN)));
  }

  @Test
  void aTierHoldsFromItsOwnValueUntilTheNext() {
    Curve curve = new TierCurve(List.of(new Point(0, 3), new Point(0.035, 2), new Point(0.12, 0)));
    assertEquals(3.0, curve.points(0, NOBODY));
    assertEquals(3.0, curve.points(Math.nextDown(0.035), NOBODY));
    assertEquals(2.0, curve.points(0.035, NOBODY));
    assertEquals(0.0, curve.points(0.12, NOBODY));
    assertTrue(Double.isNaN(curve.points(UNKNOWN, NOBODY)));
  }

  @Test
  void thePeersTenthsAreTheEndsOfAPeerCurve() {
    // 0, 10 … 100: the tenths are 10 and 90.
    MidRank peers = MidRank.of(new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 11);
    Curve more = new PeerCurve(new Scheme.Peer(50, 100, 0), true);
    assertEquals(50.0, more.points(0, peers));
    assertEquals(50.0, more.points(10, peers));
    assertEquals(62.5, more.points(30, peers), 1e-12);
    assertEquals(100.0, more.points(90, peers));
    assertEquals(100.0, more.points(400, peers));
    Curve less = new PeerCurve(new Scheme.Peer(50, 100, 10), false);
    assertEquals(100.0, less.points(10, peers));
    assertEquals(80.0, less.points(30, peers)); // 87.5, down to the step
    assertEquals(50.0, less.points(90, peers));
    assertTrue(Double.isNaN(more.points(UNKNOWN, peers)));
    assertTrue(Double.isNaN(more.points(1, NOBODY)));
  }

  @Test
  void aPeerCurveMayLieBetweenOtherPlacesOfThePeers() {
    // 0, 10 … 100: a percent of the peers is the value itself.
    MidRank peers = MidRank.of(new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 11);
    Scheme.Peer between = new Scheme.Peer(0, 10, 0, 20, 70);
    Curve more = new PeerCurve(between, true);
    assertEquals(0.0, more.points(20, peers));
    assertEquals(2.0, more.points(30, peers), 1e-12); // 10 of the 50 between
    assertEquals(10.0, more.points(70, peers));
    assertArrayEquals(new double[] {20, 70}, more.knots(peers), 1e-12);
    // Less is better: the worst fifth begins at 80, the best 30 percent at 30.
    Curve less = new PeerCurve(between, false);
    assertEquals(0.0, less.points(80, peers));
    assertEquals(2.0, less.points(70, peers), 1e-12);
    assertEquals(10.0, less.points(30, peers));
    assertArrayEquals(new double[] {30, 80}, less.knots(peers), 1e-12);
    // Down to the end of the group: the worst and the best of all.
    Curve whole = new PeerCurve(new Scheme.Peer(0, 10, 5, 0, 100), true);
    assertEquals(0.0, whole.points(49, peers));
    assertEquals(5.0, whole.points(50, peers));
    assertEquals(10.0, whole.points(100, peers));
  }

  @Test
  void peersThatAreAllAlikeStandInTheMiddle() {
    MidRank peers = MidRank.of(new double[] {4, 4, 4, 4}, 4);
    Curve curve = new PeerCurve(new Scheme.Peer(0, 10, 0), true);
    assertEquals(5.0, curve.points(4, peers));
    assertEquals(10.0, curve.points(4.1, peers));
    assertEquals(0.0, curve.points(3.9, peers));
    assertEquals(0.0, new PeerCurve(new Scheme.Peer(0, 10, 0), false).points(4.1, peers));
  }

  @Test
  void anIdentityCurveStaysInsideTheRange() {
    Curve curve = new IdentityCurve(5, new Scheme.Range(1, 4));
    assertEquals(2.5, curve.points(0.5, NOBODY));
    assertEquals(1.0, curve.points(0.1, NOBODY));
    assertEquals(4.0, curve.points(0.9, NOBODY));
    assertTrue(Double.isNaN(curve.points(UNKNOWN, NOBODY)));
  }

  @Test
  void aScoreIsTheWeightedMeanOfPoints() {
    // 4.6 stars → 90; 5 % negative → 75; 90 % in time → 80: 45 + 15 + 24.
    ScoringDay day = store(4.6, 0.05, 0.9);
    assertEquals(points("84"), day.score().get("score"));
    assertEquals(1.0, day.score().get("coverage"));
    assertEquals(true, day.score().get("is_main"));
    Map<String, Map<String, Object>> components = day.components("x");
    assertEquals(points("45"), components.get("rating_mean_90d").get("contribution"));
    assertEquals(points("15"), components.get("negative_review_rate_90d").get("contribution"));
    assertEquals(points("24"), components.get("delivery_sla_rate_90d").get("contribution"));
    assertEquals(points("5"), components.get("rating_mean_90d").get("points_lost"));
  }

  @Test
  void withAFloorOfItsOwnAnIndicatorIsTheQuotientFromThereOn() {
    Indicator plain = new Indicator("logistics", "delivery_sla_rate", 90, Use.RAW, 100, SHARE);
    Indicator floored =
        new Indicator(
            plain.name(),
            plain.dimension(),
            plain.metric(),
            plain.windowDays(),
            plain.use(),
            4,
            plain.weight(),
            plain.curve(),
            null);
    ScoringDay day = day(List.of(floored), Map.of()).store("x", 30);
    assertNull(day.evidence("x", "delivery_sla_rate_90d", 0, 0).score().get("score"));
    assertNull(day.evidence("x", "delivery_sla_rate_90d", 3, 3).score().get("score"));
    assertEquals(
        points("75"), day.evidence("x", "delivery_sla_rate_90d", 3, 4).score().get("score"));
    assertEquals(0.75, day.components("x").get("delivery_sla_rate_90d").get("value"));
    assertEquals(
        points("50"), day.evidence("x", "delivery_sla_rate_90d", 50, 100).score().get("score"));
    // Otherwise from metrics.min_denominator on.
    ScoringDay raw = day(List.of(plain), Map.of()).store("x", 30);
    assertNull(raw.evidence("x", "delivery_sla_rate_90d", 3, 4).score().get("score"));
    assertEquals(
        points("50"), raw.evidence("x", "delivery_sla_rate_90d", 15, 30).score().get("score"));
  }

  @Test
  void dimensionsAreMeansOfTheirOwnIndicators() {
    // Product: (50 × 90 + 20 × 75) / 70; service has no indicator.
    Map<String, Object> score = store(4.6, 0.05, 0.9).score();
    assertEquals(6000.0 / 70, (Double) score.get("product_score"), 1e-12);
    assertEquals(80.0, (Double) score.get("logistics_score"), 1e-12);
    assertNull(score.get("service_score"));
    assertNull(score.get("after_sales_score"));
  }

  @Test
  void withoutDimensionsAMissingIndicatorLeavesItsWeightToAll() {
    // 50 and 30 of 100: (50 × 90 + 30 × 80) / 80 = 86.25.
    ScoringDay day = store(4.6, null, 0.9);
    assertEquals(0.8, (Double) day.score().get("coverage"), 1e-15);
    assertEquals(points("86.25"), day.score().get("score"));
    assertNull(day.components("x").get("negative_review_rate_90d").get("points"));
    assertEquals(90.0, (Double) day.score().get("product_score"), 1e-12);
  }

  @Test
  void withDimensionsAMissingIndicatorLeavesItsWeightToItsDimension() {
    List<Indicator> indicators =
        List.of(
            new Indicator("product", "rating_mean", 90, Use.SHRUNK, 70, STARS),
            new Indicator("product", "negative_review_rate", 90, Use.RAW, 30, FEWER_IS_BETTER),
            new Indicator(
                "logistics",
                "delivery_sla_rate",
                90,
                Use.RAW,
                100,
                List.of(new Point(0, 0), new Point(1, 100))));
    Map<String, Double> dimensions = Map.of("product", 60.0, "logistics", 40.0);
    // Product is its rating alone: 0.6 × 90 + 0.4 × 80; known are 0.6 × 0.7 + 0.4.
    Map<String, Object> score =
        day(indicators, dimensions)
            .store("x", 30, "rating_mean_90d_shrunk", 4.6, "delivery_sla_rate_90d", 0.8)
            .score();
    assertEquals(points("86"), score.get("score"));
    assertEquals(0.82, (Double) score.get("coverage"), 1e-12);
    // Nothing of logistics: product alone.
    score = day(indicators, dimensions).store("x", 30, "rating_mean_90d_shrunk", 4.6).score();
    assertEquals(points("90"), score.get("score"));
    assertEquals(0.42, (Double) score.get("coverage"), 1e-12);
  }

  @Test
  void withNothingKnownThereIsNoScore() {
    Map<String, Object> score = store(null, null, null).score();
    assertNull(score.get("score"));
    assertNull(score.get("score_before_gate"));
    assertNull(score.get("product_score"));
    assertNull(score.get("grade"));
    assertNull(score.get("peer_percentile"));
    assertEquals(0.0, score.get("coverage"));
  }

  @Test
  void scoresAreRankedWithTiesByHalf() {
    ScoringDay day = day(INDICATORS, Map.of());
    double[] ratings = {3, 4, 4, 5};
    for (int i = 0; i < ratings.length; i++) {
      day.store("s" + i, 30, "rating_mean_90d_shrunk", ratings[i]);
    }
    day.store("newcomer", 29, "rating_mean_90d_shrunk", 5.0);
    assertEquals(12.5, day.score("s0").get("peer_percentile"));
    assertEquals(50.0, day.score("s1").get("peer_percentile"));
    assertEquals(50.0, day.score("s2").get("peer_percentile"));
    assertEquals(87.5, day.score("s3").get("peer_percentile"));
    assertNull(day.score("newcomer").get("peer_percentile"));
  }

  @Test
  void theNextGradeIsToldInPointsOfEachIndicator() {
    // 84 lacks 6 to grade A: 6 / 0.5 = 12 of the rating, which has 90; 6 / 0.3 = 20 of delivery,
    // which has 80; the reviews would need 30 and have 75.
    ScoringDay day = store(4.6, 0.05, 0.9);
    assertEquals("B", day.score().get("grade"));
    Map<String, Map<String, Object>> components = day.components("x");
    assertNull(components.get("rating_mean_90d").get("points_to_next_grade"));
    assertEquals(
        20.0, (Double) components.get("delivery_sla_rate_90d").get("points_to_next_grade"), 1e-9);
    assertNull(components.get("negative_review_rate_90d").get("points_to_next_grade"));
    assertNull(
        store(5.0, 0.0, 1.0).components("x").get("rating_mean_90d").get("points_to_next_grade"));
  }

  @Test
  void anUnknownMetricIsRefusedWithTheOnesThereAre() {
    ScoringDay day =
        day(List.of(new Indicator("product", "rating_mean", 31, Use.RAW, 100, STARS)), Map.of());
    StoregaugeException e = assertThrows(StoregaugeException.class, day::scores);
    assertTrue(
        e.getMessage()
            .startsWith("No metric column rating_mean_31d in gold.store_metrics. Use one of: "),
        e.getMessage());
  }
}
