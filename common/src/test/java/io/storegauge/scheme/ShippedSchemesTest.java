package io.storegauge.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A store worked by hand under each shipped scheme and version, and the values at which it changes.
 * On a ladder a store on rung k lies at (k − 1)/8 between the ends of a peer curve.
 */
class ShippedSchemesTest {

  private static BigDecimal points(String number) {
    return new BigDecimal(number).setScale(6);
  }

  private static ScoringDay jd(String asOf) {
    return ScoringDay.shipped("jd-store-star", asOf)
        .withPeers(100)
        .ladder("quality_return_rate_30d", 0.1, 0, 5)
        .ladder("same_day_pickup_rate_30d", 0.5, 1, 9)
        .ladder("delivery_sla_rate_30d", 0.5, 1, 9)
        .ladder("logistics_quality_return_rate_30d", 0.1, 0, 5)
        .ladder("ship_on_promise_rate_30d", 0.5, 1, 1)
        .ladder("im_response_seconds_mean_30d", 100, 10, 7)
        .ladder("im_3min_rate_30d", 0.5, 1, 3)
        .ladder("refund_hours_mean_30d", 90, 10, 9)
        .ladder("platform_help_rate_30d", 0.1, 0, 9)
        .ladder("after_sale_score_90d", 3, 5, 9);
  }

  @Test
  void jdBeforeMarch2026() {
    ScoringDay day = jd("2026-03-15").ladder("positive_review_rate_30d", 0.5, 1, 9);
    // Product (10 + 5)/2 = 7.5, logistics (10 + 10 + 5 + 0)/4 = 6.25, service (7.5 + 2.5)/2 = 5,
    // after-sales 10: a quarter each.
    Map<String, Object> score = day.score();
    assertEquals("2025-06-01", score.get("scheme_version"));
    assertEquals(7.5, (Double) score.get("product_score"), 1e-9);
    assertEquals(6.25, (Double) score.get("logistics_score"), 1e-9);
    assertEquals(5.0, (Double) score.get("service_score"), 1e-9);
    assertEquals(10.0, (Double) score.get("after_sales_score"), 1e-9);
    assertEquals(points("7.1875"), score.get("score"));
    assertEquals(10.0, score.get("top_score"));
    // Neither bonuses nor gates yet.
    day.with("x", "gold_agent_count_30d", 9, "gold_agent_share_30d", 1)
        .with("x", "low_info_product_share_30d", 1);
    assertEquals(points("7.1875"), day.score().get("score"));
    assertNull(day.score().get("gate"));
  }

  @Test
  void jdFromMarch2026() {
    ScoringDay day = jd("2026-03-16").ladder("review_score_30d", 3, 5, 1);
    // Product (0 + 5)/2 = 2.5: a quarter of 2.5 + 6.25 + 5 + 10.
    assertEquals(points("5.9375"), day.score().get("score"));
    day.ladder("repurchase_rate_90d", 0, 0.5, 5).ladder("high_price_star_share_30d", 0, 1, 9);
    day.with("x", "gold_agent_count_30d", 2, "gold_agent_share_30d", 0.5);
    assertEquals(points("0.4"), day.score().get("bonus"));
    assertEquals("repurchase 0.15, price_stars 0.15, gold_agents 0.1", day.score().get("bonuses"));
    assertEquals(points("6.3375"), day.score().get("score"));
  }

  @Test
  void jdRewardsTheBetterHalfAndTheMiddleOne() {
    // Of eleven the sixth stands at exactly 50 %.
    ScoringDay day = jd("2026-03-16").ladder("repurchase_rate_90d", 0, 0.5, 5);
    assertEquals("repurchase 0.15", day.score().get("bonuses"));
    assertNull(day.ladder("repurchase_rate_90d", 0, 0.5, 4).score().get("bonuses"));
    // All alike stand at 50 %.
    for (String store : new String[] {"x", "peer0", "peer1", "peer9"}) {
      day.with(store, "high_price_star_share_30d", 0.3);
    }
    assertEquals("price_stars 0.15", day.score().get("bonuses"));
  }

  @Test
  void jdWantsTwoGoldAgentsWhoAreHalfOfAll() {
    ScoringDay day = jd("2026-03-16");
    day.with("x", "gold_agent_count_30d", 1, "gold_agent_share_30d", 1);
    assertNull(day.score().get("bonuses"));
    day.with("x", "gold_agent_count_30d", 2, "gold_agent_share_30d", 0.49);
    assertNull(day.score().get("bonuses"));
    day.with("x", "gold_agent_share_30d", 0.5);
    assertEquals("gold_agents 0.1", day.score().get("bonuses"));
  }

