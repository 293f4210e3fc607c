package io.storegauge.job;

import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.ProductsTable;
import io.storegauge.table.ServiceAgentDaysTable;
import io.storegauge.table.ServiceAgentsTable;
import io.storegauge.table.ServiceSessionsTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.TrafficTable;
import io.storegauge.table.ViolationsTable;
import io.storegauge.table.WaybillsTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of the tables beside orders and reviews; random ones try every rule. */
final class ConsoleRows {
  private static final String[] KINDS = {
    "refund_only", "return_refund", "exchange", "repair", "complaint", "dispute", "platform_contact"
  };
  private static final String[] REASONS = {
    "quality", "damage", "mismatch", "logistics", "no_reason", "price", "other"
  };
  private static final String[] LIABLE = {"seller", "buyer", "carrier", "platform", "none"};
  private static final String[] ACTS = {
    "misconduct",
    "mocking_customers",
    "refused_after_sales",
    "manipulation",
    "abnormal_return_address",
    "refused_invoice",
    "false_advertising",
    "fraudulent_dispatch",
    "brand_misuse",
    "something else"
  };
  private static final String[] PLATFORMS = {"douyin", "tmall", "aliexpress"};
  private static final Instant START = Instant.parse("2025-02-10T00:00:00Z");

  final Map<TableSpec, List<SilverRow>> rows = new LinkedHashMap<>();
  private Random random = new Random(0);
  private int days;

  /** No rows at all. */
  ConsoleRows() {}

  /** Random rows about random orders and their stores. */
  ConsoleRows(long seed, List<OrderRow> orders, int days) {
    random = new Random(seed);
    this.days = days;
    for (int i = 0; i < orders.size(); i++) {
      add(WaybillsTable.SPEC, waybill(i, orders.get(random.nextInt(orders.size()))));
    }
    for (int i = 0; i < orders.size() / 2; i++) {
      add(AfterSalesTable.SPEC, aCase(i, orders.get(random.nextInt(orders.size()))));
      add(ServiceSessionsTable.SPEC, session(i, orders.get(random.nextInt(orders.size()))));
    }
    for (int i = 0; i < orders.size() / 4; i++) {
      agentDay(i);
      add(
          ViolationsTable.SPEC,
          store(ViolationsTable.SPEC)
              .set("violation_id", "v" + i)
              .set("kind", chance(0.8) ? any(ACTS) : null)
              .set("points", chance(0.8) ? random.nextInt(24) / 4.0 : null)
              .set("occurred_at", anyTime()));
      traffic(i);
      product(i);
      add(
          ServiceAgentsTable.SPEC,
          store(ServiceAgentsTable.SPEC)
              .set("agent_id", "a" + i)
              .set("snapshot_date", anyDay())
              .set("gold_certified", chance(0.8) ? chance(0.5) : null));
    }
  }

  /** The same rows in another order. */
  ConsoleRows shuffled(Random order) {
    ConsoleRows other = new ConsoleRows();
    rows.forEach(
        (table, all) -> {
          List<SilverRow> copy = new ArrayList<>(all);
          Collections.shuffle(copy, order);
          other.rows.put(table, copy);
        });
    return other;
  }

  void add(TableSpec table, SilverRow row) {
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
  }

  List<SilverRow> of(TableSpec table) {
    return rows.getOrDefault(table, List.of());
  }

  private boolean chance(double p) {
    return random.nextDouble() < p;
  }

