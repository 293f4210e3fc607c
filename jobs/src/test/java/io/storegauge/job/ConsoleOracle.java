package io.storegauge.job;

import io.storegauge.model.Fact;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.ProductsTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.ServiceAgentsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TrafficTable;
import io.storegauge.table.ViolationsTable;
import io.storegauge.table.WaybillsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Facts on the days of the events themselves: cases, chats, violations, traffic, snapshots. */
final class ConsoleOracle {
  private static final Map<String, Fact> ACTS =
      Map.of(
          "misconduct", Fact.MISCONDUCT_ACTS,
          "mocking_customers", Fact.MOCKING_ACTS,
          "refused_after_sales", Fact.REFUSED_AFTER_SALES_ACTS,
          "manipulation", Fact.MANIPULATION_ACTS,
          "abnormal_return_address", Fact.RETURN_ADDRESS_ACTS,
          "refused_invoice", Fact.REFUSED_INVOICE_ACTS,
          "false_advertising", Fact.FALSE_ADVERTISING_ACTS,
          "fraudulent_dispatch", Fact.FRAUDULENT_DISPATCH_ACTS,
          "brand_misuse", Fact.BRAND_MISUSE_ACTS);

  private final FactsOracle facts;
  private final ConsoleRows console;

  ConsoleOracle(FactsOracle facts, ConsoleRows console) {
    this.facts = facts;
    this.console = console;
  }

  void add() {
    console.of(AfterSalesTable.SPEC).forEach(this::aCase);
    console.of(ServiceSessionsTable.SPEC).forEach(this::session);
    console.of(ServiceAgentDaysTable.SPEC).forEach(this::agentDay);
    for (SilverRow v : console.of(ViolationsTable.SPEC)) {
      LocalDate day = day(v, "occurred_at");
      if (v.real("points") != null) {
        add(v, day, Fact.VIOLATION_POINTS, Math.round(v.real("points") * 1000));
      }
      if (v.text("kind") != null && ACTS.containsKey(v.text("kind"))) {
        add(v, day, ACTS.get(v.text("kind")), 1);
      }
    }
    console.of(TrafficTable.SPEC).forEach(this::traffic);
    for (SilverRow w : console.of(WaybillsTable.SPEC)) {
      if (w.instant("picked_up_at") != null && w.flag("next_day") != null) {
        add(w, day(w, "picked_up_at"), Fact.WAYBILLS, 1);
        add(w, day(w, "picked_up_at"), Fact.NEXT_DAY_WAYBILLS, w.flag("next_day") ? 1 : 0);
      }
    }
    console.of(ProductsTable.SPEC).forEach(this::product);
    for (SilverRow a : console.of(ServiceAgentsTable.SPEC)) {
      share(
          a,
          a.date("snapshot_date"),
          a.flag("gold_certified"),
          Fact.SNAPSHOT_AGENTS,
          Fact.GOLD_AGENTS);
    }
  }

  private void add(SilverRow r, LocalDate day, Fact fact, long value) {
    facts.add(r.text("platform"), r.text("store_id"), day, fact, value);
  }

  private static LocalDate day(SilverRow r, String column) {
    return FactsOracle.day(r.text("platform"), r.instant(column));
  }

