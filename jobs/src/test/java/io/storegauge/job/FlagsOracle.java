package io.storegauge.job;

import io.storegauge.model.Fact;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import io.storegauge.model.Platform.QualityReturns;
import io.storegauge.table.AfterSalesTable;
import io.storegauge.table.ServiceSessionsTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What reviews, cases and chats make of orders, order by order over all records. */
final class FlagsOracle {
  private static final Set<String> RETURNS =
      Set.of("refund_only", "return_refund", "exchange", "repair");
  private static final Set<String> REFUNDS = Set.of("refund_only", "return_refund");

  private final FactsOracle facts;
  private final List<ReviewRow> reviews;
  private final ConsoleRows console;

  FlagsOracle(FactsOracle facts, List<ReviewRow> counted, ConsoleRows console) {
    this.facts = facts;
    this.reviews = counted;
    this.console = console;
  }

  void add(List<OrderRow> orders) {
    for (OrderRow o : orders) {
      if (o.text("excluded_reason") == null && o.instant("paid_at") != null) {
        placed(o);
        paid(o);
        if (o.instant("delivered_at") != null) {
          delivered(o);
        }
        assessed(o);
      }
    }
  }

  private void count(OrderRow o, LocalDate day, Fact fact, boolean flagged) {
    facts.add(o.text("platform"), o.text("store_id"), day, fact, flagged ? 1 : 0);
  }

  private static boolean near(LocalDate a, LocalDate b, int days) {
    return Math.abs(ChronoUnit.DAYS.between(a, b)) <= days;
  }

  private static boolean isOf(SilverRow r, OrderRow o) {
    return Stream.of("platform", "store_id", "order_id").allMatch(c -> o.text(c).equals(r.text(c)));
  }

  /** Oldest first. */
  private List<SilverRow> cases(OrderRow o, LocalDate day) {
    return console.of(AfterSalesTable.SPEC).stream()
        .filter(c -> isOf(c, o))
        .filter(c -> near(day, FactsOracle.day(o.text("platform"), c.instant("opened_at")), 90))
        .sorted(
            Comparator.comparing((SilverRow c) -> c.instant("opened_at"))
                .thenComparing(c -> c.text("case_id")))
        .toList();
  }

  /** Half stars of the given ratings, those that are there. */
  private List<Integer> ratings(OrderRow o, LocalDate day, String... columns) {
    return reviews.stream()
        .filter(
            r ->
                Stream.of("platform", "store_id", "order_id")
                    .allMatch(c -> o.text(c).equals(r.text(c))))
        .filter(r -> near(day, FactsOracle.day(o.text("platform"), r.createdAt()), 30))
        .flatMap(r -> Stream.of(columns).map(r::halfStars))
        .filter(h -> h > 0)
        .toList();
  }

  private static boolean any(List<SilverRow> cases, String column, String value) {
    return cases.stream().anyMatch(c -> value.equals(c.text(column)));
  }

  private static String firstReason(List<SilverRow> cases) {
    return cases.stream()
        .filter(c -> RETURNS.contains(c.text("kind")) && c.text("reason") != null)
        .map(c -> c.text("reason"))
        .findFirst()
        .orElse("none");
  }

  private static boolean refunded(SilverRow c) {
    BigDecimal amount = (BigDecimal) c.get("refund_amount");
    return REFUNDS.contains(c.text("kind")) && amount != null && amount.signum() > 0;
  }

  static boolean completed(SilverRow c) {
    return refunded(c) && c.instant("resolved_at") != null;
  }

  private static boolean escalated(SilverRow c) {
    return c.instant("platform_intervened_at") != null
        || Set.of("complaint", "dispute", "platform_contact").contains(c.text("kind"));
  }

  private void placed(OrderRow o) {
    LocalDate day = FactsOracle.day(o.text("platform"), o.instant("ordered_at"));
    List<SilverRow> cases = cases(o, day);
    count(o, day, Fact.VALID_ORDERED_ORDERS, true);
    count(
        o,
        day,
        Fact.DEFECT_ORDERS,
        any(cases, "kind", "dispute")
            || any(cases, "liability", "seller")
            || ratings(o, day, "rating").stream().anyMatch(h -> h <= 4));
  }

