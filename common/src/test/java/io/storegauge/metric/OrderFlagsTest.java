package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.Fact;
import io.storegauge.model.Platform.PlatformHelp;
import io.storegauge.model.Platform.QualityReturns;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;

/** What cases, reviews and chats make of orders. Times are local times of Shanghai. */
class OrderFlagsTest extends StoreRecords {
  /** The other facts of a day; those named are 1. */
  private static Map<Fact, Long> without(Map<Fact, Long> day, Fact... ones) {
    Map<Fact, Long> others = new TreeMap<>(day);
    for (Fact f : ones) {
      assertEquals(1L, others.remove(f), f.column());
    }
    return others;
  }

  /** Placed and paid on 1 March, delivered on the 4th, completed on the 10th. */
  private void orderOf(String id, int stores) {
    order(
        "order_id", id,
        "status", "completed",
        "store_count", stores,
        "ordered_at", "2025-03-01T10:00:00",
        "paid_at", "2025-03-01T10:05:00",
        "delivered_at", "2025-03-04T12:00:00",
        "completed_at", "2025-03-10T12:00:00");
    Decimal one = Decimal.apply(10, 2, 1);
    InternalRow row =
        row(
            FactRecords.REVIEW_COLUMNS,
            "review_id",
            "of " + id,
            "order_id",
            id,
            "store_count",
            stores,
            "created_at",
            "2025-03-05T10:00:00",
            "rating",
            one,
            "description_rating",
            one);
    keep(FactRecords.packReviews(List.of(row).iterator(), rules()));
  }

  @Test
  void aLateCaseRestatesTheDaysOfItsOrderAndItsOwn() {
    order();
    aCase(
        "c",
        "return_refund",
        "quality",
        "2025-03-20T10:00:00",
        "seller_responded_at",
        "2025-03-21T10:00:30",
        "resolved_at",
        "2025-03-22T11:00:00",
        "refund_amount",
        1000L,
        "liability",
        "seller",
        "platform_intervened_at",
        "2025-03-21T12:00:00",
        "satisfaction",
        4);
    assertEquals(
        Map.of(
            Fact.VALID_ORDERED_ORDERS, 1L,
            Fact.DEFECT_ORDERS, 1L,
            Fact.REFUNDED_ORDERS, 1L,
            Fact.REFUNDED_ORDERS_ALL, 1L,
            Fact.HELP_BASE_ORDERS, 1L,
            Fact.HELP_EVENTS, 1L,
            Fact.SELLER_LIABLE_CASES, 1L),
        without(
            on("2025-03-01"),
            Fact.REASONED_ORDERS,
            Fact.INTERVENED_ORDERS,
            Fact.SELLER_LIABLE_ORDERS,
            Fact.JUDGED_CASES));
    assertEquals(
        Map.of(
            Fact.REVIEWABLE_ORDERS, 1L,
            Fact.QUALITY_RETURN_ORDERS, 1L,
            Fact.NEGATIVE_FEEDBACK_ORDERS, 1L),
        on("2025-03-04"));
    // A refund is no dispute: the experience was not bad in AliExpress' sense.
    assertEquals(Map.of(Fact.ASSESSED_ORDERS, 1L), on("2025-03-10"));
    assertEquals(Map.of(), on("2025-03-20"));
    // 24 h and 30 s, 1440 whole minutes.
    assertEquals(
        Map.of(
            Fact.ANSWERED_REFUNDS, 1L,
            Fact.ANSWER_SECONDS, 86_430L,
            Fact.ANSWER_MINUTES_SQUARED, 1440L * 1440),
        on("2025-03-21"));
    // 49 h = 176,400 s = 2940 min; satisfaction weighs 10 tenths.
    assertEquals(
        Map.of(
            Fact.COMPLETED_REFUNDS, 1L,
            Fact.REFUND_SECONDS, 176_400L,
            Fact.REFUND_MINUTES_SQUARED, 2940L * 2940,
            Fact.REFUNDS_OVER_24H, 1L,
            Fact.SATISFACTION_WEIGHT, 10L,
            Fact.SATISFACTION_SUM, 40L,
            Fact.SATISFACTION_SQUARED, 160L),
        on("2025-03-22"));
  }

