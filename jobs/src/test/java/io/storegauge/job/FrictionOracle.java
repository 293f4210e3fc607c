package io.storegauge.job;

import io.storegauge.model.Fact;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.ServiceSessionsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** facts.friction_day from the definitions, order by order over all records. */
final class FrictionOracle {
  /** Counters by platform, store, day, category and frictions. */
  final Map<List<Object>, long[]> cells = new HashMap<>();

  private final List<ReviewRow> reviews;
  private final ConsoleRows console;

  FrictionOracle(List<OrderRow> orders, List<ReviewRow> reviews, ConsoleRows console) {
    this.reviews = reviews;
    this.console = console;
    for (OrderRow o : orders) {
      if (o.text("excluded_reason") == null && o.instant("paid_at") != null) {
        add(ParcelOracle.told(o, console), ParcelOracle.promises(o, console));
      }
    }
  }

  private void add(OrderRow o, List<ParcelOracle.Promise> promises) {
    boolean arrived = o.instant("delivered_at") != null;
    boolean notSold =
        "cancelled".equals(o.text("status")) && "seller".equals(o.text("cancelled_by"));
    Instant ended =
        arrived ? o.instant("delivered_at") : notSold ? o.instant("cancelled_at") : null;
    if (ended == null) {
      return;
    }
    LocalDate day = FactsOracle.day(o.text("platform"), ended);
    List<String> frictions = new ArrayList<>();
    long[] more = new long[7];
    more[0] = 1;
    if (arrived) {
      way(o, promises, frictions, more);
    }
    List<SilverRow> cases = near(o, day, AfterSalesTable.SPEC, "opened_at", 90);
    for (String reason : List.of("damage", "mismatch", "quality")) {
      if (cases.stream().anyMatch(c -> reason.equals(c.text("reason")))) {
        frictions.add(reason);
      }
    }
    List<SilverRow> chats = near(o, day, ServiceSessionsTable.SPEC, "started_at", 30);
    chats.removeIf(c -> Boolean.FALSE.equals(c.flag("is_human")));
    if (chats.stream().anyMatch(c -> isSlow(o.text("platform"), c))) {
      frictions.add("slow_reply");
    }
    if (chats.stream().anyMatch(c -> Boolean.FALSE.equals(c.flag("resolved")))
        || cases.stream().anyMatch(FrictionOracle::isEscalated)) {
      frictions.add("unresolved_issue");
    }
    if (cases.stream()
        .anyMatch(
            c ->
                FlagsOracle.completed(c)
                    && isLonger(c.instant("opened_at"), c.instant("resolved_at"), 72 * 3600L))) {
      frictions.add("slow_refund");
    }
    if (!arrived) {
      frictions.add("stock_out");
    }
    rating(o, day)
        .ifPresent(
            half -> {
              more[4] = Fact.reviewWeight(o.storeCount());
              more[5] = more[4] * half;
              more[6] = more[4] * half * half;
            });
    String category = o.text("category") == null ? "" : o.text("category");
    long[] cell =
        cells.computeIfAbsent(
            List.of(
                o.text("platform"), o.text("store_id"), day, category, String.join(",", frictions)),
            k -> new long[7]);
    for (int i = 0; i < more.length; i++) {
      cell[i] += more[i];
    }
  }

  private static void way(
      OrderRow o, List<ParcelOracle.Promise> promises, List<String> frictions, long[] more) {
    if (o.isTrue("is_virtual")) {
      return;
    }
    Instant pickedUp =
        o.instant("picked_up_at") != null ? o.instant("picked_up_at") : o.instant("shipped_at");
    Instant due = o.instant("ship_due_at");
    if (due == null && !o.isTrue("is_presale")) {
      due = o.instant("paid_at").plus(Duration.ofHours(48));
    }
    if (pickedUp != null && due != null) {
      more[1] = 1;
      if (pickedUp.isAfter(due)) {
        frictions.add("late_pickup");
      }
    }
    if (pickedUp != null) {
      more[2] = 1;
      if (isLonger(pickedUp, o.instant("delivered_at"), 96 * 3600L)) {
        frictions.add("slow_transit");
      }
    }
    if (!promises.isEmpty()) {
      more[3] = 1;
      if (!promises.stream().allMatch(ParcelOracle.Promise::isKept)) {
        frictions.add("missed_promise");
      }
    }
  }

  private static boolean isLonger(Instant from, Instant to, long seconds) {
    return from.plusSeconds(seconds).isBefore(to);
  }

  private static boolean isSlow(String platform, SilverRow chat) {
    LocalTime time = chat.instant("started_at").atZone(FactsOracle.zone(platform)).toLocalTime();
    Integer turns = chat.number("turn_count");
    Integer seconds = chat.number("response_seconds_sum");
    if (turns == null || turns < 1 || seconds == null) {
      return false;
    }
    boolean unanswered = chat.instant("first_response_at") == null && seconds == 0;
    double mean = unanswered ? 600 : seconds / (double) turns;
    return time.getHour() >= 8 && time.getHour() < 23 && mean > 180;
  }

  private static boolean isEscalated(SilverRow c) {
    return c.instant("platform_intervened_at") != null
        || Set.of("complaint", "dispute", "platform_contact").contains(c.text("kind"));
  }

  private List<SilverRow> near(
      OrderRow o, LocalDate day, io.storegauge.table.TableSpec table, String instant, int days) {
    return console.of(table).stream()
        .filter(r -> o.text("platform").equals(r.text("platform")))
        .filter(r -> o.text("store_id").equals(r.text("store_id")))
        .filter(r -> o.text("order_id").equals(r.text("order_id")))
        .filter(
            r ->
                Math.abs(
                        ChronoUnit.DAYS.between(
                            day, FactsOracle.day(o.text("platform"), r.instant(instant))))
                    <= days)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Half stars of the newest review of the order that has a rating, within 30 days. */
  private Optional<Integer> rating(OrderRow o, LocalDate day) {
    return reviews.stream()
        .filter(r -> !r.isTrue("is_default") && !r.isTrue("is_deleted"))
        .filter(r -> o.text("platform").equals(r.text("platform")))
        .filter(r -> o.text("store_id").equals(r.text("store_id")))
        .filter(r -> o.text("order_id").equals(r.text("order_id")))
        .filter(
            r ->
                Math.abs(
                        ChronoUnit.DAYS.between(
                            day, FactsOracle.day(o.text("platform"), r.createdAt())))
                    <= 30)
        .filter(r -> r.halfStars("rating") > 0)
        .max(Comparator.comparing(ReviewRow::createdAt).thenComparing(r -> r.text("review_id")))
        .map(r -> r.halfStars("rating"));
  }
}
