package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The shipped scheme, version by version. On a ladder a store on rung k has 50 + 50·(k − 1)/8
 * points: rung 1 50, 3 62.5, 5 75, 7 87.5, 9 100; with steps of ten 50, 60, 70, 80, 100.
 */
class DouyinExperienceTest {

  private static ScoringDay day(String asOf) {
    return ScoringDay.shipped("douyin-experience", asOf).withPeers(500);
  }

  private static BigDecimal points(String number) {
    return new BigDecimal(number).setScale(6);
  }

  private static Object score(ScoringDay day) {
    return day.score().get("score");
  }

  /** Product and logistics of the versions of May and July 2026. */
  private static ScoringDay may(String asOf) {
    return day(asOf)
        .ladder("product_rating_mean_30d", 3, 5, 5)
        .ladder("quality_return_rate_30d", 0.1, 0, 3)
        .ladder("pickup_hours_mean_30d", 40, 10, 5)
        .ladder("delivery_sla_rate_30d", 0.5, 1, 9)
        .ladder("logistics_quality_return_rate_30d", 0.1, 0, 1)
        .ladder("im_response_seconds_mean_30d", 100, 10, 7);
  }

  @Test
  void theVersionOf2025() {
    ScoringDay day =
        day("2026-05-06")
            .ladder("negative_order_rate_30d", 0.1, 0, 5)
            .ladder("quality_return_rate_30d", 0.1, 0, 9)
            .ladder("pickup_24h_rate_30d", 0.5, 1, 3)
            .ladder("delivery_hours_mean_30d", 90, 30, 5)
            .ladder("logistics_quality_return_rate_30d", 0.1, 0, 1)
            .ladder("im_response_seconds_mean_30d", 100, 10, 9)
            .ladder("assistance_rate_30d", 0.1, 0, 5)
            .ladder("aftersale_review_hours_mean_30d", 40, 10, 1);
    // Product 0.6·75 + 0.4·100 = 85, logistics 0.5·62.5 + 0.3·75 + 0.2·50 = 63.75, service 0.4·100
    // + 0.3·75 + 0.3·50 = 77.5; 0.5·85 + 0.2·63.75 + 0.3·77.5 = 42.5 + 12.75 + 23.25.
    Map<String, Object> score = day.score();
    assertEquals("2025-01-01", score.get("scheme_version"));
    assertEquals(85.0, (Double) score.get("product_score"), 1e-9);
    assertEquals(63.75, (Double) score.get("logistics_score"), 1e-9);
    assertEquals(77.5, (Double) score.get("service_score"), 1e-9);
    assertEquals(points("78.5"), score.get("score"));
    assertEquals("4.5", score.get("grade"));
    assertEquals(4.5, score.get("display_score"));
    assertNull(score.get("gate"));
  }

  @Test
  void theVersionOfMay2026() {
    ScoringDay day = may("2026-05-07").ladder("refund_over_24h_rate_30d", 0.5, 0, 9);
    // Product 0.9·70 + 0.1·60 = 69; logistics 0.15·75 (pickup has no steps) + 0.7·100 + 0.15·50 =
    // 88.75; service 0.5·100 + 0.5·80 = 90; 34.5 + 17.75 + 27 = 79.25.
    assertEquals(points("79.25"), score(day));
    assertEquals("2026-05-07", day.score().get("scheme_version"));
    // Mocking customers is misconduct still: 3 acts × 3.
    day.with("x", "misconduct_acts_30d", 2, "mocking_acts_30d", 1);
    assertEquals(points("70.25"), score(day));
    assertEquals(points("9"), day.score().get("deduction"));
    assertEquals("misconduct 9", day.score().get("deductions"));
    assertEquals("4", day.score().get("grade"));
    assertEquals(4.3, day.score().get("display_score"));
  }