  @Test
  void jdCapsTheStarsOfPoorProductPagesAboveThirtyPercent() {
    ScoringDay day = tenOnJd().with("s9", "low_info_product_share_30d", 0.3);
    assertEquals("5", day.score("s9").get("grade"));
    day.with("s9", "low_info_product_share_30d", Math.nextUp(0.3));
    assertEquals("4", day.score("s9").get("grade"));
    assertEquals("product_information", day.score("s9").get("gate"));
    assertEquals(day.score("s9").get("score_before_gate"), day.score("s9").get("score"));
    // One that has three stars is not lifted, and not capped either.
    day.with("s0", "low_info_product_share_30d", 1.0);
    assertEquals("3", day.score("s0").get("grade"));
    assertNull(day.score("s0").get("gate"));
  }

  /** Ten stores, each better than the one before: they stand at 5 %, 15 % … 95 % of their peers. */
  private static ScoringDay tenOnJd() {
    ScoringDay day = ScoringDay.shipped("jd-store-star", "2026-03-16");
    for (int s = 0; s < 10; s++) {
      day.store("s" + s, 15).evidence("s" + s, "review_score_30d", 15 * (3 + 0.2 * s), 15);
    }
    return day;
  }

  @Test
  void jdGivesTheBetterStarAtExactly20And40And60And80Percent() {
    // Of five the two that are alike stand at 20 %, 40 %, 60 % or 80 %.
    String[] stars = {"3.5", "4", "4.5", "5"};
    for (int tied = 0; tied < stars.length; tied++) {
      ScoringDay day = ScoringDay.shipped("jd-store-star", "2026-03-16");
      for (int s = 0; s < 5; s++) {
        int rank = s == tied + 1 ? tied : s;
        day.store("s" + s, 15, "review_score_30d", 3 + 0.5 * rank);
      }
      assertEquals(20.0 * (tied + 1), day.score("s" + tied).get("peer_percentile"));
      assertEquals(stars[tied], day.score("s" + tied).get("grade"));
      assertEquals(stars[tied], day.score("s" + (tied + 1)).get("grade"));
    }
  }

  @Test
  void jdScoresFrom15OrdersOnHoweverFewTheCases() {
    ScoringDay day = tenOnJd().store("x", 15);
    day.evidence("x", "review_score_30d", 50, 10)
        .evidence("x", "quality_return_rate_30d", 0, 12)
        .evidence("x", "same_day_pickup_rate_30d", 15, 15)
        .evidence("x", "refund_hours_mean_30d", 20, 2);
    // The best reviews are worth 10; what x alone has stands in the middle: product (10 + 5)/2,
    // logistics 5, after-sales 5.
    assertEquals("formal", day.score().get("stage"));
    assertEquals(7.5, (Double) day.score().get("product_score"), 1e-9);
    assertEquals(points("5.833333"), day.score().get("score"));
    day.with("x", "paid_orders_30d", 14L);
    assertEquals("3", day.score().get("grade"));
    assertEquals("newcomer", day.score().get("gate"));
  }

  @Test
  void jdGivesStarsByTheStandingAmongPeers() {
    ScoringDay day = tenOnJd();
    StringBuilder stars = new StringBuilder();
    for (int s = 0; s < 10; s++) {
      stars.append(day.score("s" + s).get("grade")).append(' ');
    }
    assertEquals("3 3 3.5 3.5 4 4 4.5 4.5 5 5 ", stars.toString());
  }

  @Test
  void jdGivesNewcomersThreeStarsUnlessTheyViolateARule() {
    ScoringDay day = jd("2026-03-16").with("x", "paid_orders_30d", 14L);
    assertEquals("newcomer", day.score().get("stage"));
    assertEquals("3", day.score().get("grade"));
    assertEquals("newcomer", day.score().get("gate"));
    assertNull(day.score().get("score"));
    // Computed then, and not ranked.
    day.with("x", "violation_points_30d", 1);
    assertEquals(day.score().get("score_before_gate"), day.score().get("score"));
    assertNull(day.score().get("grade"));
    day.with("x", "paid_orders_30d", 15L, "violation_points_30d", 0);
    assertEquals("formal", day.score().get("stage"));
    assertNull(day.score().get("gate"));
  }

