package io.storegauge.job;

import io.storegauge.model.Fact;
import io.storegauge.table.AfterSalesTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** facts.product_month from the definitions, order by order over all records. */
final class ProductOracle {
  private static final Set<String> RETURNS =
      Set.of("refund_only", "return_refund", "exchange", "repair");

  /** Counters by platform, store, product and month. */
  final Map<List<Object>, long[]> months = new HashMap<>();

  ProductOracle(List<OrderRow> orders, List<ReviewRow> reviews, ConsoleRows console) {
    for (OrderRow order : orders) {
      OrderRow o = ParcelOracle.told(order, console);
      if (o.text("excluded_reason") == null
          && o.instant("paid_at") != null
          && o.instant("delivered_at") != null) {
        add(o, reviews, console);
      }
    }
  }

  private void add(OrderRow o, List<ReviewRow> reviews, ConsoleRows console) {
    LocalDate day = FactsOracle.day(o.text("platform"), o.instant("delivered_at"));
    long[] sums =
        months.computeIfAbsent(
            List.of(
                o.text("platform"),
                o.text("store_id"),
                o.text("product_id") == null ? "" : o.text("product_id"),
                day.withDayOfMonth(1)),
            k -> new long[6]);
    List<SilverRow> cases =
        console.of(AfterSalesTable.SPEC).stream()
            .filter(
                c ->
                    isOf(o, c.text("platform"), c.text("store_id"), c.text("order_id"))
                        && days(day, FactsOracle.day(o.text("platform"), c.instant("opened_at")))
                            <= 90)
            .toList();
    sums[0]++;
    sums[1] += cases.stream().anyMatch(c -> "mismatch".equals(c.text("reason"))) ? 1 : 0;
    sums[2] +=
        cases.stream()
                .anyMatch(
                    c -> RETURNS.contains(c.text("kind")) && !"no_reason".equals(c.text("reason")))
            ? 1
            : 0;
    Optional<ReviewRow> newest =
        reviews.stream()
            .filter(r -> !r.isTrue("is_default") && !r.isTrue("is_deleted"))
            .filter(r -> isOf(o, r.text("platform"), r.text("store_id"), r.text("order_id")))
            .filter(r -> days(day, FactsOracle.day(o.text("platform"), r.createdAt())) <= 30)
            .filter(r -> r.halfStars("rating") > 0)
            .max(
                Comparator.comparing(ReviewRow::createdAt).thenComparing(r -> r.text("review_id")));
    newest.ifPresent(
        r -> {
          long weight = Fact.reviewWeight(o.storeCount());
          long half = r.halfStars("rating");
          sums[3] += weight;
          sums[4] += weight * half;
          sums[5] += weight * half * half;
        });
  }

  private static long days(LocalDate a, LocalDate b) {
    return Math.abs(ChronoUnit.DAYS.between(a, b));
  }

  private static boolean isOf(OrderRow o, String platform, String store, String order) {
    return o.text("platform").equals(platform)
        && o.text("store_id").equals(store)
        && o.text("order_id").equals(order);
  }
}