  @Test
  void theVersionOfJuly2026() {
    ScoringDay day =
        may("2026-07-14")
            .ladder("aftersale_review_hours_mean_30d", 40, 10, 9)
            .ladder("im_dissatisfied_rate_30d", 0.5, 0, 1)
            .ladder("platform_help_rate_30d", 0.1, 0, 9);
    // Service (100 + 80 + 50 + 100)/4 = 82.5; 34.5 + 17.75 + 0.3·82.5 = 77.
    assertEquals(points("77"), score(day));
    assertEquals("4.5", day.score().get("grade"));
    // No longer among the acts.
    day.with("x", "misconduct_acts_30d", 1, "mocking_acts_30d", 5);
    assertEquals(points("74"), score(day));
  }

  @Test
  void theVersionOfSeptember2026() {
    ScoringDay day =
        may("2026-09-08")
            .ladder("damage_return_rate_30d", 0.1, 0, 1)
            .ladder("aftersale_review_hours_mean_30d", 40, 10, 9)
            .ladder("im_dissatisfied_rate_30d", 0.5, 0, 1)
            .ladder("platform_help_rate_30d", 0.1, 0, 9);
    // No steps: product 0.9·75 + 0.1·62.5 = 73.75, logistics 88.75,
    // service (100 + 87.5 + 50 + 100)/4 = 84.375; 36.875 + 17.75 + 25.3125 = 79.9375.
    assertEquals(points("79.9375"), score(day));
    // + 5 + 2 − 10.
    day.with("x", "next_day_share_30d", 0.2, "brand_misuse_acts_30d", 3)
        .with("x", ScoringDay.traits(null, "other", "return_insurance"));
    assertEquals(points("76.9375"), score(day));
    assertEquals("next_day_delivery 5, return_insurance 2", day.score().get("bonuses"));
    assertEquals("brand_misuse 10", day.score().get("deductions"));
  }

  @Test
  void theNextDayBonusBeginsAtExactlyAFifth() {
    ScoringDay day = may("2026-09-08");
    Object without = score(day);
    assertEquals(without, score(day.with("x", "next_day_share_30d", Math.nextDown(0.2))));
    assertEquals(points("5"), day.with("x", "next_day_share_30d", 0.2).score().get("bonus"));
  }

  @Test
  void homeInstallationNeeds50OrdersAndTheService() {
    ScoringDay day = ScoringDay.shipped("douyin-experience", "2026-09-08");
    day.store("few", 49, "product_rating_mean_30d", 5.0)
        .store("enough", 50, "product_rating_mean_30d", 5.0)
        .with("few", ScoringDay.traits(null, null, "home_installation, other"))
        .with("enough", ScoringDay.traits(null, null, "other, home_installation"));
    assertNull(day.score("few").get("bonuses"));
    assertEquals("home_installation 2", day.score("enough").get("bonuses"));
  }

  @Test
  void remoteAreasRaiseLogisticsUpTo100() {
    ScoringDay day = may("2026-05-07").ladder("refund_over_24h_rate_30d", 0.5, 0, 9);
    day.with("x", ScoringDay.traits(null, null, "remote_area_logistics"));
    // 88.75 + 3 = 91.75: 0.2 · 3 = 0.6 more.
    assertEquals(91.75, (Double) day.score().get("logistics_score"), 1e-9);
    assertEquals(points("79.85"), score(day));
    // 98.5 + 1.5: pickup 100, delivery 100, returns on rung 8 or 93.75, in steps 90.
    day.ladder("pickup_hours_mean_30d", 40, 10, 9)
        .ladder("logistics_quality_return_rate_30d", 0.1, 0, 8);
    assertEquals(100.0, (Double) day.score().get("logistics_score"), 1e-9);
    assertEquals(points("0.3"), day.score().get("bonus"));
  }