  @Test
  void detailedRatingsAreTheirMean() {
    for (String scheme : new String[] {"tmall-dsr", "taobao-dsr"}) {
      // 19 × 5 and 1 × 1 is 4.8; (4.8 + 4.9 + 4.7)/3.
      ScoringDay day = ScoringDay.shipped(scheme, "2025-01-01");
      day.store("x", 30)
          .evidence("x", "description_mean_180d", 19 * 5 + 1, 20)
          .evidence("x", "service_mean_180d", 98, 20)
          .evidence("x", "logistics_mean_180d", 94, 20);
      assertEquals(points("4.8"), day.score().get("score"));
      assertEquals(4.8, (Double) day.score().get("product_score"), 1e-12);
      assertEquals(4.9, (Double) day.score().get("service_score"), 1e-12);
      assertEquals(4.7, (Double) day.score().get("logistics_score"), 1e-12);
      assertEquals(5.0, day.score().get("top_score"));
    }
  }

  @Test
  void tmallExperience() {
    ScoringDay day =
        ScoringDay.shipped("tmall-experience", "2026-03-16")
            .withPeers(30)
            .ladder("negative_feedback_rate_30d", 0.1, 0, 9)
            .ladder("positive_review_rate_30d", 0.5, 1, 9)
            .ladder("pickup_48h_rate_30d", 0.5, 1, 9)
            .ladder("delivery_hours_mean_30d", 90, 30, 9)
            .ladder("im_3min_rate_30d", 0.5, 1, 9)
            .ladder("im_dissatisfied_rate_30d", 0.5, 0, 5)
            .ladder("refund_hours_mean_30d", 90, 10, 3)
            .ladder("platform_help_rate_30d", 0.1, 0, 9);
    // Service 0.24·5 + 0.2·4 + 0.32·3.5 + 0.24·5 = 4.32: 0.25·5 + 0.25·5 + 0.5·4.32, as a console
    // shows them.
    assertEquals(points("4.66"), day.score().get("score"));
    assertEquals(4.32, (Double) day.score().get("service_score"), 1e-9);
    day.with("x", "paid_orders_30d", 29L);
    assertNull(day.score().get("score"));
    assertEquals("newcomer", day.score().get("gate"));
    // No peer any more: of the ten others 66 h stand at 1 − (66 − 17.2)/65.6, for 3.512195 points.
    assertEquals(points("4.661951"), day.score().get("score_before_gate"));
  }

  @Test
  void theOldestRulesStandInForThoseBeforeThem() {
    ScoringDay tmall = ScoringDay.shipped("tmall-experience", "2025-03-15").store("x", 30);
    tmall.evidence("x", "im_3min_rate_30d", 9, 10);
    assertEquals(points("4"), tmall.score().get("score"));
    assertEquals("2026-03-16", tmall.score().get("scheme_version"));
    ScoringDay jd = ScoringDay.shipped("jd-store-star", "2025-03-15").store("x", 15);
    jd.evidence("x", "im_3min_rate_30d", 9, 10);
    assertEquals(points("5"), jd.score().get("score"));
    assertEquals("2025-06-01", jd.score().get("scheme_version"));
  }

  @Test
  void aliexpressLevelsChangeAtTheirCutOffs() {
    Object[][] rateAndLevel = {
      {0.0, "excellent"},
      {Math.nextDown(0.035), "excellent"},
      {0.035, "good"},
      {Math.nextDown(0.06), "good"},
      {0.06, "pass"},
      {Math.nextDown(0.12), "pass"},
      {0.12, "fail"},
      {1.0, "fail"}
    };
    for (Object[] pair : rateAndLevel) {
      ScoringDay day = ScoringDay.shipped("aliexpress-service-level", "2025-02-28");
      day.store("x", 30, "bad_experience_rate_90d", pair[0]);
      assertEquals(pair[1], day.score().get("grade"), "at " + pair[0]);
    }
  }

  @Test
  void aliexpressAssessesOnTheLastDayOfAMonth() {
    for (String asOf : new String[] {"2024-02-01", "2024-02-29"}) {
      ScoringDay day = ScoringDay.shipped("aliexpress-service-level", asOf).store("x", 30);
      assertEquals("2024-02-29", day.score().get("assessed_on"));
      assertEquals("2024-03-03", day.score().get("effective_from"));
    }
    ScoringDay year = ScoringDay.shipped("aliexpress-service-level", "2024-12-31").store("x", 30);
    assertEquals("2025-01-03", year.score().get("effective_from"));
    ScoringDay daily = ScoringDay.shipped("aliexpress-daily-service", "2024-12-31").store("x", 30);
    assertNull(daily.score().get("assessed_on"));
  }