  private String any(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private SilverRow store(TableSpec table) {
    return new SilverRow(table, any(PLATFORMS), "s" + random.nextInt(4));
  }

  private LocalDate anyDay() {
    return LocalDate.parse("2025-02-10").plusDays(random.nextInt(days));
  }

  private Instant anyTime() {
    return after(START, 24.0 * days);
  }

  private Instant after(Instant from, double hours) {
    long second = (long) (random.nextDouble() * hours * 3600);
    return from.plusSeconds(chance(0.3) ? second / 3600 * 3600 : second);
  }

  private SilverRow aCase(int number, OrderRow o) {
    Instant base = o.instant("paid_at") == null ? o.instant("ordered_at") : o.instant("paid_at");
    // Some come before the order's days, some long after: further than cases count.
    Instant opened = after(base.minusSeconds(86_400L * 2), chance(0.9) ? 24 * 25 : 24 * 120);
    // Cases of one order at one instant: the id decides.
    opened = chance(0.3) ? base.plusSeconds(86_400L) : opened;
    SilverRow c =
        new SilverRow(AfterSalesTable.SPEC, o.text("platform"), o.text("store_id"))
            .set("case_id", "c" + number)
            .set("order_id", chance(0.9) ? o.text("order_id") : null)
            .set("kind", any(KINDS))
            .set("reason", chance(0.9) ? any(REASONS) : null)
            .set("opened_at", opened)
            .set("liability", chance(0.6) ? any(LIABLE) : null)
            .set("platform_intervened_at", chance(0.3) ? after(opened, 100) : null)
            .set("seller_responded_at", chance(0.7) ? after(opened, 200) : null)
            .set("goods_shipped", chance(0.6) ? chance(0.5) : null)
            .set("satisfaction", chance(0.5) ? 1 + random.nextInt(5) : null);
    // Some exports tell what was paid back and not when, others when and not what.
    c.set("resolved_at", chance(0.7) ? after(opened, 160) : null);
    c.set("refund_amount", chance(0.6) ? new BigDecimal(random.nextInt(3)).setScale(2) : null);
    return c;
  }

  /** Some orders have several, some are told of by a label alone, some are of another year. */
  private SilverRow waybill(int number, OrderRow o) {
    Instant base = o.instant("paid_at") == null ? o.instant("ordered_at") : o.instant("paid_at");
    base = chance(0.05) ? base.plusSeconds(86_400L * (chance(0.5) ? 40 : 400)) : base;
    Instant scan = chance(0.8) ? after(base.minusSeconds(3600), 90) : null;
    Instant signed = after(scan == null ? base : scan, 300);
    return new SilverRow(WaybillsTable.SPEC, o.text("platform"), o.text("store_id"))
        .set("order_id", o.text("order_id"))
        .set("waybill_no", "w" + number)
        .set("picked_up_at", scan)
        .set("promised_at", chance(0.7) ? after(base, 300) : null)
        .set("delivered_at", chance(0.7) ? signed : null)
        .set("is_abnormal", chance(0.5) ? chance(0.3) : null)
        .set("next_day", chance(0.8) ? chance(0.3) : null);
  }

  private SilverRow session(int number, OrderRow o) {
    Instant base = o.instant("ordered_at");
    Instant started = after(base.minusSeconds(86_400L * 3), chance(0.9) ? 24 * 20 : 24 * 50);
    int turns = random.nextInt(5);
    boolean answered = chance(0.8);
    return new SilverRow(ServiceSessionsTable.SPEC, o.text("platform"), o.text("store_id"))
        .set("session_id", "t" + number)
        .set("order_id", chance(0.7) ? o.text("order_id") : null)
        .set("is_human", chance(0.3) ? null : chance(0.8))
        .set("started_at", started)
        .set("first_response_at", answered ? started.plusSeconds(5) : null)
        .set("turn_count", chance(0.9) ? turns : null)
        .set("response_seconds_sum", chance(0.9) ? answered ? random.nextInt(999) : 0 : null)
        .set("turns_within_3min", chance(0.9) ? random.nextInt(turns + 1) : null)
        .set("resolved", chance(0.8) ? chance(0.7) : null)
        .set("satisfaction", chance(0.6) ? 1 + random.nextInt(5) : null)
        .set("converted", chance(0.8) ? chance(0.2) : null);
  }

  private void agentDay(int number) {
    add(
        ServiceAgentDaysTable.SPEC,
        store(ServiceAgentDaysTable.SPEC)
            .set("agent_id", "a" + number)
            .set("service_date", anyDay())
            .set("sessions", chance(0.8) ? random.nextInt(90) : null)
            .set("human_turns", chance(0.5) ? random.nextInt(300) : null)
            .set("response_seconds_mean", chance(0.8) ? random.nextInt(900) / 7.0 : null)
            .set("reply_3min_rate", chance(0.8) ? random.nextDouble() : null)
            .set("rated_sessions", chance(0.8) ? 20 + random.nextInt(9) : null)
            .set("dissatisfied_sessions", chance(0.8) ? random.nextInt(20) : null)
            .set("inquiries", chance(0.8) ? 20 + random.nextInt(9) : null)
            .set("converted", chance(0.8) ? random.nextInt(20) : null));
  }

  private void traffic(int number) {
    add(
        TrafficTable.SPEC,
        store(TrafficTable.SPEC)
            .set("traffic_date", anyDay())
            .set("channel", chance(0.3) ? "all" : "channel " + number)
            .set("visitors", chance(0.9) ? random.nextInt(900) : null)
            .set("orders", chance(0.9) ? random.nextInt(90) : null));
  }

  private void product(int number) {
    add(
        ProductsTable.SPEC,
        store(ProductsTable.SPEC)
            .set("product_id", "p" + number)
            .set("snapshot_date", anyDay())
            .set("listed", chance(0.3) ? null : chance(0.8))
            .set("info_score", chance(0.8) ? 50.0 + random.nextInt(20) : null)
            .set("price_star", chance(0.8) ? 1 + random.nextInt(5) : null)
            .set("stock_quantity", chance(0.8) ? random.nextInt(3) : null));
  }
}