  @Test
  void deductionsEndAtTheirMost() {
    ScoringDay day = may("2026-05-07").ladder("refund_over_24h_rate_30d", 0.5, 0, 9);
    day.with("x", "misconduct_acts_30d", 5);
    assertEquals(points("15"), day.score().get("deduction"));
    day.with("x", "misconduct_acts_30d", 6, "manipulation_acts_30d", 2);
    assertEquals(points("30"), day.score().get("deduction"));
    // 79.25 − 30 is held to 50.
    assertEquals(points("49.25"), day.score().get("score_before_gate"));
    assertEquals(points("50"), score(day));
    assertEquals("range", day.score().get("gate"));
  }

  @Test
  void before8SeptemberNoScoreIsBelow50AndAfterwardsItMayBe() {
    for (String day : new String[] {"2026-09-07", "2026-09-08"}) {
      ScoringDay worst = day(day).ladder("product_rating_mean_30d", 3, 5, 0);
      worst.with("x", "manipulation_acts_30d", 1);
      // 50 − 15, then 50 − 10.
      assertEquals(day.endsWith("07") ? points("50") : points("40"), score(worst));
    }
  }

  @Test
  void aNewcomerHas70AndAfterAViolation60() {
    ScoringDay day = day("2026-09-08").ladder("product_rating_mean_30d", 3, 5, 9);
    day.with("x", "paid_orders_30d", 29L);
    assertEquals(points("70"), score(day));
    assertEquals("newcomer", day.score().get("stage"));
    assertEquals("newcomer", day.score().get("gate"));
    assertEquals("4", day.score().get("grade"));
    assertEquals(4.3, day.score().get("display_score"));
    assertNull(day.score().get("peer_percentile"));
    day.with("x", "brand_misuse_acts_30d", 1);
    assertEquals(points("60"), score(day));
    assertEquals(4.0, day.score().get("display_score"));
    day.with("x", ScoringDay.traits(null, "personal", null));
    assertNull(score(day));
    assertEquals("newcomer", day.score().get("gate"));
    day.with("x", "paid_orders_30d", 30L);
    assertEquals("formal", day.score().get("stage"));
  }

  @Test
  void misuseOfABrandDoesNotCostANewcomerItsDefaultBefore8September() {
    ScoringDay day = day("2026-09-07").with("x", "paid_orders_30d", 29L);
    assertEquals(points("70"), score(day.with("x", "brand_misuse_acts_30d", 1)));
    assertEquals(points("60"), score(day.with("x", "misconduct_acts_30d", 1)));
  }

  @Test
  void smallSamplesAreFixedAt80() {
    ScoringDay day = day("2026-05-07").ladder("product_rating_mean_30d", 3, 5, 9);
    day.with("x", "negative_order_rate_30d_num", 3);
    // 500 orders are not few.
    assertEquals(points("100"), score(day));
    assertEquals(points("80"), score(day.with("x", "paid_orders_30d", 499L)));
    assertEquals(points("100"), score(day.with("x", "negative_order_rate_30d_num", 4)));
    // Flagship stores: from 300 orders on.
    day.with("x", "negative_order_rate_30d_num", 3)
        .with("x", ScoringDay.traits(null, "flagship", null));
    assertEquals(points("100"), score(day));
    assertEquals(points("100"), score(day.with("x", "paid_orders_30d", 300L)));
    assertEquals(points("80"), score(day.with("x", "paid_orders_30d", 299L)));
  }

  @Test
  void aSmallSampleStandsWhereTheValueIsUnknown() {
    ScoringDay day = day("2026-05-07").ladder("product_rating_mean_30d", 3, 5, 9);
    day.with("x", "paid_orders_30d", 40L, "negative_order_rate_30d_num", 0)
        .with("x", "product_rating_mean_30d", null);
    assertEquals(points("80"), score(day));
    assertNull(day.components("x").get("product_rating_mean_30d").get("value"));
    assertEquals(80.0, day.components("x").get("product_rating_mean_30d").get("points"));
  }