  private void aCase(SilverRow c) {
    Instant opened = c.instant("opened_at");
    Instant answered = c.instant("seller_responded_at");
    Instant resolved = c.instant("resolved_at");
    if ("logistics".equals(c.text("reason"))) {
      add(c, day(c, "opened_at"), Fact.SHIPPING_CASES, 1);
    }
    if (FlagsOracle.completed(c)) {
      Duration took = Duration.between(opened, resolved);
      add(c, day(c, "resolved_at"), Fact.COMPLETED_REFUNDS, 1);
      add(c, day(c, "resolved_at"), Fact.REFUND_SECONDS, took.getSeconds());
      add(
          c,
          day(c, "resolved_at"),
          Fact.REFUND_MINUTES_SQUARED,
          took.toMinutes() * took.toMinutes());
      add(
          c,
          day(c, "resolved_at"),
          Fact.REFUNDS_OVER_24H,
          took.compareTo(Duration.ofHours(24)) > 0 ? 1 : 0);
      if (answered != null && !Boolean.FALSE.equals(c.flag("goods_shipped"))) {
        Duration wait = Duration.between(opensAt(c, opened), answered);
        wait = wait.isNegative() ? Duration.ZERO : wait;
        LocalDate day = day(c, "seller_responded_at");
        add(c, day, Fact.ANSWERED_REFUNDS, 1);
        add(c, day, Fact.ANSWER_SECONDS, wait.getSeconds());
        add(c, day, Fact.ANSWER_MINUTES_SQUARED, wait.toMinutes() * wait.toMinutes());
      }
    }
    if (resolved != null && c.number("satisfaction") != null) {
      long w = "no_reason".equals(c.text("reason")) ? 3 : 10;
      long stars = c.number("satisfaction");
      add(c, day(c, "resolved_at"), Fact.SATISFACTION_WEIGHT, w);
      add(c, day(c, "resolved_at"), Fact.SATISFACTION_SUM, w * stars);
      add(c, day(c, "resolved_at"), Fact.SATISFACTION_SQUARED, w * stars * stars);
    }
    if (c.text("kind").equals("dispute")) {
      Instant due = opened.plus(Duration.ofDays(5));
      boolean inTime = answered != null && !answered.isAfter(due);
      boolean settled = !inTime && resolved != null && !resolved.isAfter(due);
      LocalDate day = FactsOracle.day(c.text("platform"), due);
      add(c, day, Fact.DISPUTES_DUE, settled ? 0 : 1);
      add(c, day, Fact.DISPUTES_UNANSWERED, !settled && !inTime ? 1 : 0);
    }
  }

  /** When somebody is there to answer. */
  private static Instant opensAt(SilverRow c, Instant opened) {
    ZoneId zone = FactsOracle.zone(c.text("platform"));
    ZonedDateTime local = opened.atZone(zone);
    if (local.getHour() >= 23) {
      return local.toLocalDate().plusDays(1).atTime(8, 0).atZone(zone).toInstant();
    }
    return local.getHour() < 8 ? local.toLocalDate().atTime(8, 0).atZone(zone).toInstant() : opened;
  }

  /** With a person, in the hours that the platform looks at. */
  private static boolean counts(SilverRow session) {
    ZoneId zone = FactsOracle.zone(session.text("platform"));
    LocalTime time = session.instant("started_at").atZone(zone).toLocalTime();
    return !Boolean.FALSE.equals(session.flag("is_human"))
        && !time.isBefore(LocalTime.of(8, 0))
        && time.isBefore(LocalTime.of(23, 0));
  }

  private void session(SilverRow s) {
    if (!counts(s)) {
      return;
    }
    LocalDate day = day(s, "started_at");
    Integer turns = s.number("turn_count");
    Integer seconds = s.number("response_seconds_sum");
    if (turns != null && turns > 0 && seconds != null) {
      long sum =
          seconds == 0 && s.instant("first_response_at") == null ? 600L * turns : (long) seconds;
      add(s, day, Fact.CHAT_TURNS, turns);
      add(s, day, Fact.CHAT_RESPONSE_SECONDS, sum);
      add(s, day, Fact.CHAT_RESPONSE_SQUARED, sum * sum / turns);
    }
    if (turns != null && turns > 0 && s.number("turns_within_3min") != null) {
      add(s, day, Fact.CHAT_3MIN_BASE, turns);
      add(s, day, Fact.CHAT_3MIN_TURNS, s.number("turns_within_3min"));
    }
    share(
        s,
        day,
        s.number("satisfaction") == null ? null : s.number("satisfaction") <= 3,
        Fact.CHAT_RATED_SESSIONS,
        Fact.CHAT_DISSATISFIED_SESSIONS);
    share(s, day, s.flag("resolved"), Fact.CHAT_RESOLUTION_BASE, Fact.CHAT_RESOLVED_SESSIONS);
    share(s, day, s.flag("converted"), Fact.CHAT_CONVERSION_BASE, Fact.CHAT_CONVERTED_SESSIONS);
  }

