package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.Fact;
import io.storegauge.table.FrictionDayTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;

/** What goes wrong with orders. Times are local times of Shanghai. */
class FrictionDaysTest extends StoreRecords {
  private static final long UNIT = Fact.WEIGHT_UNIT;
  private static final FrictionRules SLOW = new FrictionRules(180, 72);

  /** A cell of the table as "day category frictions" and its counters. */
  private Map<String, List<Long>> cells() {
    packed.sort(Comparator.comparingInt(r -> r.getInt(Packed.KIND_AT)));
    List<InternalRow> rows = new ArrayList<>();
    rows(() -> new FrictionDays(rules(), SLOW, DayBounds.ALL))
        .forEachRemaining(r -> rows.add(r.copy()));
    return rows.stream()
        .collect(
            Collectors.toMap(
                r ->
                    (LocalDate.ofEpochDay(r.getInt(2))
                            + " "
                            + r.getUTF8String(3)
                            + " "
                            + r.getUTF8String(4))
                        .trim(),
                r -> {
                  List<Long> counters = new ArrayList<>();
                  int last = FrictionDayTable.SPEC.columns().size() - 1;
                  for (int c = 5; c < last; c++) {
                    counters.add(r.getLong(c));
                  }
                  return counters;
                }));
  }

  /** The frictions of the only cell there is. */
  private String frictions() {
    Map<String, List<Long>> cells = cells();
    assertEquals(1, cells.size(), cells.toString());
    String key = cells.keySet().iterator().next();
    return key.substring(key.lastIndexOf(' ') + 1);
  }

