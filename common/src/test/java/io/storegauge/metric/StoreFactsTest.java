package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.config.Settings.MultiSellerReviews;
import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.Fact;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import io.storegauge.model.Platform.PositiveReviews;
import io.storegauge.model.Platform.QualityReturns;
import io.storegauge.table.StoreDayTable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** One store; rows go through the same packing as in a run. Times are local times of Shanghai. */
class StoreFactsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final List<InternalRow> packed = new ArrayList<>();
  private PlatformHelp help = PlatformHelp.PAID;
  private QualityReturns returns = QualityReturns.QUALITY;

  private static long at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toEpochSecond() * 1_000_000L;
  }

  /** Names and values in turn; a column that is not named is null. */
  private static InternalRow row(List<String> columns, Object... cells) {
    Object[] values = new Object[columns.size()];
    values[0] = UTF8String.fromString("p");
    values[1] = UTF8String.fromString("s");
    for (int i = 0; i < cells.length; i += 2) {
      int column = columns.indexOf(cells[i]);
      if (column < 0) {
        throw new IllegalArgumentException(cells[i] + " is not among " + columns);
      }
      Object cell = cells[i + 1];
      boolean time =
          cell instanceof String s && cells[i].toString().endsWith("_at") && !s.isEmpty();
      values[column] =
          time
              ? (Object) at((String) cell)
              : cell instanceof String s ? UTF8String.fromString(s) : cell;
    }
    return new GenericInternalRow(values);
  }

  private void keep(Iterator<InternalRow> rows) {
    rows.forEachRemaining(r -> packed.add(r.copy()));
  }

  private void order(Object... cells) {
    keep(FactRecords.packOrders(List.of(row(FactRecords.ORDER_COLUMNS, cells)).iterator()));
  }

  private void add(Source source, Object... cells) {
    keep(source.pack(List.of(row(source.columns(), cells)).iterator()));
  }

  private void aCase(String id, String kind, String reason, String opened, Object... more) {
    List<Object> cells =
        new ArrayList<>(List.of("case_id", id, "order_id", "o", "kind", kind, "opened_at", opened));
    if (reason != null) {
      cells.addAll(List.of("reason", reason));
    }
    cells.addAll(List.of(more));
    add(Source.CASES, cells.toArray());
  }

  private void review(String id, String created, String rating, double stars) {
    Decimal value = Decimal.apply(Math.round(stars * 10), 2, 1);
    InternalRow row =
        row(
            FactRecords.REVIEW_COLUMNS,
            "review_id",
            id,
            "order_id",
            "o",
            "created_at",
            created,
            rating,
            value);
    keep(FactRecords.packReviews(List.of(row).iterator(), rules()));
  }

  private FactRules rules() {
    Platform platform =
        new Platform("p", SHANGHAI, "CNY", "x", PositiveReviews.RATING, help, returns);
    return new FactRules(Map.of("p", platform), MultiSellerReviews.SPLIT, 90);
  }

  /** Facts of a day, of those made of more than orders alone, that are not zero. */
  private Map<Fact, Long> on(String day) {
    packed.sort(Comparator.comparingInt(r -> r.getInt(Packed.KIND_AT)));
    Map<String, Map<Fact, Long>> days = new HashMap<>();
    StoreDays.compute(packed.iterator(), rules(), DayBounds.ALL)
        .forEachRemaining(
            r -> {
              Map<Fact, Long> facts = new TreeMap<>();
              for (Fact f : Fact.values()) {
                long value = r.getLong(StoreDayTable.SPEC.columnNames().indexOf(f.column()));
                if (value != 0 && f.compareTo(Fact.NEGATIVE_ORDERS) >= 0) {
                  facts.put(f, value);
                }
              }
              days.put(LocalDate.ofEpochDay(r.getInt(2)).toString(), facts);
            });
    return days.getOrDefault(day, Map.of());
  }

  private long on(String day, Fact fact) {
    return on(day).getOrDefault(fact, 0L);
  }

  /** Placed and paid on 1 March, delivered on the 4th, completed on the 10th. */
  private void order() {
    order(
        "order_id", "o",
        "status", "completed",
        "ordered_at", "2025-03-01T10:00:00",
        "paid_at", "2025-03-01T10:05:00",
        "delivered_at", "2025-03-04T12:00:00",
        "completed_at", "2025-03-10T12:00:00");
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
            Fact.SELLER_LIABLE_ORDERS, 1L,
            Fact.JUDGED_CASES, 1L,
            Fact.SELLER_LIABLE_CASES, 1L),
        on("2025-03-01"));
    assertEquals(
        Map.of(Fact.QUALITY_RETURN_ORDERS, 1L, Fact.NEGATIVE_FEEDBACK_ORDERS, 1L),
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
  void aRefundWithoutAReasonCountsOnlyAmongAll() {
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
    aCase("b", "refund_only", "price", "2025-03-05T10:00:00", "refund_amount", 500L);
    assertEquals(0, on("2025-03-01", Fact.REFUNDED_ORDERS_ALL));
    assertEquals(Map.of(), on("2025-03-06"));
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
  void theSellersClockRestsFromElevenToEight() {
    String[][] openedAndSeconds = {
      {"2025-03-05T22:59:59", "36001"}, // to 09:00 next day
      {"2025-03-05T23:00:00", "3600"},
      {"2025-03-06T07:59:59", "3600"},
      {"2025-03-06T08:00:00", "3600"},
      {"2025-03-06T08:00:01", "3599"},
    };
    for (String[] c : openedAndSeconds) {
      packed.clear();
      aCase(
          "a",
          "refund_only",
          null,
          c[0],
          "seller_responded_at",
          "2025-03-06T09:00:00",
          "resolved_at",
          "2025-03-07T09:00:00",
          "refund_amount",
          1L);
      assertEquals(Long.parseLong(c[1]), on("2025-03-06", Fact.ANSWER_SECONDS), c[0]);
    }
  }

  @Test
  void aDisputeIsDueAfterFiveDays() {
    String opened = "2025-03-01T10:00:00";
    aCase("in time", "dispute", null, opened, "seller_responded_at", "2025-03-06T10:00:00");
    assertEquals(Map.of(Fact.DISPUTES_DUE, 1L), on("2025-03-06"));
    aCase("late", "dispute", null, opened, "seller_responded_at", "2025-03-06T10:00:01");
    aCase("open", "dispute", null, opened);
    aCase("settled late", "dispute", null, opened, "resolved_at", "2025-03-06T10:00:01");
    aCase("settled", "dispute", null, opened, "resolved_at", "2025-03-06T10:00:00");
    assertEquals(Map.of(Fact.DISPUTES_DUE, 4L, Fact.DISPUTES_UNANSWERED, 3L), on("2025-03-06"));
  }

  private void session(String started, Object... more) {
    List<Object> cells = new ArrayList<>(List.of("started_at", started));
    cells.addAll(List.of(more));
    add(Source.SESSIONS, cells.toArray());
  }

  @Test
  void chatsCountFromEightToEleven() {
    for (String time : List.of("07:59:59", "08:00:00", "22:59:59", "23:00:00")) {
      session("2025-03-01T" + time, "turn_count", 2, "response_seconds_sum", 100);
    }
    // Two sessions: 4 turns, 200 s, 2 · (100/2)² · 2 = 10,000.
    assertEquals(
        Map.of(
            Fact.CHAT_TURNS, 4L,
            Fact.CHAT_RESPONSE_SECONDS, 200L,
            Fact.CHAT_RESPONSE_SQUARED, 10_000L),
        on("2025-03-01"));
  }

  @Test
  void aSessionSaysWhatItKnows() {
    session(
        "2025-03-01T10:00:00",
        "turn_count",
        3,
        "first_response_at",
        "2025-03-01T10:00:05",
        "response_seconds_sum",
        0,
        "turns_within_3min",
        2,
        "resolved",
        true,
        "satisfaction",
        3,
        "converted",
        false);
    session("2025-03-01T11:00:00", "resolved", false, "satisfaction", 4, "converted", true);
    // Nobody answered the only turn: 600 s.
    session("2025-03-01T12:00:00", "turn_count", 1, "response_seconds_sum", 0);
    assertEquals(
        Map.ofEntries(
            Map.entry(Fact.CHAT_TURNS, 4L),
            Map.entry(Fact.CHAT_RESPONSE_SECONDS, 600L),
            Map.entry(Fact.CHAT_RESPONSE_SQUARED, 360_000L),
            Map.entry(Fact.CHAT_3MIN_BASE, 3L),
            Map.entry(Fact.CHAT_3MIN_TURNS, 2L),
            Map.entry(Fact.CHAT_RATED_SESSIONS, 2L),
            Map.entry(Fact.CHAT_DISSATISFIED_SESSIONS, 1L),
            Map.entry(Fact.CHAT_RESOLUTION_BASE, 2L),
            Map.entry(Fact.CHAT_RESOLVED_SESSIONS, 1L),
            Map.entry(Fact.CHAT_CONVERSION_BASE, 2L),
            Map.entry(Fact.CHAT_CONVERTED_SESSIONS, 1L)),
        on("2025-03-01"));
  }

  @Test
  void agentsDaysCountWhereThereIsNoSession() {
    for (int day = 1; day <= 2; day++) {
      add(
          Source.AGENT_DAYS,
          "service_date",
          (int) LocalDate.of(2025, 3, day).toEpochDay(),
          "human_turns",
          10,
          "response_seconds_mean",
          20.0,
          "reply_3min_rate",
          0.9,
          "rated_sessions",
          5,
          "dissatisfied_sessions",
          1,
          "inquiries",
          8,
          "converted",
          2);
    }
    session("2025-03-02T03:00:00");
    assertEquals(
        Map.of(
            Fact.CHAT_TURNS, 10L,
            Fact.CHAT_RESPONSE_SECONDS, 200L,
            Fact.CHAT_RESPONSE_SQUARED, 4000L,
            Fact.CHAT_3MIN_BASE, 10L,
            Fact.CHAT_3MIN_TURNS, 9L,
            Fact.CHAT_RATED_SESSIONS, 5L,
            Fact.CHAT_DISSATISFIED_SESSIONS, 1L,
            Fact.CHAT_CONVERSION_BASE, 8L,
            Fact.CHAT_CONVERTED_SESSIONS, 2L),
        on("2025-03-01"));
    assertEquals(Map.of(), on("2025-03-02"));
  }

  @Test
  void violationsHavePointsAndSomeAreActs() {
    add(
        Source.VIOLATIONS,
        "kind",
        "misconduct",
        "points",
        2.5,
        "occurred_at",
        "2025-03-01T23:59:59");
    add(Source.VIOLATIONS, "kind", "fire", "points", 1.0, "occurred_at", "2025-03-01T00:00:00");
    add(Source.VIOLATIONS, "kind", "brand_misuse", "occurred_at", "2025-03-01T01:00:00");
    assertEquals(
        Map.of(Fact.VIOLATION_POINTS, 3500L, Fact.MISCONDUCT_ACTS, 1L, Fact.BRAND_MISUSE_ACTS, 1L),
        on("2025-03-01"));
  }

  @Test
  void aTotalOfTheConsoleStandsForItsChannels() {
    int first = (int) LocalDate.of(2025, 3, 1).toEpochDay();
    for (int day = first; day <= first + 1; day++) {
      add(Source.TRAFFIC, "traffic_date", day, "channel", "a", "visitors", 70, "orders", 7);
      add(Source.TRAFFIC, "traffic_date", day, "channel", "b", "visitors", 50, "orders", 3);
      add(Source.TRAFFIC, "traffic_date", day, "channel", "c", "visitors", 99);
    }
    add(Source.TRAFFIC, "traffic_date", first, "channel", "all", "visitors", 100, "orders", 9);
    assertEquals(Map.of(Fact.VISITORS, 100L, Fact.VISITOR_ORDERS, 9L), on("2025-03-01"));
    assertEquals(Map.of(Fact.VISITORS, 120L, Fact.VISITOR_ORDERS, 10L), on("2025-03-02"));
  }

  @Test
  void snapshotsCountListedProductsAndAgents() {
    int day = (int) LocalDate.of(2025, 3, 1).toEpochDay();
    add(Source.PRODUCTS, "snapshot_date", day, "listed", true, "info_score", 59.9, "price_star", 4);
    add(
        Source.PRODUCTS,
        "snapshot_date",
        day,
        "info_score",
        60.0,
        "price_star",
        3,
        "stock_quantity",
        0);
    add(
        Source.PRODUCTS,
        "snapshot_date",
        day,
        "listed",
        false,
        "info_score",
        1.0,
        "stock_quantity",
        0);
    add(Source.AGENTS, "snapshot_date", day, "gold_certified", true);
    add(Source.AGENTS, "snapshot_date", day);
    assertEquals(
        Map.of(
            Fact.SNAPSHOT_PRODUCTS, 3L,
            Fact.INFO_SCORED_PRODUCTS, 2L,
            Fact.LOW_INFO_PRODUCTS, 1L,
            Fact.PRICE_STARRED_PRODUCTS, 2L,
            Fact.HIGH_PRICE_STAR_PRODUCTS, 1L,
            Fact.STOCKED_PRODUCTS, 1L,
            Fact.OUT_OF_STOCK_PRODUCTS, 1L,
            Fact.SNAPSHOT_AGENTS, 2L,
            Fact.GOLD_AGENTS, 1L),
        on("2025-03-01"));
  }

  @Test
  void waybillsCountOnTheDayOfTheirFirstScan() {
    add(Source.WAYBILLS, "picked_up_at", "2025-03-01T10:00:00", "next_day", true);
    add(Source.WAYBILLS, "picked_up_at", "2025-03-01T10:00:00", "next_day", false);
    add(Source.WAYBILLS, "picked_up_at", "2025-03-01T10:00:00");
    add(Source.WAYBILLS, "next_day", true);
    assertEquals(Map.of(Fact.WAYBILLS, 2L, Fact.NEXT_DAY_WAYBILLS, 1L), on("2025-03-01"));
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