  @Test
  void aliexpressDailyService() {
    ScoringDay day = ScoringDay.shipped("aliexpress-daily-service", "2025-01-01");
    day.store("x", 30, "seller_cancel_rate_90d", 0.02, "not_received_dispute_rate_90d", 0.05)
        .with("x", "not_as_described_dispute_rate_90d", 0.2, "description_mean_180d", 4.6)
        .with("x", "service_mean_180d", 4.8, "logistics_mean_180d", 4.2);
    // 10·0.8 + 15·0.5 + 0 + 30·0.9 + 15·0.95 + 15·0.8 = 8 + 7.5 + 0 + 27 + 14.25 + 12.
    assertEquals(points("68.75"), day.score().get("score"));
    assertEquals("pass", day.score().get("grade"));
    // Pass begins at 60: cancellations of 10 % and descriptions of 4.5 take 8 and 0.75 away.
    day.with("x", "seller_cancel_rate_90d", 0.1, "description_mean_180d", 4.5);
    assertEquals(points("60"), day.score().get("score"));
    assertEquals("pass", day.score().get("grade"));
    assertEquals("fail", day.with("x", "description_mean_180d", 4.49).score().get("grade"));
    // Everything perfect but 10 % of the orders cancelled: 90.
    day.with("x", "not_received_dispute_rate_90d", 0, "not_as_described_dispute_rate_90d", 0)
        .with("x", "description_mean_180d", 5, "service_mean_180d", 5, "logistics_mean_180d", 5);
    assertEquals(points("90"), day.score().get("score"));
    assertEquals("excellent", day.score().get("grade"));
    assertEquals("good", day.with("x", "service_mean_180d", 4.99).score().get("grade"));
    // 5 % cancelled and 10 % not received: 100 − 5 − 15.
    day.with("x", "service_mean_180d", 5, "seller_cancel_rate_90d", 0.05)
        .with("x", "not_received_dispute_rate_90d", 0.1);
    assertEquals(points("80"), day.score().get("score"));
    assertEquals("good", day.score().get("grade"));
    assertEquals("pass", day.with("x", "service_mean_180d", 4.99).score().get("grade"));
  }

  @Test
  void xiaohongshu() {
    ScoringDay day =
        ScoringDay.shipped("xiaohongshu-store", "2025-01-01")
            .withPeers(30)
            .ladder("aftersale_review_hours_mean_30d", 40, 10, 5);
    day.with("x", "rating_mean_30d", 4.5, "quality_return_rate_30d", 0.05)
        .with("x", "pickup_48h_rate_30d", 0.9, "delivery_sla_rate_30d", 0.8)
        .with("x", "im_3min_rate_30d", 0.7);
    // Product (4.5 + 2.5)/2 = 3.5, logistics (4.5 + 4)/2 = 4.25, service (3.5 + 2.5)/2 = 3:
    // 1.75 + 1.0625 + 0.75.
    assertEquals(points("3.5625"), day.score().get("score"));
  }

  @Test
  void pinduoduo() {
    ScoringDay day =
        ScoringDay.shipped("pinduoduo-experience", "2025-01-01")
            .withPeers(30)
            .ladder("platform_help_rate_30d", 0.1, 0, 9)
            .ladder("im_3min_rate_30d", 0.5, 1, 9)
            .ladder("refund_hours_mean_30d", 90, 10, 5)
            .ladder("positive_review_rate_30d", 0.5, 1, 5)
            .ladder("quality_return_rate_30d", 0.1, 0, 1)
            .ladder("delivery_hours_mean_30d", 90, 30, 1)
            .ladder("rating_mean_90d", 3, 5, 10);
    // 2 × 5, 2 × 3, 2 × 1, all alike to six digits: (33.3334·5 + 33.3334·3 + 33.3332·1)/100.
    assertEquals(points("3.000004"), day.score().get("score"));
    // The rank of the ratings stands there without a weight.
    Map<String, Object> rank = day.components("x").get("rating_mean_90d");
    assertEquals(0.0, rank.get("weight"));
    assertEquals(100 - 50.0 / 11, (Double) rank.get("peer_percentile"), 1e-9);
  }

  @Test
  void genericComposite() {
    ScoringDay day = ScoringDay.shipped("generic-composite", "2025-01-01");
    day.store("x", 1, "rating_mean_90d_shrunk", 4.6, "negative_review_rate_90d", 0.05)
        .with("x", "ship_on_promise_rate_90d", 0.9, "delivery_sla_rate_90d", 0.8);
    // 50·0.9 + 15·0.95 + 15·0.9 + 20·0.8 = 45 + 14.25 + 13.5 + 16.
    assertEquals(points("88.75"), day.score().get("score"));
    // Without delivery: 72.75 of 80.
    day.with("x", "delivery_sla_rate_90d", null);
    assertEquals(points("90.9375"), day.score().get("score"));
  }
}