  @Test
  void withoutAnyEvidenceOnThePlatformASampleIsNotSmallButUnknown() {
    ScoringDay day = day("2026-05-07").ladder("product_rating_mean_30d", 3, 5, 9);
    day.with("x", "paid_orders_30d", 40L, "quality_return_rate_30d_num", 0);
    assertNull(day.components("x").get("quality_return_rate_30d").get("points"));
    assertEquals(0.45, (Double) day.score().get("coverage"), 1e-12);
  }

  @Test
  void dissatisfactionIsFixedUpToThreeRatedSessions() {
    ScoringDay day = day("2026-07-14").ladder("im_dissatisfied_rate_30d", 0.5, 0, 1);
    assertEquals(points("80"), score(day.evidence("x", "im_dissatisfied_rate_30d", 3, 3)));
    // From four on what buyers say counts, also where there are too few for a metric of ours.
    for (int rated : new int[] {4, 29, 30}) {
      assertEquals(
          points("50"), score(day.evidence("x", "im_dissatisfied_rate_30d", rated, rated)));
    }
  }

  @Test
  void fourBadCasesCountAndThreeOfFewOrdersDoNot() {
    String[][] versionAndMetric = {
      {"2026-05-07", "quality_return_rate_30d"},
      {"2026-05-07", "logistics_quality_return_rate_30d"},
      {"2026-07-14", "quality_return_rate_30d"},
      {"2026-07-14", "logistics_quality_return_rate_30d"},
      {"2026-07-14", "platform_help_rate_30d"},
      {"2026-09-08", "quality_return_rate_30d"},
      {"2026-09-08", "platform_help_rate_30d"}
    };
    for (String[] c : versionAndMetric) {
      ScoringDay day = day(c[0]).ladder(c[1], 0.1, 0, 0).with("x", "paid_orders_30d", 499L);
      String where = c[0] + " " + c[1];
      assertEquals(80.0, points(day.evidence("x", c[1], 3, 20), c[1]), where);
      assertEquals(50.0, points(day.evidence("x", c[1], 4, 20), c[1]), where);
      day.evidence("x", c[1], 3, 20).with("x", "paid_orders_30d", 500L);
      assertEquals(50.0, points(day, c[1]), where);
    }
    // Damage has no such rule.
    ScoringDay day = day("2026-09-08").ladder("damage_return_rate_30d", 0.1, 0, 0);
    day.evidence("x", "damage_return_rate_30d", 3, 20).with("x", "paid_orders_30d", 40L);
    assertEquals(50.0, points(day, "damage_return_rate_30d"));
  }

  private static Object points(ScoringDay day, String indicator) {
    return day.components("x").get(indicator).get("points");
  }

  @Test
  void aRemoteAreaAddsNothingToUnknownLogistics() {
    ScoringDay day = day("2026-05-07").ladder("product_rating_mean_30d", 3, 5, 9);
    day.with("x", ScoringDay.traits(null, null, "remote_area_logistics"));
    assertNull(day.score().get("bonuses"));
    assertEquals(points("0"), day.score().get("bonus"));
  }

  @Test
  void mockingCustomersCostsANewcomerItsDefaultUntilJuly2026() {
    for (String asOf : new String[] {"2025-01-01", "2026-05-06", "2026-05-07", "2026-07-13"}) {
      ScoringDay day = day(asOf).with("x", "paid_orders_30d", 29L, "mocking_acts_30d", 1);
      assertEquals(points("60"), score(day), asOf);
    }
    ScoringDay july = day("2026-07-14").with("x", "paid_orders_30d", 29L, "mocking_acts_30d", 1);
    assertEquals(points("70"), score(july));
  }

  @Test
  void theOldestRulesStandInForThoseBeforeThem() {
    ScoringDay day = day("2024-06-30").ladder("quality_return_rate_30d", 0.1, 0, 9);
    assertEquals(points("100"), score(day));
    assertEquals("2025-01-01", day.score().get("scheme_version"));
  }

