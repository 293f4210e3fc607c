package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.config.Scheme;
import io.storegauge.config.Scheme.Condition;
import io.storegauge.config.Scheme.Indicator;
import io.storegauge.config.Scheme.Override;
import io.storegauge.config.Scheme.Point;
import io.storegauge.config.Scheme.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no shipped scheme asks of the language. */
class ScoreRulesTest {
  private static final List<Point> SHARE = List.of(new Point(0, 0), new Point(1, 100));
  private static final List<Indicator> INDICATORS =
      List.of(
          new Indicator("product", "positive_review_rate", 30, Use.RAW, 50, SHARE),
          new Indicator("logistics", "delivery_sla_rate", 30, Use.RAW, 50, SHARE));

  private static ScoringDay day(
      List<Scheme.Bonus> bonuses, List<Scheme.Gate> gates, List<Override> overrides) {
    Scheme.Version version =
        new Scheme.Version(
            "1",
            LocalDate.of(2025, 1, 1),
            false,
            Scheme.Range.PERCENT,
            Scheme.Stages.COMPUTED,
            Map.of(),
            INDICATORS,
            bonuses,
            List.of(),
            gates,
            Scheme.GradedBy.SCORE,
            List.of(new Scheme.Grade(80, "A"), new Scheme.Grade(60, "B"), new Scheme.Grade(0, "C")),
            List.of(),
            null);
    return new ScoringDay("2025-06-01", new Scheme("s", List.of(version), overrides))
        .store("x", 30, "positive_review_rate_30d", 1.0, "delivery_sla_rate_30d", 0.8);
  }

  private static List<Condition> above(String column, double value) {
    return List.of(new Condition(column, value, null, null, null, null, null, null));
  }

  private static BigDecimal points(String number) {
    return new BigDecimal(number).setScale(6);
  }

  @Test
  void theLowestOfSeveralGatesCaps() {
    // (100 + 80)/2 = 90.
    ScoringDay day =
        day(
            List.of(),
            List.of(
                new Scheme.Gate("strict", 50.0, null, above("refund_rate_30d", 0.5)),
                new Scheme.Gate("mild", 70.0, null, above("refund_rate_30d", 0.2))),
            List.of());
    assertEquals(points("90"), day.score().get("score"));
    assertEquals(points("90"), day.with("x", "refund_rate_30d", 0.2).score().get("score"));
    Map<String, Object> mild = day.with("x", "refund_rate_30d", 0.3).score();
    assertEquals(points("70"), mild.get("score"));
    assertEquals(points("90"), mild.get("score_before_gate"));
    assertEquals("mild", mild.get("gate"));
    assertEquals("B", mild.get("grade"));
    Map<String, Object> strict = day.with("x", "refund_rate_30d", 0.6).score();
    assertEquals(points("50"), strict.get("score"));
    assertEquals("strict", strict.get("gate"));
    // A store below the cap is not capped.
    day.with("x", "positive_review_rate_30d", 0.1, "delivery_sla_rate_30d", 0.1);
    assertNull(day.score().get("gate"));
  }

  @Test
  void theLowestOfSeveralGatesOfTheGradeCaps() {
    // 90 points are an A.
    Scheme.Gate mild = new Scheme.Gate("mild", null, "B", above("refund_rate_30d", 0.2));
    Scheme.Gate strict = new Scheme.Gate("strict", null, "C", above("refund_rate_30d", 0.5));
    for (List<Scheme.Gate> gates : List.of(List.of(mild, strict), List.of(strict, mild))) {
      ScoringDay day = day(List.of(), gates, List.of());
      assertEquals("A", day.score().get("grade"));
      assertEquals("B", day.with("x", "refund_rate_30d", 0.3).score().get("grade"));
      Map<String, Object> both = day.with("x", "refund_rate_30d", 0.6).score();
      assertEquals("C", both.get("grade"));
      assertEquals("strict", both.get("gate"));
      assertEquals(points("90"), both.get("score"));
    }
  }

