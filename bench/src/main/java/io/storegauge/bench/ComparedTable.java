package io.storegauge.bench;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that both sides make.
 *
 * @param name {@code zone/table}
 * @param key columns that identify a row
 * @param leftOut our columns that the peer does not have
 * @param ofDecimals doubles that are products of a rounded decimal, and as far apart as its ties
 */
record ComparedTable(String name, List<String> key, Set<String> leftOut, Set<String> ofDecimals) {
  /** Where a row stood in its file, and what finds candidates for the next ingest. */
  private static final Set<String> BOOKKEEPING =
      Set.of("source_record", "key_hash", "_extra", "store_count");

  /**
   * Facts that came with cases, chats, traffic and snapshots. The benchmark's dumps hold none of
   * these, so the peer counts only those that orders and reviews add to as well.
   */
  private static final Set<Fact> OTHER_FACTS =
      EnumSet.range(Fact.NEGATIVE_ORDERS, Fact.values()[Fact.values().length - 1]);

  static final List<ComparedTable> ALL =
      List.of(
          of("silver.orders", plus(BOOKKEEPING, "updated_at")),
          of(
              "silver.reviews",
              plus(
                  BOOKKEEPING,
                  "content_updated_at",
                  "appended_file",
                  "deleted_at",
                  "deleted_file")),
          of("silver.stores", plus(BOOKKEEPING, "updated_at", "services")),
          of("facts.store_day", plus(factsOfOtherTables(), "delivery_histogram")),
          of("facts.repurchase_day", Set.of()),
          of("gold.store_metrics", metricsOfOtherTables()),
          of(
              "gold.store_scores",
              Set.of(
                  "is_main",
                  "top_score",
                  "after_sales_score",
                  "bonuses",
                  "deductions",
                  "display_score",
                  "peer_percentile",
                  "assessed_on",
                  "effective_from")),
          of("gold.score_components", Set.of("metric")),
          of(
              "gold.store_volatility",
              Set.of(
                  "ewma_volatility",
                  "max_drawdown",
                  "shewhart_signals",
                  "ewma_signals",
                  "cusum_signals")),
          of("gold.store_benchmarks", Set.of()),
          of("gold.store_risk", Set.of(), Set.of("priority")),
          of("gold.risk_drivers", Set.of()));

  /** What the first step makes. */
  static final List<ComparedTable> OF_INGEST =
      ALL.stream().filter(t -> t.name().startsWith("silver/")).toList();

  /** What the first two steps make. */
  static final List<ComparedTable> OF_INGEST_AND_FACTS =
      ALL.stream().filter(t -> !t.name().startsWith("gold/")).toList();

  private static Set<String> factsOfOtherTables() {
    Set<Fact> uncounted = EnumSet.copyOf(OTHER_FACTS);
    uncounted.removeAll(
        EnumSet.of(
            Fact.NEGATIVE_ORDERS,
            Fact.NEGATIVE_FEEDBACK_ORDERS,
            Fact.HELP_BASE_ORDERS,
            Fact.VALID_ORDERED_ORDERS,
            Fact.DEFECT_ORDERS,
            Fact.ASSESSED_ORDERS,
            Fact.BAD_EXPERIENCE_ORDERS));
    return uncounted.stream().map(Fact::column).collect(Collectors.toSet());
  }

  /** Columns of metrics of such facts, and the traits of stores that only stand beside metrics. */
  private static Set<String> metricsOfOtherTables() {
    Set<String> columns = new TreeSet<>(List.of("store_type", "industry", "services", "opened_on"));
    for (Metric.Windowed w : Metric.windowed()) {
      if (Stream.concat(w.metric().numerator().stream(), w.metric().denominator().stream())
          .anyMatch(t -> OTHER_FACTS.contains(t.fact()))) {
        for (String part : List.of("", "_num", "_den", "_shrunk")) {
          columns.add(w.column() + part);
        }
      }
    }
    return columns;
  }

  private static ComparedTable of(String qualifiedName, Set<String> leftOut) {
    return of(qualifiedName, leftOut, Set.of());
  }

  private static ComparedTable of(
      String qualifiedName, Set<String> leftOut, Set<String> ofDecimals) {
    TableSpec spec = Tables.find(qualifiedName).orElseThrow();
    return new ComparedTable(spec.zone() + "/" + spec.name(), spec.key(), leftOut, ofDecimals);
  }

  private static Set<String> plus(Set<String> columns, String... more) {
    Set<String> all = new TreeSet<>(columns);
    all.addAll(List.of(more));
    return all;
  }

  /**
   * Nothing may stay uncompared unless it is said above.
   *
   * @throws IllegalStateException naming the columns that only one side has
   */
  void requireComparable(Set<String> ours, Set<String> theirs) {
    Set<String> oursOnly = new TreeSet<>(ours);
    oursOnly.removeAll(theirs);
    oursOnly.removeAll(leftOut);
    Set<String> theirsOnly = new TreeSet<>(theirs);
    theirsOnly.removeAll(ours);
    if (!oursOnly.isEmpty() || !theirsOnly.isEmpty()) {
      throw new IllegalStateException(
          String.format(
              "%s: columns only of ours %s, only of the peer %s", name, oursOnly, theirsOnly));
    }
  }
}