  @Test
  void serviceWeighsByIndustryAndStoreType() {
    // Response 100, dissatisfaction 50, the others 50: women's clothing 40 % of the one for others,
    // 25 % for flagship stores and for industries that are not listed.
    ScoringDay day =
        day("2026-07-14")
            .ladder("im_response_seconds_mean_30d", 100, 10, 9)
            .ladder("im_dissatisfied_rate_30d", 0.5, 0, 1)
            .ladder("aftersale_review_hours_mean_30d", 40, 10, 1)
            .ladder("platform_help_rate_30d", 0.1, 0, 1);
    assertEquals(points("62.5"), score(day));
    // Whatever is no flagship store has the line of the others.
    for (String type : new String[] {"other", "personal", null}) {
      day.with("x", ScoringDay.traits("女装", type, null));
      assertEquals(points("70"), score(day), type);
    }
    day.with("x", ScoringDay.traits("女装", "flagship", null));
    assertEquals(points("62.5"), score(day));
    // Tea has one line for all types: 30 %.
    day.with("x", ScoringDay.traits("茶", "flagship", null));
    assertEquals(points("65"), score(day));
  }

  @Test
  void crossBorderIndustriesWeighDimensionsOtherwise() {
    ScoringDay day =
        day("2026-09-07")
            .ladder("product_rating_mean_30d", 3, 5, 9)
            .ladder("delivery_sla_rate_30d", 0.5, 1, 1)
            .ladder("pickup_hours_mean_30d", 40, 10, 9)
            .ladder("im_response_seconds_mean_30d", 100, 10, 1);
    day.with("x", ScoringDay.traits("跨境大健康", "other", null));
    // Pickup does not count: 0.4·100 + 0.3·50 + 0.3·50, a day later 0.25·100 + 0.2·50 + 0.55·50.
    assertEquals(points("70"), score(day));
    ScoringDay later =
        day("2026-09-08")
            .ladder("product_rating_mean_30d", 3, 5, 9)
            .ladder("delivery_sla_rate_30d", 0.5, 1, 1)
            .ladder("pickup_hours_mean_30d", 40, 10, 9)
            .ladder("im_response_seconds_mean_30d", 100, 10, 1);
    later.with("x", ScoringDay.traits("跨境大健康", "other", null));
    assertEquals(points("62.5"), score(later));
  }

  @Test
  void buyersSeeTheTableOfThePlatform() {
    ScoreGrades grades =
        ScoreGrades.of(ScoringDay.SHIPPED.schemes().get("douyin-experience").versions().get(3));
    double[][] scoreAndShown = {
      {100, 5.0}, {97, 5.0}, {96.9, 4.9}, {93, 4.9}, {92, 4.8}, {89, 4.8}, {88, 4.7}, {85, 4.7},
      {84, 4.6}, {80, 4.5}, {77, 4.5}, {76, 4.4}, {72, 4.3}, {68, 4.2}, {64, 4.1}, {61, 4.1},
      {60.5, 4.0}, {60, 4.0}, {59, 3.9}, {55, 3.5}, {51, 3.1}, {50.9, 3.0}, {50, 3.0}, {0, 3.0}
    };
    for (double[] pair : scoreAndShown) {
      assertEquals(pair[1], grades.shown(of(pair[0])), "shown at " + pair[0]);
    }
    Object[][] scoreAndStars = {
      {89.0, "5"},
      {88.9, "4.5"},
      {77.0, "4.5"},
      {76.9, "4"},
      {60.0, "4"},
      {59.0, "3.5"},
      {55.0, "3.5"},
      {54.9, "3"}
    };
    for (Object[] pair : scoreAndStars) {
      assertEquals(pair[1], grades.name(grades.of(of((Double) pair[0]), Double.NaN)));
    }
  }

  private static Score of(double points) {
    return new Score(
        null, null, null, null, null, 0, Math.round(points * 1e6), null, null, null, null);
  }
}
