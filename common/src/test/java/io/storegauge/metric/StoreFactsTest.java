package io.storegauge.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.metric.FactRecords.Source;
import io.storegauge.model.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Facts on the days of cases, chats and the rest of a console. Times are local times of Shanghai.
 */
class StoreFactsTest extends StoreRecords {
  private void session(String started, Object... more) {
    List<Object> cells = new ArrayList<>(List.of("started_at", started));
    cells.addAll(List.of(more));
    add(Source.SESSIONS, cells.toArray());
  }

  @Test
  void onlyRefundsOfShippedGoodsHaveATimeToAnswer() {
    for (Object shipped : new Object[] {false, true, null}) {
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  "seller_responded_at",
                  "2025-03-06T10:00:00",
                  "resolved_at",
                  "2025-03-07T10:00:00",
                  "refund_amount",
                  1L));
      if (shipped != null) {
        cells.addAll(List.of("goods_shipped", shipped));
      }
      aCase("c " + shipped, "refund_only", null, "2025-03-06T09:00:00", cells.toArray());
    }
    // Those that had been sent, and those of which nobody knows.
    assertEquals(2, on("2025-03-06", Fact.ANSWERED_REFUNDS));
    assertEquals(2 * 3600, on("2025-03-06", Fact.ANSWER_SECONDS));
    assertEquals(3, on("2025-03-07", Fact.COMPLETED_REFUNDS));
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
    // A late word after the settlement makes it no worse.
    aCase(
        "settled, answered late",
        "dispute",
        null,
        opened,
        "resolved_at",
        "2025-03-03T10:00:00",
        "seller_responded_at",
        "2025-03-08T10:00:00");
    // One in time counts, settled or not.
    aCase(
        "answered, settled",
        "dispute",
        null,
        opened,
        "resolved_at",
        "2025-03-03T10:00:00",
        "seller_responded_at",
        "2025-03-02T10:00:00");
    assertEquals(Map.of(Fact.DISPUTES_DUE, 5L, Fact.DISPUTES_UNANSWERED, 3L), on("2025-03-06"));
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
    // One at night does not count, and so stands for nothing; one by day does.
    session("2025-03-01T03:00:00");
    session("2025-03-02T12:00:00");
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
  void figuresThatCannotBeSayNothingAndStopNothing() {
    session("2025-03-01T10:00:00", "turn_count", 6_000_000, "response_seconds_sum", 0);
    session("2025-03-01T10:00:00", "turn_count", 1, "response_seconds_sum", Integer.MAX_VALUE);
    session("2025-03-01T10:00:00", "turn_count", 2, "turns_within_3min", 9);
    int day = (int) LocalDate.of(2025, 3, 2).toEpochDay();
    for (double mean : new double[] {-1, 1e300, Double.NaN}) {
      add(
          Source.AGENT_DAYS,
          "service_date",
          day,
          "human_turns",
          10,
          "response_seconds_mean",
          mean,
          "reply_3min_rate",
          98.0);
    }
    assertEquals(Map.of(Fact.CHAT_3MIN_BASE, 2L, Fact.CHAT_3MIN_TURNS, 2L), on("2025-03-01"));
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
    add(Source.AGENTS, "snapshot_date", day, "gold_certified", false);
    // Whether this one is certified is not known.
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
    String scan = "2025-03-01T10:00:00";
    add(Source.WAYBILLS, "order_id", "o", "picked_up_at", scan, "next_day", true);
    add(Source.WAYBILLS, "order_id", "o", "picked_up_at", scan, "next_day", false);
    add(Source.WAYBILLS, "order_id", "o", "picked_up_at", scan);
    add(Source.WAYBILLS, "order_id", "o", "next_day", true);
    add(Source.WAYBILLS, "order_id", "o", "delivered_at", scan, "next_day", true);
    assertEquals(Map.of(Fact.WAYBILLS, 2L, Fact.NEXT_DAY_WAYBILLS, 1L), on("2025-03-01"));
  }
}