  private void share(SilverRow r, LocalDate day, Boolean so, Fact base, Fact part) {
    if (so != null) {
      add(r, day, base, 1);
      add(r, day, part, so ? 1 : 0);
    }
  }

  private void agentDay(SilverRow a) {
    LocalDate day = a.date("service_date");
    boolean sessions =
        console.of(ServiceSessionsTable.SPEC).stream()
            .filter(ConsoleOracle::counts)
            .filter(s -> sameStore(s, a))
            .anyMatch(s -> day(s, "started_at").equals(day));
    if (sessions) {
      return;
    }
    Integer turns =
        a.number("human_turns") != null ? a.number("human_turns") : a.number("sessions");
    if (turns != null && turns > 0 && a.real("response_seconds_mean") != null) {
      double mean = a.real("response_seconds_mean");
      add(a, day, Fact.CHAT_TURNS, turns);
      add(a, day, Fact.CHAT_RESPONSE_SECONDS, Math.round(mean * turns));
      add(a, day, Fact.CHAT_RESPONSE_SQUARED, Math.round(mean * mean * turns));
    }
    if (turns != null && turns > 0 && a.real("reply_3min_rate") != null) {
      add(a, day, Fact.CHAT_3MIN_BASE, turns);
      add(a, day, Fact.CHAT_3MIN_TURNS, Math.round(a.real("reply_3min_rate") * turns));
    }
    both(
        a,
        day,
        "rated_sessions",
        "dissatisfied_sessions",
        Fact.CHAT_RATED_SESSIONS,
        Fact.CHAT_DISSATISFIED_SESSIONS);
    both(a, day, "inquiries", "converted", Fact.CHAT_CONVERSION_BASE, Fact.CHAT_CONVERTED_SESSIONS);
  }

  private void both(SilverRow r, LocalDate day, String all, String some, Fact base, Fact part) {
    if (r.number(all) != null && r.number(some) != null) {
      add(r, day, base, r.number(all));
      add(r, day, part, r.number(some));
    }
  }

  private static boolean sameStore(SilverRow a, SilverRow b) {
    return a.text("platform").equals(b.text("platform"))
        && a.text("store_id").equals(b.text("store_id"));
  }

  private void traffic(SilverRow t) {
    List<SilverRow> sameDay =
        console.of(TrafficTable.SPEC).stream()
            .filter(o -> sameStore(o, t) && o.date("traffic_date").equals(t.date("traffic_date")))
            .filter(o -> o.number("visitors") != null && o.number("orders") != null)
            .toList();
    boolean hasTotal = sameDay.stream().anyMatch(o -> o.text("channel").equals("all"));
    if (sameDay.contains(t) && hasTotal == t.text("channel").equals("all")) {
      both(t, t.date("traffic_date"), "visitors", "orders", Fact.VISITORS, Fact.VISITOR_ORDERS);
    }
  }

  private void product(SilverRow p) {
    LocalDate day = p.date("snapshot_date");
    add(p, day, Fact.SNAPSHOT_PRODUCTS, 1);
    if (Boolean.FALSE.equals(p.flag("listed"))) {
      return;
    }
    Double info = p.real("info_score");
    share(
        p, day, info == null ? null : info < 60, Fact.INFO_SCORED_PRODUCTS, Fact.LOW_INFO_PRODUCTS);
    Integer star = p.number("price_star");
    share(
        p,
        day,
        star == null ? null : star >= 4,
        Fact.PRICE_STARRED_PRODUCTS,
        Fact.HIGH_PRICE_STAR_PRODUCTS);
    Integer stock = p.number("stock_quantity");
    share(
        p,
        day,
        stock == null ? null : stock == 0,
        Fact.STOCKED_PRODUCTS,
        Fact.OUT_OF_STOCK_PRODUCTS);
  }
}