  @Test
  void theReasonThatWasStatedFirstCounts() {
    order();
    aCase("d", "refund_only", "quality", "2025-03-07T10:00:00");
    aCase("c", "return_refund", "damage", "2025-03-06T10:00:00");
    aCase("b", "exchange", "mismatch", "2025-03-06T10:00:00");
    aCase("a", "refund_only", null, "2025-03-05T10:00:00");
    aCase("z", "complaint", "damage", "2025-03-02T10:00:00");
    // "a" states none and "z" is no return; of "b" and "c" the id decides: mismatch.
    assertEquals(0, on("2025-03-01", Fact.DAMAGE_RETURN_ORDERS));
    assertEquals(0, on("2025-03-04", Fact.QUALITY_RETURN_ORDERS));
    returns = QualityReturns.QUALITY_OR_MISMATCH;
    assertEquals(1, on("2025-03-04", Fact.QUALITY_RETURN_ORDERS));
    assertEquals(0, on("2025-03-04", Fact.NEGATIVE_FEEDBACK_ORDERS));
  }

  @Test
  void aLogisticsReturnNeedsSomebodyLiable() {
    order();
    aCase("a", "refund_only", "logistics", "2025-03-05T10:00:00", "liability", "buyer");
    assertEquals(0, on("2025-03-01", Fact.LOGISTICS_RETURN_ORDERS));
    assertEquals(1, on("2025-03-05", Fact.SHIPPING_CASES));
    aCase("b", "complaint", "logistics", "2025-03-06T10:00:00", "liability", "carrier");
    assertEquals(1, on("2025-03-01", Fact.LOGISTICS_RETURN_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.COMPLAINTS));
  }

  @Test
  void aDamagedOrderIsFlaggedOnItsPaidDay() {
    order();
    aCase("a", "repair", "damage", "2025-03-05T10:00:00");
    assertEquals(1, on("2025-03-01", Fact.DAMAGE_RETURN_ORDERS));
    assertEquals(0, on("2025-03-01", Fact.REFUNDED_ORDERS_ALL));
  }

  @Test
  void aRefundForNoReasonCountsOnlyAmongAll() {
    order();
    aCase(
        "a",
        "return_refund",
        "no_reason",
        "2025-03-05T10:00:00",
        "resolved_at",
        "2025-03-06T10:00:00",
        "refund_amount",
        1L,
        "satisfaction",
        1);
    assertEquals(0, on("2025-03-01", Fact.REFUNDED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.REFUNDED_ORDERS_ALL));
    // Exactly 24 h are not over; weight 3 tenths.
    assertEquals(0, on("2025-03-06", Fact.REFUNDS_OVER_24H));
    assertEquals(3, on("2025-03-06", Fact.SATISFACTION_WEIGHT));
    assertEquals(3, on("2025-03-06", Fact.SATISFACTION_SUM));
  }

  @Test
  void aCaseThatPaidNothingBackIsNoRefund() {
    order();
    aCase("a", "refund_only", "price", "2025-03-05T10:00:00", "resolved_at", "2025-03-06T10:00:00");
    aCase("b", "exchange", "price", "2025-03-05T10:00:00", "refund_amount", 500L);
    assertEquals(0, on("2025-03-01", Fact.REFUNDED_ORDERS_ALL));
    assertEquals(Map.of(), on("2025-03-06"));
  }

  @Test
  void aRefundOfAnUnknownTimeRefundsItsOrderButHasNoHours() {
    order();
    aCase("a", "refund_only", null, "2025-03-05T10:00:00", "refund_amount", 500L);
    assertEquals(1, on("2025-03-01", Fact.REFUNDED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.REFUNDED_ORDERS_ALL));
    assertEquals(0, on("2025-03-01", Fact.REASONED_ORDERS));
    assertEquals(Map.of(), on("2025-03-05"));
  }

