package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.model.DaySet;
import io.storegauge.model.Fact;
import io.storegauge.row.RowBuilder;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** One platform, days as epoch days; rows go through the same packing as in a run. */
class StoreMetricsTest {
  private static final UTF8String PLATFORM = UTF8String.fromString("p");

  private final List<InternalRow> packed = new ArrayList<>();

  private void category(String store, String category) {
    InternalRow row =
        new RowBuilder(StoreMetrics.TRAIT_COLUMNS.size())
            .start()
            .set(0, PLATFORM)
            .set(1, UTF8String.fromString(store))
            .set(2, UTF8String.fromString(category))
            .build();
    keep(StoreMetrics.packTraits(List.of(row).iterator()));
  }

  private void day(String store, long day, Map<Fact, Long> facts, byte[] histogram) {
    RowBuilder row = new RowBuilder(StoreMetrics.DAY_COLUMNS.size()).start();
    row.set(0, PLATFORM).set(1, UTF8String.fromString(store)).setInt(2, (int) day);
    for (int f = 0; f < Measures.FACTS.size(); f++) {
      row.set(3 + f, facts.getOrDefault(Measures.FACTS.get(f), 0L));
    }
    if (histogram != null) {
      row.set(3 + Measures.FACTS.size(), histogram, 0, histogram.length);
    }
    keep(StoreMetrics.packDays(List.of(row.build()).iterator()));
  }

  private void change(String store, long day, long buyers, long repeatBuyers) {
    InternalRow row =
        new RowBuilder(5)
            .start()
            .set(0, PLATFORM)
            .set(1, UTF8String.fromString(store))
            .setInt(2, (int) day)
            .set(3, buyers)
            .set(4, repeatBuyers)
            .build();
    keep(StoreMetrics.packChanges(List.of(row).iterator()));
  }

  private void keep(Iterator<InternalRow> rows) {
    rows.forEachRemaining(r -> packed.add(r.copy()));
  }

  /** Rows by store and day; records must have been added store by store. */
  private Map<String, InternalRow> compute(long first, long last, int minPeers) {
    DayBounds days =
        DayBounds.of(DaySet.between(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last + 1)));
    List<InternalRow> sums = new ArrayList<>();
    StoreMetrics.peerSums(packed.iterator(), days).forEachRemaining(r -> sums.add(r.copy()));
    sums.sort((a, b) -> Integer.compare(a.getInt(1), b.getInt(1)));
    Priors priors = new Priors(days);
    PeerGroups.priors(sums.iterator(), minPeers)
        .forEachRemaining(
            r ->
                priors.put(
                    r.getUTF8String(0).toString(),
                    r.isNullAt(2) ? null : r.getUTF8String(2).toString(),
                    r.getInt(1),
                    r.getBinary(3)));
    Map<String, InternalRow> rows = new HashMap<>();
    StoreMetrics.compute(packed.iterator(), days, priors, 30)
        .forEachRemaining(r -> rows.put(r.getUTF8String(1) + " " + r.getInt(2), r.copy()));
    return rows;
  }

  private static Double real(InternalRow row, String column) {
    int at = StoreMetricsTable.SPEC.columnNames().indexOf(column);
    return row.isNullAt(at) ? null : row.getDouble(at);
  }

  private static long count(InternalRow row, String column) {
    return row.getLong(StoreMetricsTable.SPEC.columnNames().indexOf(column));
  }

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
}