  @Test
  void gatesOfScoreAndGradeAreBothNamed() {
    ScoringDay day =
        day(
            List.of(),
            List.of(
                new Scheme.Gate("points", 70.0, null, above("refund_rate_30d", 0.2)),
                new Scheme.Gate("stars", null, "C", above("refund_rate_30d", 0.2))),
            List.of());
    Map<String, Object> both = day.with("x", "refund_rate_30d", 0.3).score();
    assertEquals(points("70"), both.get("score"));
    assertEquals("C", both.get("grade"));
    assertEquals("points, stars", both.get("gate"));
  }

  @Test
  void bonusesEndAtTheRange() {
    List<Condition> any = above("paid_orders_30d", 0);
    ScoringDay day =
        day(
            List.of(new Scheme.Bonus("a", 6, null, any), new Scheme.Bonus("b", 7, null, any)),
            List.of(),
            List.of());
    assertEquals(points("103"), day.score().get("score_before_gate"));
    assertEquals(points("100"), day.score().get("score"));
    assertEquals("range", day.score().get("gate"));
    assertEquals("a 6, b 7", day.score().get("bonuses"));
  }

  private static Override override(String industry, String category, String type, double weight) {
    return new Override(
        List.of("1"),
        industry,
        category,
        type,
        Map.of(),
        Map.of("positive_review_rate_30d", weight, "delivery_sla_rate_30d", 100 - weight));
  }

  @Test
  void theOverrideThatFitsBestAppliesAlone() {
    ScoringDay day =
        day(
            List.of(),
            List.of(),
            List.of(
                override(null, null, "flagship", 60),
                override(null, "shoes", null, 70),
                override("sport", null, null, 80),
                override(null, "shoes", "flagship", 90),
                override("sport", null, "flagship", 100)));
    // The score is 80 and a fifth of the weight of the reviews.
    Object[][] storeAndScore = {
      {null, null, null, "90"},
      {null, null, "flagship", "92"},
      {null, "shoes", "other", "94"},
      {"sport", "shoes", "other", "96"},
      {"food", "shoes", "flagship", "98"},
      {"sport", "shoes", "flagship", "100"},
      {"food", "bags", "other", "90"}
    };
    for (Object[] s : storeAndScore) {
      day.with("x", "industry", s[0], "category", s[1], "store_type", s[2]);
      assertEquals(points((String) s[3]), day.score().get("score"), List.of(s[3]).toString());
    }
  }

  @Test
  void whatIsUnknownOfAStoreIsNotAnyOfAnOverride() {
    ScoringDay byCategory =
        day(
            List.of(),
            List.of(),
            List.of(override(null, null, "flagship", 60), override(null, "shoes", null, 70)));
    byCategory.with("x", "category", "shoes", "store_type", "flagship");
    assertEquals(points("94"), byCategory.score().get("score"));
    ScoringDay byIndustry =
        day(
            List.of(),
            List.of(),
            List.of(override(null, null, "flagship", 60), override("sport", null, null, 80)));
    byIndustry.with("x", "industry", "sport", "store_type", "flagship");
    assertEquals(points("96"), byIndustry.score().get("score"));
    byIndustry.with("x", "industry", null);
    assertEquals(points("92"), byIndustry.score().get("score"));
  }

  @Test
  void anUnknownValueSatisfiesNoCondition() {
    List<Condition> low =
        List.of(new Condition("refund_rate_30d", null, null, 1.0, null, null, null, null));
    ScoringDay day = day(List.of(new Scheme.Bonus("low", 1, null, low)), List.of(), List.of());
    assertNull(day.score().get("bonuses"));
    assertEquals("low 1", day.with("x", "refund_rate_30d", 0.99).score().get("bonuses"));
    assertNull(day.with("x", "refund_rate_30d", 1.0).score().get("bonuses"));
  }

  @Test
  void aConditionOfAStoreTypeBindsNoOther() {
    List<Condition> flagships =
        List.of(new Condition("paid_orders_30d", null, 100.0, null, null, null, null, "flagship"));
    ScoringDay day = day(List.of(new Scheme.Bonus("b", 1, null, flagships)), List.of(), List.of());
    assertEquals("b 1", day.score().get("bonuses"));
    day.with("x", "store_type", "flagship");
    assertNull(day.score().get("bonuses"));
    assertEquals("b 1", day.with("x", "paid_orders_30d", 100L).score().get("bonuses"));
  }
}