  @Test
  void theReasonOfTheRefundItselfDecidesWhetherItCounts() {
    order();
    // Withdrawn without a reason first, paid back for quality later.
    aCase("a", "return_refund", "no_reason", "2025-03-05T10:00:00");
    aCase("b", "return_refund", "quality", "2025-03-20T10:00:00", "refund_amount", 500L);
    assertEquals(1, on("2025-03-01", Fact.REFUNDED_ORDERS));
    assertEquals(0, on("2025-03-04", Fact.QUALITY_RETURN_ORDERS));
    packed.clear();
    order();
    aCase("a", "exchange", "quality", "2025-03-05T10:00:00");
    aCase("b", "refund_only", "no_reason", "2025-03-20T10:00:00", "refund_amount", 500L);
    assertEquals(0, on("2025-03-01", Fact.REFUNDED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.REFUNDED_ORDERS_ALL));
    assertEquals(1, on("2025-03-04", Fact.QUALITY_RETURN_ORDERS));
  }

  @Test
  void whereReviewsOfSharedOrdersAreLeftOutSoAreTheseOrders() {
    shared = MultiSellerReviews.EXCLUDE;
    orderOf("own", 1);
    orderOf("shared", 2);
    assertEquals(1, on("2025-03-04", Fact.REVIEWABLE_ORDERS));
    assertEquals(1, on("2025-03-04", Fact.NEGATIVE_ORDERS));
    assertEquals(1, on("2025-03-04", Fact.NEGATIVE_FEEDBACK_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.VALID_ORDERED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.DEFECT_ORDERS));
    assertEquals(1, on("2025-03-10", Fact.ASSESSED_ORDERS));
    assertEquals(1, on("2025-03-10", Fact.BAD_EXPERIENCE_ORDERS));
    // Nothing is missing of what the platform counts for every order.
    assertEquals(2, on("2025-03-01", Fact.HELP_BASE_ORDERS));
    for (MultiSellerReviews counted : List.of(MultiSellerReviews.FULL, MultiSellerReviews.SPLIT)) {
      packed.clear();
      shared = counted;
      orderOf("own", 1);
      orderOf("shared", 2);
      assertEquals(2, on("2025-03-04", Fact.REVIEWABLE_ORDERS));
      assertEquals(2, on("2025-03-04", Fact.NEGATIVE_ORDERS));
      assertEquals(2, on("2025-03-01", Fact.DEFECT_ORDERS));
      assertEquals(2, on("2025-03-10", Fact.BAD_EXPERIENCE_ORDERS));
    }
  }

  @Test
  void anOrderThatManyThingsHappenedToCountsOnce() {
    order(
        "order_id", "o",
        "status", "cancelled",
        "cancelled_by", "seller",
        "ordered_at", "2025-03-01T10:00:00",
        "paid_at", "2025-03-01T10:05:00",
        "cancelled_at", "2025-03-02T09:00:00");
    aCase("a", "dispute", "logistics", "2025-03-05T10:00:00", "liability", "seller");
    aCase("b", "dispute", "damage", "2025-03-06T10:00:00");
    review("r", "2025-03-07T10:00:00", "rating", 1);
    review("q", "2025-03-08T10:00:00", "service_rating", 1);
    assertEquals(1, on("2025-03-02", Fact.BAD_EXPERIENCE_ORDERS));
    assertEquals(1, on("2025-03-02", Fact.ASSESSED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.DEFECT_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.NOT_RECEIVED_DISPUTED_ORDERS));
    assertEquals(1, on("2025-03-01", Fact.NOT_AS_DESCRIBED_DISPUTED_ORDERS));
    assertEquals(2, on("2025-03-01", Fact.HELP_EVENTS));
  }

