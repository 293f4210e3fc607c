package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.table.MetricColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;

/**
 * Which records count in a metric. Times are local times of Shanghai; records are in the order
 * added.
 */
class MetricTrailTest extends StoreRecords {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 31);

  private MetricTrail metric(String column, LocalDate asOf) {
    FactTrail trail = new FactTrail(rules(), "p");
    for (InternalRow row : packed) {
      trail.add(FactTrail.Packing.of(List.of(row).iterator()));
    }
    return MetricTrail.of(trail, MetricColumn.of(column), asOf);
  }

  @Test
  void aRecordOfAnExemptDayIsNotPartOfTheMetric() {
    order();
    review("r", "2025-03-05T10:00:00", "rating", 2);
    // Its order was delivered on the 4th.
    exempt = Map.of(Metric.NEGATIVE_ORDER_RATE, DaySet.parse("2025-03-04..2025-03-04"));
    assertEquals(new MetricTrail(0, 0, List.of()), metric("negative_order_rate_30d", DAY));
    assertEquals(1.0, metric("quality_return_rate_30d", DAY).denominator());
    exempt = Map.of(Metric.NEGATIVE_ORDER_RATE, DaySet.parse("2025-03-05..2025-03-05"));
    assertEquals(1.0, metric("negative_order_rate_30d", DAY).numerator());
  }

  private static int day(int dayOfMarch) {
    return (int) LocalDate.of(2025, 3, dayOfMarch).toEpochDay();
  }

  private static List<Integer> records(MetricTrail trail) {
    return trail.parts().stream().map(MetricTrail.Part::record).toList();
  }

  private void orderOf(String id, String paidAt, String buyer) {
    order(
        "order_id",
        id,
        "status",
        "paid",
        "ordered_at",
        paidAt,
        "paid_at",
        paidAt,
        "buyer_key",
        buyer);
  }

  @Test
  void anOrderCountsByItsReviewOnTheDayOfItsDelivery() {
    order();
    review("r", "2025-03-05T10:00:00", "rating", 2);
    MetricTrail t = metric("negative_order_rate_30d", DAY);
    // Delivered on the 4th, rated 2 within 90 days: one of one.
    assertEquals(List.of(1.0, 1.0), List.of(t.numerator(), t.denominator()));
    assertEquals(
        List.of(new MetricTrail.Part(0, day(4), 1, 1, true, Set.of(Fact.NEGATIVE_ORDERS))),
        t.parts());
    // The 4th has left the window of 30 days on 3 April.
    assertTrue(metric("negative_order_rate_30d", LocalDate.of(2025, 4, 3)).parts().isEmpty());
    // 2 stars of weight 1.
    t = metric("rating_mean_30d", DAY);
    assertEquals(List.of(2.0, 1.0), List.of(t.numerator(), t.denominator()));
    assertEquals(List.of(1), records(t));
  }

  @Test
  void detailedRatingsAreThoseOfABuyersFirstThreeReviewsOfAMonth() {
    for (int r = 4; r > 0; r--) {
      InternalRow row =
          row(
              FactRecords.REVIEW_COLUMNS,
              "review_id",
              "r" + r,
              "buyer_key",
              "b",
              "created_at",
              "2025-03-0" + r + "T10:00:00",
              "service_rating",
              Decimal.apply(10L * r, 2, 1));
      keep(FactRecords.packReviews(List.of(row).iterator(), rules()));
    }
    // Added newest first: the fourth of the month is record 0.
    MetricTrail t = metric("service_mean_180d", DAY);
    assertEquals(List.of(1, 2, 3), records(t));
    assertEquals(List.of(3.0 + 2 + 1, 3.0), List.of(t.numerator(), t.denominator()));
  }

  @Test
  void aTotalOfTrafficStandsForItsChannels() {
    add(Source.TRAFFIC, "traffic_date", day(1), "channel", "a", "visitors", 70, "orders", 7);
    add(Source.TRAFFIC, "traffic_date", day(1), "channel", "all", "visitors", 100, "orders", 9);
    add(Source.TRAFFIC, "traffic_date", day(2), "channel", "a", "visitors", 50, "orders", 3);
    MetricTrail t = metric("conversion_rate_30d", LocalDate.of(2025, 3, 2));
    assertEquals(List.of(1, 2), records(t));
    assertEquals(List.of(12.0, 150.0), List.of(t.numerator(), t.denominator()));
  }

  @Test
  void daysOfAgentsCountWhereThereIsNoSession() {
    for (int d = 1; d <= 2; d++) {
      add(Source.AGENT_DAYS, "service_date", day(d), "human_turns", 10, "reply_3min_rate", 0.9);
    }
    add(
        Source.SESSIONS,
        "started_at",
        "2025-03-02T12:00:00",
        "turn_count",
        4,
        "turns_within_3min",
        1);
    MetricTrail t = metric("im_3min_rate_30d", LocalDate.of(2025, 3, 2));
    assertEquals(List.of(0, 2), records(t));
    assertEquals(List.of(10.0, 14.0), List.of(t.numerator(), t.denominator()));
  }

  @Test
  void theNewestSnapshotOfTheWindowSpeaks() {
    add(Source.PRODUCTS, "snapshot_date", day(1), "stock_quantity", 0);
    add(Source.PRODUCTS, "snapshot_date", day(2), "stock_quantity", 0);
    add(Source.PRODUCTS, "snapshot_date", day(2), "stock_quantity", 5);
    MetricTrail t = metric("stockout_share_30d", DAY);
    assertEquals(List.of(1, 2), records(t));
    assertEquals(List.of(1.0, 2.0), List.of(t.numerator(), t.denominator()));
    assertEquals(List.of(0), records(metric("stockout_share_30d", LocalDate.of(2025, 3, 1))));
    assertTrue(metric("stockout_share_30d", LocalDate.of(2025, 2, 28)).parts().isEmpty());
  }

  @Test
  void aRepeatBuyerStandsByTheNewestOrder() {
    orderOf("a1", "2025-01-10T10:00:00", "a");
    orderOf("a2", "2025-03-10T10:00:00", "a");
    orderOf("b1", "2025-03-11T10:00:00", "b");
    orderOf("c1", "2024-06-01T10:00:00", "c");
    MetricTrail t = metric("repurchase_rate_90d", DAY);
    // a has bought twice within 90 days, b once; c so long ago that it is no buyer any more.
    assertEquals(List.of(1.0, 2.0), List.of(t.numerator(), t.denominator()));
    assertEquals(Set.of(1, 2), Set.copyOf(records(t)));
  }

  @Test
  void aShareOfAShareIsMadeOfItsThreeSums() {
    order();
    aCase("c1", "complaint", null, "2025-03-05T10:00:00", "liability", "seller");
    aCase("c2", "refund_only", null, "2025-03-05T10:00:00", "liability", "buyer");
    MetricTrail t = metric("assistance_rate_30d", DAY.minusDays(1));
    // One complaint of one paid order, half of the judged cases the seller's.
    assertEquals(List.of(0.5, 1.0), List.of(t.numerator(), t.denominator()));
    assertEquals(
        Set.of(Fact.COMPLAINTS, Fact.JUDGED_CASES, Fact.SELLER_LIABLE_CASES),
        t.parts().get(0).counted());
  }

  @Test
  void countsHaveNoDenominator() {
    add(
        Source.VIOLATIONS,
        "kind",
        "misconduct",
        "points",
        2.5,
        "occurred_at",
        "2025-03-01T23:59:59");
    add(Source.VIOLATIONS, "kind", "other", "points", 1.0, "occurred_at", "2025-03-02T10:00:00");
    MetricTrail points = metric("violation_points_30d", LocalDate.of(2025, 3, 2));
    assertEquals(3.5, points.numerator());
    assertTrue(Double.isNaN(points.denominator()));
    assertEquals(List.of(0), records(metric("misconduct_acts_30d", LocalDate.of(2025, 3, 2))));
  }

  @Test
  void withoutRecordsNothingCounts() {
    MetricTrail none = metric("rating_mean_30d", DAY);
    assertEquals(List.of(0.0, 0.0), List.of(none.numerator(), none.denominator()));
    assertTrue(none.parts().isEmpty());
  }
}