  /** Paid on 1 March at 10:00; two days to ship, the promise ends with 5 March. */
  private void delivered(String pickedUp, String delivered, Object... more) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "order_id", "o",
                "status", "completed",
                "category", "shoes",
                "ordered_at", "2025-03-01T10:00:00",
                "paid_at", "2025-03-01T10:00:00",
                "delivery_due_at", "2025-03-05T23:59:59",
                "picked_up_at", pickedUp,
                "delivered_at", delivered));
    cells.addAll(List.of(more));
    order(cells.toArray());
  }

  private void smooth() {
    delivered("2025-03-02T10:00:00", "2025-03-04T10:00:00");
  }

  private void session(Object... more) {
    List<Object> cells =
        new ArrayList<>(List.of("order_id", "o", "started_at", "2025-03-03T12:00:00"));
    cells.addAll(List.of(more));
    add(Source.SESSIONS, cells.toArray());
  }

  @Test
  void anOrderWithoutFrictionCountsOnTheDayItArrivedWithItsRating() {
    smooth();
    review("r", "2025-03-06T10:00:00", "rating", 4.5);
    // One order, known in all three ways, one whole rating of nine half stars.
    assertEquals(
        Map.of("2025-03-04 shoes", List.of(1L, 1L, 1L, 1L, UNIT, 9 * UNIT, 81 * UNIT)), cells());
  }

  @Test
  void anOrderWithoutReviewOrCategoryIsCountedAllTheSame() {
    order(
        "order_id", "o",
        "status", "completed",
        "paid_at", "2025-03-01T10:05:00",
        "delivered_at", "2025-03-04T12:00:00");
    assertEquals(Map.of("2025-03-04", List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L)), cells());
  }

  @Test
  void withoutAPromisePickupIsLateAfter48HoursToTheSecond() {
    delivered("2025-03-03T10:00:01", "2025-03-05T10:00:00");
    assertEquals("late_pickup", frictions());
    packed.clear();
    delivered("2025-03-03T10:00:00", "2025-03-05T10:00:00");
    assertEquals("shoes", frictions());
  }

  @Test
  void thePromiseToShipWinsAndPresaleNeedsOne() {
    delivered("2025-03-02T10:00:01", "2025-03-04T10:00:00", "ship_due_at", "2025-03-02T10:00:00");
    assertEquals("late_pickup", frictions());
    packed.clear();
    delivered("2025-03-20T10:00:00", "2025-03-22T10:00:00", "is_presale", true);
    assertEquals(
        Map.of("2025-03-22 shoes missed_promise", List.of(1L, 0L, 1L, 1L, 0L, 0L, 0L)), cells());
  }

  @Test
  void moreThanFourDaysOnTheRoadAreSlow() {
    delivered("2025-03-01T12:00:00", "2025-03-05T12:00:01");
    assertEquals("slow_transit", frictions());
    packed.clear();
    delivered("2025-03-01T12:00:00", "2025-03-05T12:00:00");
    assertEquals("shoes", frictions());
  }

  @Test
  void aParcelLateAtEveryStepHasEveryFriction() {
    delivered("2025-03-04T10:00:00", "2025-03-09T10:00:00");
    assertEquals("late_pickup,slow_transit,missed_promise", frictions());
  }

  @Test
  void nothingVirtualIsLate() {
    delivered("2025-03-04T10:00:00", "2025-03-09T10:00:00", "is_virtual", true);
    assertEquals(Map.of("2025-03-09 shoes", List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L)), cells());
  }

  @Test
  void casesTellByTheirReasonWhetherTheyAreReturnsOrComplaints() {
    smooth();
    aCase("1", "return_refund", "damage", "2025-03-05T10:00:00");
    aCase("2", "repair", "quality", "2025-03-06T10:00:00");
    aCase("3", "refund_only", "no_reason", "2025-03-07T10:00:00");
    assertEquals("damage,quality", frictions());
  }

  @Test
  void whatIsTakenToThePlatformIsUnresolved() {
    smooth();
    aCase("1", "complaint", "mismatch", "2025-03-05T10:00:00");
    assertEquals("mismatch,unresolved_issue", frictions());
  }

  @Test
  void aRefundIsSlowAfterThreeDaysIfMoneyCameAtAll() {
    smooth();
    aCase(
        "1",
        "refund_only",
        null,
        "2025-03-05T10:00:00",
        "resolved_at",
        "2025-03-08T10:00:01",
        "refund_amount",
        100L);
    assertEquals("slow_refund", frictions());
    packed.clear();
    smooth();
    aCase(
        "1",
        "refund_only",
        null,
        "2025-03-05T10:00:00",
        "resolved_at",
        "2025-03-08T10:00:00",
        "refund_amount",
        100L);
    aCase("2", "refund_only", null, "2025-03-05T10:00:00", "resolved_at", "2025-03-18T10:00:00");
    assertEquals("shoes", frictions());
  }

  @Test
  void aCaseCountsWithin90DaysAndAChatWithin30() {
    smooth();
    // 4 March and 90 days are 2 June, and 30 days 3 April.
    aCase("1", "repair", "damage", "2025-06-03T10:00:00");
    session("started_at", "2025-04-04T12:00:00", "resolved", false);
    assertEquals("shoes", frictions());
    aCase("2", "repair", "quality", "2025-06-02T10:00:00");
    session("started_at", "2025-04-03T12:00:00", "resolved", false);
    assertEquals("quality,unresolved_issue", frictions());
  }

  @Test
  void aChatIsSlowWhenItsTurnsWaitMoreThanThreeMinutesOnAverage() {
    smooth();
    session(
        "first_response_at", "2025-03-03T12:01:00", "turn_count", 2, "response_seconds_sum", 361);
    assertEquals("slow_reply", frictions());
    packed.clear();
    smooth();
    session(
        "first_response_at", "2025-03-03T12:01:00", "turn_count", 2, "response_seconds_sum", 360);
    assertEquals("shoes", frictions());
  }

  @Test
  void nobodyOwesAReplyAtNightNorOnceItIsSettled() {
    smooth();
    session(
        "started_at",
        "2025-03-03T23:00:00",
        "turn_count",
        1,
        "response_seconds_sum",
        900,
        "resolved",
        true);
    assertEquals("shoes", frictions());
  }

  @Test
  void whatTheSellerCancelsWasOutOfStockAndWhatIsOnItsWayHasNotEnded() {
    order(
        "order_id", "o",
        "status", "cancelled",
        "cancelled_by", "seller",
        "paid_at", "2025-03-01T10:05:00",
        "cancelled_at", "2025-03-03T12:00:00");
    review("r", "2025-03-06T10:00:00", "rating", 1);
    order("order_id", "p", "status", "shipped", "paid_at", "2025-03-01T10:05:00");
    order(
        "order_id", "q",
        "status", "cancelled",
        "cancelled_by", "buyer",
        "paid_at", "2025-03-01T10:05:00",
        "cancelled_at", "2025-03-03T12:00:00");
    // The rating of one star is two half stars.
    assertEquals(
        Map.of("2025-03-03  stock_out", List.of(1L, 0L, 0L, 0L, UNIT, 2 * UNIT, 4 * UNIT)),
        cells());
  }

  @Test
  void ordersOfADayAddUpByCategoryAndFrictions() {
    smooth();
    for (String id : List.of("p", "q")) {
      order(
          "order_id", id,
          "status", "completed",
          "category", id.equals("p") ? "shoes" : "hats",
          "paid_at", "2025-03-01T10:00:00",
          "delivered_at", "2025-03-04T09:00:00");
    }
    assertEquals(
        Map.of(
            "2025-03-04 shoes", List.of(2L, 1L, 1L, 1L, 0L, 0L, 0L),
            "2025-03-04 hats", List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L)),
        cells());
  }

  @Test
  void aReviewOfAnOrderThatTwoStoresShareWeighsHalfOrNothing() {
    delivered("2025-03-02T10:00:00", "2025-03-04T10:00:00", "store_count", 2);
    InternalRow row =
        row(
            FactRecords.REVIEW_COLUMNS,
            "review_id",
            "r",
            "order_id",
            "o",
            "store_count",
            2,
            "created_at",
            "2025-03-05T10:00:00",
            "rating",
            Decimal.apply(40, 2, 1));
    keep(FactRecords.packReviews(List.of(row).iterator(), rules()));
    assertEquals(
        List.of(1L, 1L, 1L, 1L, UNIT / 2, 8 * UNIT / 2, 64 * UNIT / 2),
        cells().get("2025-03-04 shoes"));
    shared = MultiSellerReviews.EXCLUDE;
    assertEquals(List.of(1L, 1L, 1L, 1L, 0L, 0L, 0L), cells().get("2025-03-04 shoes"));
  }

  @Test
  void withoutRecordsThereAreNoRows() {
    assertEquals(Map.of(), cells());
  }
}
