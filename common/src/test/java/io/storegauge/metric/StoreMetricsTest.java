package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.model.Fact;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreMetricsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class StoreMetricsTest extends StoreDayRecords {
  @Test
  void aWindowHoldsItsLastDayAndForgetsTheDayBeforeItsFirst() {
    byte[] fortyInBin50 = {50, 40};
    day(
        "s",
        1000,
        Map.of(
            Fact.PAID_ORDERS,
            40L,
            Fact.GMV_CENTS,
            12_345L,
            Fact.SETTLED_ORDERS,
            10L,
            Fact.PICKUP_24H_DUE,
            40L,
            Fact.PICKUP_24H_MET,
            30L,
            Fact.DELIVERED_ORDERS,
            40L),
        fortyInBin50);
    Map<String, InternalRow> rows = compute(999, 1200, 1);
    // Nothing before the first fact, nothing once 180 days are over: 1000 to 1179.
    assertEquals(180, rows.size());
    assertFalse(rows.containsKey("s 999") || rows.containsKey("s 1180"));
    for (long day : new long[] {1000, 1029}) {
      InternalRow row = rows.get("s " + day);
      assertEquals(40, count(row, "paid_orders_30d"));
      int gmv = StoreMetricsTable.SPEC.columnNames().indexOf("gmv_30d");
      assertEquals(Decimal.apply(12_345L, 18, 2), row.getDecimal(gmv, 18, 2));
      assertEquals(0.25, real(row, "completeness_30d"));
      assertEquals(0.75, real(row, "pickup_24h_rate_30d"));
      assertEquals(DeliveryHistogram.hours(50), real(row, "delivery_hours_p50_30d"));
      assertEquals(DeliveryHistogram.hours(50), real(row, "delivery_hours_p90_30d"));
    }
    InternalRow after = rows.get("s 1030");
    assertEquals(0, count(after, "paid_orders_30d"));
    assertNull(real(after, "completeness_30d"));
    assertNull(real(after, "pickup_24h_rate_30d"));
    assertNull(real(after, "pickup_24h_rate_30d_shrunk"));
    assertEquals(0.0, real(after, "pickup_24h_rate_30d_den"));
    assertNull(real(after, "delivery_hours_p50_30d"));
    // The paid orders of the 90-day rate are still there.
    assertEquals(40.0, real(after, "seller_cancel_rate_90d_den"));
    assertEquals(0.0, real(rows.get("s 1090"), "seller_cancel_rate_90d_den"));
  }

  @Test
  void belowTheMinimumOnlyTheShrunkenValueIsKnown() {
    day("s", 1000, Map.of(Fact.PICKUP_24H_DUE, 29L, Fact.PICKUP_24H_MET, 29L), null);
    InternalRow row = compute(1000, 1000, 1).get("s 1000");
    assertNull(real(row, "pickup_24h_rate_30d"));
    assertEquals(29.0, real(row, "pickup_24h_rate_30d_num"));
    assertEquals(1.0, real(row, "pickup_24h_rate_30d_shrunk"));
  }

  @Test
  void reviewsCountInWholeReviewsHoweverTheyAreWeighed() {
    // 60 reviews of orders that two stores share: 30 reviews' weight, half of them 5, half 4 stars.
    long half = Fact.WEIGHT_UNIT / 2;
    day(
        "s",
        1000,
        Map.of(
            Fact.RATING_WEIGHT, 60 * half,
            Fact.RATING_SUM, 30 * half * 10 + 30 * half * 8,
            Fact.RATING_SQUARED, 30 * half * 100 + 30 * half * 64,
            Fact.IMAGE_WEIGHT, 30 * half,
            Fact.IMAGE_RATING_SUM, 30 * half * 10),
        null);
    InternalRow row = compute(1000, 1000, 1).get("s 1000");
    assertEquals(4.5, real(row, "rating_mean_30d"));
    assertEquals(135.0, real(row, "rating_mean_30d_num"));
    assertEquals(30.0, real(row, "rating_mean_30d_den"));
    // The 15 five-star reviews have images: (15·5·1.2 + 15·4) / (15·1.2 + 15) = 150/33.
    assertEquals(150.0 / 33, real(row, "review_score_30d"), 1e-12);
    assertEquals(33.0, real(row, "review_score_30d_den"), 1e-12);
    assertEquals(0.5, real(row, "image_review_rate_30d"));
  }

  @Test
  void buyersAreARunningSumFromTheFirstChangeOn() {
    change("s", 500, 50, 10);
    change("s", 1000, 0, 5);
    change("s", 1001, -20, 0);
    day("s", 1000, Map.of(Fact.PAID_ORDERS, 1L), null);
    Map<String, InternalRow> rows = compute(1000, 1001, 1);
    assertEquals(15, count(rows.get("s 1000"), "repurchase_rate_90d_num"));
    assertEquals(50, count(rows.get("s 1000"), "repurchase_rate_90d_den"));
    assertEquals(0.3, real(rows.get("s 1000"), "repurchase_rate_90d"));
    assertEquals(0.5, real(rows.get("s 1001"), "repurchase_rate_90d"));
  }

  @Test
  void aSmallCategoryAndAnUnknownOneAreDrawnToTheWholePlatform() {
    Map<Fact, Long> good = Map.of(Fact.PICKUP_24H_DUE, 100L, Fact.PICKUP_24H_MET, 100L);
    Map<Fact, Long> bad = Map.of(Fact.PICKUP_24H_DUE, 300L, Fact.PICKUP_24H_MET, 0L);
    category("a", "toys");
    day("a", 1000, good, null);
    category("b", "toys");
    day("b", 1000, good, null);
    category("c", "tea");
    day("c", 1000, bad, null);
    day("d", 1000, good, null);
    Map<String, InternalRow> rows = compute(1000, 1000, 2);
    // Two toy stores, all in time: nothing to draw to.
    assertEquals(1.0, real(rows.get("a 1000"), "pickup_24h_rate_30d_shrunk"));
    assertEquals(
        "toys",
        rows.get("a 1000")
            .getUTF8String(StoreMetricsTable.SPEC.columnNames().indexOf("category"))
            .toString());
    // The platform: 300 of 600 in time, and stores as different as can be: m = 5.
    assertEquals(
        (5 * 0.5 + 0) / (5 + 300), real(rows.get("c 1000"), "pickup_24h_rate_30d_shrunk"), 1e-12);
    assertEquals(
        (5 * 0.5 + 100) / (5 + 100), real(rows.get("d 1000"), "pickup_24h_rate_30d_shrunk"), 1e-12);
  }

  @Test
  void whatNobodyOnThePlatformTellsOfIsNullNotZero() {
    Map<Fact, Long> orders =
        Map.of(Fact.PAID_ORDERS, 100L, Fact.SETTLED_ORDERS, 100L, Fact.HELP_BASE_ORDERS, 100L);
    day("a", 1000, orders, null);
    day("a", 1100, orders, null);
    Map<String, InternalRow> rows = compute(1000, 1100, 1);
    for (String column : List.of("refund_rate_30d", "complaint_rate_30d", "assistance_rate_30d")) {
      assertNull(real(rows.get("a 1000"), column), column);
      assertNull(real(rows.get("a 1000"), column + "_shrunk"), column);
      assertEquals(0.0, real(rows.get("a 1000"), column + "_den"), column);
    }
    assertNull(real(rows.get("a 1000"), "platform_help_rate_30d"));
    // Nobody needs to tell of a cancellation.
    assertEquals(0.0, real(rows.get("a 1000"), "seller_cancel_rate_90d"));

    // A complaint at another store says that complaints are told of, for 180 days.
    day("b", 910, Map.of(Fact.COMPLAINTS, 1L), null);
    rows = compute(1000, 1100, 1);
    assertEquals(0.0, real(rows.get("a 1000"), "complaint_rate_30d"));
    assertEquals(100.0, real(rows.get("a 1000"), "complaint_rate_30d_den"));
    assertNull(real(rows.get("a 1100"), "complaint_rate_30d"));
    assertNull(real(rows.get("a 1000"), "refund_rate_all_30d"));
    // Complaints alone do not tell who was liable.
    assertNull(real(rows.get("a 1000"), "assistance_rate_30d"));
  }

  @Test
  void aRateOfSeveralSourcesNeedsEachOfThem() {
    Map<Fact, Long> orders =
        Map.of(Fact.PAID_ORDERS, 100L, Fact.ASSESSED_ORDERS, 100L, Fact.BAD_EXPERIENCE_ORDERS, 5L);
    day("a", 1000, orders, null);
    day("b", 1000, Map.of(Fact.RATING_WEIGHT, Fact.WEIGHT_UNIT), null);
    assertNull(real(compute(1000, 1000, 1).get("a 1000"), "bad_experience_rate_90d"));
    day("c", 1000, Map.of(Fact.DISPUTED_ORDERS, 1L), null);
    assertEquals(0.05, real(compute(1000, 1000, 1).get("a 1000"), "bad_experience_rate_90d"));
  }

  /** Facts of one day, the metric, its numerator, denominator and value worked by hand. */
  private void isWorth(Map<Fact, Long> facts, String column, double num, double den, double value) {
    packed.clear();
    // Whoever counts deliveries keeps their times, too.
    long delivered = facts.getOrDefault(Fact.DELIVERED_ORDERS, 0L);
    day("s", 1000, facts, delivered == 0 ? null : new byte[] {50, (byte) delivered});
    somebodyTells();
    InternalRow row = compute(1000, 1000, 1).get("s 1000");
    assertEquals(num, real(row, column + "_num"), 1e-9, column);
    assertEquals(den, real(row, column + "_den"), 1e-9, column);
    assertEquals(value, real(row, column), 1e-12, column);
  }

  @Test
  void sharesOfOrdersCasesAndChatsAreCountsOverCounts() {
    // 3 of 40 are 7.5 %.
    Object[][] shares = {
      {Fact.NEGATIVE_ORDERS, Fact.REVIEWABLE_ORDERS, "negative_order_rate_30d"},
      {Fact.NEGATIVE_FEEDBACK_ORDERS, Fact.REVIEWABLE_ORDERS, "negative_feedback_rate_30d"},
      {Fact.QUALITY_RETURN_ORDERS, Fact.DELIVERED_ORDERS, "quality_return_rate_30d"},
      {Fact.LOGISTICS_RETURN_ORDERS, Fact.PAID_ORDERS, "logistics_quality_return_rate_30d"},
      {Fact.DAMAGE_RETURN_ORDERS, Fact.PAID_ORDERS, "damage_return_rate_30d"},
      {Fact.REFUNDED_ORDERS, Fact.PAID_ORDERS, "refund_rate_30d"},
      {Fact.REFUNDED_ORDERS_ALL, Fact.PAID_ORDERS, "refund_rate_all_30d"},
      {Fact.REFUNDS_OVER_24H, Fact.COMPLETED_REFUNDS, "refund_over_24h_rate_30d"},
      {Fact.HELP_EVENTS, Fact.HELP_BASE_ORDERS, "platform_help_rate_30d"},
      {Fact.SELLER_LIABLE_ORDERS, Fact.PAID_ORDERS, "seller_liable_rate_30d"},
      {Fact.COMPLAINTS, Fact.PAID_ORDERS, "complaint_rate_30d"},
      {Fact.NOT_RECEIVED_DISPUTED_ORDERS, Fact.PAID_ORDERS, "not_received_dispute_rate_30d"},
      {Fact.NOT_RECEIVED_DISPUTED_ORDERS, Fact.PAID_ORDERS, "not_received_dispute_rate_90d"},
      {
        Fact.NOT_AS_DESCRIBED_DISPUTED_ORDERS, Fact.PAID_ORDERS, "not_as_described_dispute_rate_30d"
      },
      {
        Fact.NOT_AS_DESCRIBED_DISPUTED_ORDERS, Fact.PAID_ORDERS, "not_as_described_dispute_rate_90d"
      },
      {Fact.DISPUTES_UNANSWERED, Fact.DISPUTES_DUE, "dispute_unanswered_5d_rate_90d"},
      {Fact.BAD_EXPERIENCE_ORDERS, Fact.ASSESSED_ORDERS, "bad_experience_rate_90d"},
      {Fact.DEFECT_ORDERS, Fact.VALID_ORDERED_ORDERS, "order_defect_rate_60d"},
      {Fact.CHAT_3MIN_TURNS, Fact.CHAT_3MIN_BASE, "im_3min_rate_30d"},
      {Fact.CHAT_DISSATISFIED_SESSIONS, Fact.CHAT_RATED_SESSIONS, "im_dissatisfied_rate_30d"},
      {Fact.CHAT_RESOLVED_SESSIONS, Fact.CHAT_RESOLUTION_BASE, "issue_resolution_rate_30d"},
      {Fact.CHAT_CONVERTED_SESSIONS, Fact.CHAT_CONVERSION_BASE, "chat_conversion_rate_30d"},
      {Fact.VISITOR_ORDERS, Fact.VISITORS, "conversion_rate_30d"},
      {Fact.NEXT_DAY_WAYBILLS, Fact.WAYBILLS, "next_day_share_30d"},
    };
    for (Object[] s : shares) {
      isWorth(Map.of((Fact) s[0], 3L, (Fact) s[1], 40L), (String) s[2], 3, 40, 0.075);
    }
  }

  @Test
  void meansOfCasesAndChatsAreInHoursSecondsAndStars() {
    // 40 refunds of 9,000 s in all are 2.5 h, 1/16 h each.
    isWorth(
        Map.of(Fact.REFUND_SECONDS, 9_000L, Fact.COMPLETED_REFUNDS, 40L),
        "refund_hours_mean_30d",
        2.5,
        40,
        0.0625);
    isWorth(
        Map.of(Fact.ANSWER_SECONDS, 9_000L, Fact.ANSWERED_REFUNDS, 40L),
        "aftersale_review_hours_mean_30d",
        2.5,
        40,
        0.0625);
    isWorth(
        Map.of(Fact.CHAT_RESPONSE_SECONDS, 900L, Fact.CHAT_TURNS, 40L),
        "im_response_seconds_mean_30d",
        900,
        40,
        22.5);
    // 30 cases of 5 stars and 10 without a reason of 1 star: (30·5 + 10·0.3·1) / (30 + 3).
    isWorth(
        Map.of(Fact.SATISFACTION_SUM, 1530L, Fact.SATISFACTION_WEIGHT, 330L),
        "after_sale_score_90d",
        153,
        33,
        153.0 / 33);
    // 20 bad logistics ratings and 20 cases about logistics on 80 deliveries.
    isWorth(
        Map.of(
            Fact.SHIPPING_NEGATIVE_WEIGHT,
            20 * Fact.WEIGHT_UNIT,
            Fact.SHIPPING_CASES,
            20L,
            Fact.DELIVERED_ORDERS,
            80L),
        "shipping_negative_rate_30d",
        40,
        80,
        0.5);
  }

  @Test
  void assistanceIsComplaintsTimesTheSellersShareOfTheJudged() {
    Map<Fact, Long> known = new HashMap<>();
    known.put(Fact.PAID_ORDERS, 100L);
    known.put(Fact.COMPLAINTS, 10L);
    known.put(Fact.JUDGED_CASES, 4L);
    known.put(Fact.SELLER_LIABLE_CASES, 1L);
    // 10 % × 1/4.
    isWorth(known, "assistance_rate_30d", 2.5, 100, 0.025);
    // Without a complaint there is none whoever is liable; with some but nobody judged, who knows.
    isWorth(Map.of(Fact.PAID_ORDERS, 100L), "assistance_rate_30d", 0, 100, 0);
    packed.clear();
    day("s", 1000, Map.of(Fact.PAID_ORDERS, 100L, Fact.COMPLAINTS, 1L), null);
    somebodyTells();
    InternalRow row = compute(1000, 1000, 1).get("s 1000");
    assertNull(real(row, "assistance_rate_30d"));
    assertNull(real(row, "assistance_rate_30d_shrunk"));
  }

  @Test
  void countsAreSumsAndHaveNoMinimum() {
    day("s", 1000, Map.of(Fact.VIOLATION_POINTS, 2_500L, Fact.MISCONDUCT_ACTS, 2L), null);
    day("s", 1040, Map.of(Fact.VIOLATION_POINTS, 500L), null);
    Map<String, InternalRow> rows = compute(1000, 1040, 1);
    assertEquals(2.5, real(rows.get("s 1029"), "violation_points_30d"));
    assertEquals(2.0, real(rows.get("s 1029"), "misconduct_acts_30d"));
    assertEquals(0.0, real(rows.get("s 1030"), "violation_points_30d"));
    assertEquals(0.5, real(rows.get("s 1040"), "violation_points_30d"));
    assertEquals(3.0, real(rows.get("s 1040"), "violation_points_90d"));
    assertEquals(0.0, real(rows.get("s 1040"), "brand_misuse_acts_30d"));
  }

  @Test
  void violationsThatNobodyOnThePlatformTellsOfAreNotKnown() {
    day("s", 1000, Map.of(Fact.PAID_ORDERS, 1L), null);
    day("other", 1010, Map.of(Fact.MISCONDUCT_ACTS, 1L), null);
    Map<String, InternalRow> rows = compute(1000, 1195, 1);
    assertNull(real(rows.get("s 1009"), "violation_points_90d"));
    assertNull(real(rows.get("s 1009"), "misconduct_acts_30d"));
    assertEquals(0.0, real(rows.get("s 1010"), "violation_points_90d"), "another store's tells");
    assertEquals(0.0, real(rows.get("s 1010"), "brand_misuse_acts_30d"));
    assertEquals(0.0, real(rows.get("other 1189"), "misconduct_acts_30d"));
    assertNull(rows.get("other 1190"), "180 days after it no fact is left");
  }

  @Test
  void theNewestSnapshotSpeaksForThirtyDays() {
    day(
        "s",
        1000,
        Map.of(
            Fact.SNAPSHOT_PRODUCTS, 10L,
            Fact.INFO_SCORED_PRODUCTS, 8L,
            Fact.LOW_INFO_PRODUCTS, 2L,
            Fact.PRICE_STARRED_PRODUCTS, 4L,
            Fact.HIGH_PRICE_STAR_PRODUCTS, 3L,
            Fact.STOCKED_PRODUCTS, 10L,
            Fact.OUT_OF_STOCK_PRODUCTS, 1L),
        null);
    day("s", 1005, Map.of(Fact.SNAPSHOT_AGENTS, 4L, Fact.GOLD_AGENTS, 2L), null);
    // Everything is off sale, so no share is told.
    day("s", 1010, Map.of(Fact.SNAPSHOT_PRODUCTS, 10L), null);
    day("s", 1036, Map.of(Fact.SNAPSHOT_AGENTS, 4L), null);
    Map<String, InternalRow> rows = compute(1000, 1050, 1);
    InternalRow first = rows.get("s 1009");
    assertEquals(0.25, real(first, "low_info_product_share_30d"));
    assertEquals(2.0, real(first, "low_info_product_share_30d_num"));
    assertEquals(8.0, real(first, "low_info_product_share_30d_den"));
    assertEquals(0.75, real(first, "high_price_star_share_30d"));
    assertEquals(0.1, real(first, "stockout_share_30d"));
    assertEquals(0.5, real(first, "gold_agent_share_30d"));
    assertEquals(2.0, real(first, "gold_agent_count_30d"));
    assertNull(real(rows.get("s 1004"), "gold_agent_count_30d"));
    assertNull(real(rows.get("s 1010"), "low_info_product_share_30d"));
    // 30 days up to 1034 hold the snapshot of 1005, those up to 1035 none.
    assertEquals(2.0, real(rows.get("s 1034"), "gold_agent_count_30d"));
    assertNull(real(rows.get("s 1035"), "gold_agent_count_30d"));
    assertEquals(0.0, real(rows.get("s 1036"), "gold_agent_count_30d"));
    assertEquals(0.0, real(rows.get("s 1036"), "gold_agent_share_30d"));
  }

  @Test
  void everyFactOfADayIsPackedWhicheverOthersThereAre() {
    StoreHistory history = new StoreHistory(1000, 1000);
    for (int only = -1; only < Measures.FACTS.size(); only++) {
      Map<Fact, Long> facts = new HashMap<>();
      for (int f = 0; f < Measures.FACTS.size(); f++) {
        if (only < 0 || only == f) {
          facts.put(Measures.FACTS.get(f), 1_000_000L * f + 7);
        }
      }
      packed.clear();
      byte[] histogram = {50, 40};
      day("s", 1000, facts, only % 2 == 0 ? histogram : null);
      history.clear();
      history.takeDays(new ByteReader(packed.get(0).getBinary(Packed.RECORDS_AT)));
      history.sumUp();
      int day = StoreMetrics.REACH_DAYS;
      for (Fact f : Measures.FACTS) {
        assertEquals(facts.getOrDefault(f, 0L), history.window(f, day, 1), f.column());
        assertEquals(facts.containsKey(f), history.hasAny(Measures.FACTS.indexOf(f)));
      }
      assertEquals(only % 2 == 0, history.histogram(day) != null);
    }
  }

  @Test
  void traitsOfTheStoreStandBesideItsMetrics() {
    InternalRow traits =
        new RowBuilder(StoreMetrics.TRAIT_COLUMNS.size())
            .start()
            .set(0, PLATFORM)
            .set(1, UTF8String.fromString("s"))
            .set(3, UTF8String.fromString("flagship"))
            .set(5, UTF8String.fromString("return_insurance"))
            .setInt(6, 123)
            .build();
    keep(StoreMetrics.packTraits(List.of(traits).iterator()));
    day("s", 1000, Map.of(Fact.PAID_ORDERS, 1L), null);
    InternalRow row = compute(1000, 1000, 1).get("s 1000");
    List<String> columns = StoreMetricsTable.SPEC.columnNames();
    assertEquals("flagship", row.getUTF8String(columns.indexOf("store_type")).toString());
    assertEquals("return_insurance", row.getUTF8String(columns.indexOf("services")).toString());
    assertEquals(123, row.getInt(columns.indexOf("opened_on")));
    assertEquals(true, row.isNullAt(columns.indexOf("industry")));
    assertEquals(true, row.isNullAt(columns.indexOf("category")));
  }

  @Test
  void factsThatAreZeroInEveryRowNeedNotBeRead() {
    byte[] histogram = {1, 2};
    List<String> columns = new ArrayList<>(StoreMetrics.DAY_COLUMNS);
    columns.removeIf(c -> c.equals(Fact.REVIEWS.column()) || c.equals(Fact.GMV_CENTS.column()));
    day("s", 1000, Map.of(Fact.PAID_ORDERS, 5L, Fact.VISITORS, -7L), histogram);
    RowBuilder row = new RowBuilder(columns.size()).start();
    row.set(0, PLATFORM).set(1, UTF8String.fromString("s")).setInt(2, 1000);
    for (int c = 3; c < columns.size() - 1; c++) {
      row.set(c, 0L);
    }
    row.set(columns.indexOf(Fact.PAID_ORDERS.column()), 5L);
    row.set(columns.indexOf(Fact.VISITORS.column()), -7L);
    row.setBinary(columns.size() - 1, histogram, 0, histogram.length);
    keep(StoreMetrics.packDays(List.of(row.build()).iterator(), columns));
    assertArrayEquals(packed.get(0).getBinary(3), packed.get(1).getBinary(3));
  }
}