  @Test
  void ratingsFlagAnOrderUpToTheirBounds() {
    order();
    review("r", "2025-03-11T10:00:00", "rating", 3.5);
    assertEquals(0, on("2025-03-10", Fact.BAD_EXPERIENCE_ORDERS));
    review("s", "2025-03-11T11:00:00", "logistics_rating", 3);
    assertEquals(1, on("2025-03-10", Fact.BAD_EXPERIENCE_ORDERS));
    assertEquals(0, on("2025-03-04", Fact.NEGATIVE_FEEDBACK_ORDERS));
    review("t", "2025-03-11T12:00:00", "description_rating", 2);
    assertEquals(1, on("2025-03-04", Fact.NEGATIVE_FEEDBACK_ORDERS));
    assertEquals(0, on("2025-03-01", Fact.DEFECT_ORDERS));
    review("u", "2025-03-11T09:00:00", "rating", 2);
    assertEquals(1, on("2025-03-01", Fact.DEFECT_ORDERS));
    // The order's own rating is the newest: 3.5 stars.
    assertEquals(0, on("2025-03-04", Fact.NEGATIVE_ORDERS));
    review("v", "2025-03-11T13:00:00", "rating", 2);
    assertEquals(1, on("2025-03-04", Fact.NEGATIVE_ORDERS));
  }

  @Test
  void casesFurtherThan90DaysFromTheOrdersDayAreNoPartOfIt() {
    order();
    // 1 March + 90 days = 30 May; the assessed day, 10 March, is still near.
    aCase("a", "dispute", "damage", "2025-05-30T23:59:59");
    assertEquals(1, on("2025-03-01", Fact.DEFECT_ORDERS));
    packed.clear();
    order();
    aCase("a", "dispute", "damage", "2025-05-31T00:00:00");
    assertEquals(0, on("2025-03-01", Fact.DEFECT_ORDERS));
    assertEquals(1, on("2025-03-10", Fact.BAD_EXPERIENCE_ORDERS));
  }

  @Test
  void helpIsComparedWithTheOrdersThePlatformCompares() {
    order();
    add(Source.SESSIONS, "order_id", "o", "is_human", true, "started_at", "2025-03-02T03:00:00");
    help = PlatformHelp.SOUGHT;
    assertEquals(1, on("2025-03-01", Fact.HELP_BASE_ORDERS));
    assertEquals(0, on("2025-03-01", Fact.HELP_EVENTS));
    aCase("a", "platform_contact", null, "2025-03-05T10:00:00");
    aCase("b", "complaint", null, "2025-03-05T10:00:00");
    assertEquals(1, on("2025-03-01", Fact.HELP_EVENTS));
    help = PlatformHelp.PAID;
    assertEquals(1, on("2025-03-01", Fact.HELP_BASE_ORDERS));
    assertEquals(2, on("2025-03-01", Fact.HELP_EVENTS));
  }

  @Test
  void anOrderThatSoughtNobodyIsNoBaseOfHelp() {
    help = PlatformHelp.SOUGHT;
    order();
    // 30 days after the payment is still about it, a robot is nobody.
    add(Source.SESSIONS, "order_id", "o", "is_human", false, "started_at", "2025-03-02T03:00:00");
    add(Source.SESSIONS, "order_id", "o", "is_human", true, "started_at", "2025-04-01T00:00:00");
    aCase("a", "complaint", null, "2025-03-05T10:00:00");
    assertEquals(0, on("2025-03-01", Fact.HELP_BASE_ORDERS));
    assertEquals(0, on("2025-03-01", Fact.HELP_EVENTS));
    add(Source.SESSIONS, "order_id", "o", "is_human", true, "started_at", "2025-03-31T23:59:59");
    assertEquals(1, on("2025-03-01", Fact.HELP_BASE_ORDERS));
  }

  @Test
  void neitherAGiftNorAnUnpaidOrderHasFlags() {
    order(
        "order_id", "o",
        "excluded_reason", "gift",
        "ordered_at", "2025-03-01T10:00:00",
        "paid_at", "2025-03-01T10:00:00");
    order(
        "order_id",
        "o",
        "status",
        "cancelled",
        "ordered_at",
        "2025-03-01T10:00:00",
        "cancelled_at",
        "2025-03-01T11:00:00");
    aCase("a", "dispute", "damage", "2025-03-05T10:00:00", "resolved_at", "2025-03-05T10:00:00");
    assertEquals(Map.of(), on("2025-03-01"));
    assertEquals(Map.of(), on("2025-03-05"));
  }
}