  private void paid(OrderRow o) {
    Platform platform = SampleLake.PLATFORMS.get(o.text("platform"));
    LocalDate day = FactsOracle.day(o.text("platform"), o.instant("paid_at"));
    List<SilverRow> cases = cases(o, day);
    String first = firstReason(cases);
    boolean refunded = cases.stream().anyMatch(FlagsOracle::refunded);
    long escalated = cases.stream().filter(FlagsOracle::escalated).count();
    if (platform.platformHelp() == PlatformHelp.PAID) {
      count(o, day, Fact.HELP_BASE_ORDERS, true);
      facts.add(o.text("platform"), o.text("store_id"), day, Fact.HELP_EVENTS, escalated);
    } else {
      boolean chatted =
          console.of(ServiceSessionsTable.SPEC).stream()
              .filter(c -> isOf(c, o) && !Boolean.FALSE.equals(c.flag("is_human")))
              .anyMatch(
                  c -> near(day, FactsOracle.day(platform.id(), c.instant("started_at")), 30));
      boolean sought = chatted || cases.stream().anyMatch(c -> RETURNS.contains(c.text("kind")));
      count(o, day, Fact.HELP_BASE_ORDERS, sought);
      count(o, day, Fact.HELP_EVENTS, sought && escalated > 0);
    }
    boolean liable =
        cases.stream()
            .anyMatch(
                c ->
                    "logistics".equals(c.text("reason"))
                        && Set.of("seller", "carrier")
                            .contains(String.valueOf(c.text("liability"))));
    count(o, day, Fact.LOGISTICS_RETURN_ORDERS, first.equals("logistics") && liable);
    count(o, day, Fact.DAMAGE_RETURN_ORDERS, first.equals("damage"));
    count(o, day, Fact.REASONED_ORDERS, !first.equals("none"));
    count(
        o,
        day,
        Fact.REFUNDED_ORDERS,
        cases.stream().anyMatch(c -> refunded(c) && !"no_reason".equals(c.text("reason"))));
    count(o, day, Fact.REFUNDED_ORDERS_ALL, refunded);
    count(
        o,
        day,
        Fact.SELLER_LIABLE_ORDERS,
        cases.stream()
            .anyMatch(
                c ->
                    "seller".equals(c.text("liability"))
                        && c.instant("platform_intervened_at") != null));
    count(
        o,
        day,
        Fact.INTERVENED_ORDERS,
        cases.stream().anyMatch(c -> c.instant("platform_intervened_at") != null));
    count(o, day, Fact.DISPUTED_ORDERS, any(cases, "kind", "dispute"));
    List<SilverRow> disputes =
        cases.stream().filter(c -> c.text("kind").equals("dispute")).toList();
    count(o, day, Fact.NOT_RECEIVED_DISPUTED_ORDERS, any(disputes, "reason", "logistics"));
    count(
        o,
        day,
        Fact.NOT_AS_DESCRIBED_DISPUTED_ORDERS,
        Stream.of("quality", "damage", "mismatch").anyMatch(r -> any(disputes, "reason", r)));
    for (SilverRow c : cases) {
      count(o, day, Fact.COMPLAINTS, c.text("kind").equals("complaint"));
      count(o, day, Fact.JUDGED_CASES, c.text("liability") != null);
      count(o, day, Fact.SELLER_LIABLE_CASES, "seller".equals(c.text("liability")));
    }
  }

  private void delivered(OrderRow o) {
    LocalDate day = FactsOracle.day(o.text("platform"), o.instant("delivered_at"));
    List<SilverRow> cases = cases(o, day);
    String first = firstReason(cases);
    count(o, day, Fact.REVIEWABLE_ORDERS, true);
    boolean mismatch =
        SampleLake.PLATFORMS.get(o.text("platform")).qualityReturns()
            == QualityReturns.QUALITY_OR_MISMATCH;
    count(
        o,
        day,
        Fact.QUALITY_RETURN_ORDERS,
        first.equals("quality") || mismatch && first.equals("mismatch"));
    count(
        o,
        day,
        Fact.NEGATIVE_FEEDBACK_ORDERS,
        first.equals("quality") && cases.stream().anyMatch(c -> REFUNDS.contains(c.text("kind")))
            || ratings(o, day, "description_rating").stream().anyMatch(h -> h <= 4));
  }

  private void assessed(OrderRow o) {
    Instant at =
        o.instant("completed_at") != null ? o.instant("completed_at") : o.instant("cancelled_at");
    if (at == null) {
      return;
    }
    LocalDate day = FactsOracle.day(o.text("platform"), at);
    count(o, day, Fact.ASSESSED_ORDERS, true);
    boolean bySeller =
        "cancelled".equals(o.text("status")) && "seller".equals(o.text("cancelled_by"));
    count(
        o,
        day,
        Fact.BAD_EXPERIENCE_ORDERS,
        bySeller
            || any(cases(o, day), "kind", "dispute")
            || ratings(o, day, "rating", "description_rating", "service_rating", "logistics_rating")
                .stream()
                .anyMatch(h -> h <= 6));
  }
}
