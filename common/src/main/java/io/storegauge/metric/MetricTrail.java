package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.model.Metric.Kind;
import io.storegauge.model.Metric.Term;
import io.storegauge.table.MetricColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A metric of one store and as-of day taken apart by the records that count in it. Numbers are in
 * the units of {@code gold.store_metrics}: stars, hours, reviews, orders.
 *
 * @param numerator sum of the parts', or of a share of a share what its three sums make
 * @param denominator likewise; NaN = the metric is a count
 * @param parts each of a record and day, by record
 */
public record MetricTrail(double numerator, double denominator, List<Part> parts) {

  /**
   * What one record counts on a day.
   *
   * @param record its number in the {@link FactTrail}
   * @param day as epoch day
   * @param inNumerator whether it counts in the numerator, or of the denominator only
   * @param counted facts of the numerator, or if it has none of it of the denominator
   */
  public record Part(
      int record,
      long day,
      double numerator,
      double denominator,
      boolean inNumerator,
      Set<Fact> counted) {}

  /** The metric over its window up to a day, if the trail has the records of that window. */
  public static MetricTrail of(FactTrail trail, MetricColumn column, LocalDate asOf) {
    Optional<Metric.Windowed> windowed = Metric.ofColumn(column.name());
    return windowed.isPresent()
        ? ofFacts(trail, windowed.get(), asOf.toEpochDay())
        : repurchase(trail.buyers(asOf));
  }

  private static MetricTrail repurchase(List<FactTrail.Buyer> buyers) {
    List<Part> parts =
        buyers.stream()
            .map(
                b ->
                    new Part(
                        b.record(), b.day(), b.repeat() ? 1 : 0, 1, b.repeat(), Set.<Fact>of()))
            .toList();
    return new MetricTrail(
        buyers.stream().filter(FactTrail.Buyer::repeat).count(), buyers.size(), parts);
  }

  private static MetricTrail ofFacts(FactTrail trail, Metric.Windowed windowed, long asOf) {
    Metric m = windowed.metric();
    List<FactTrail.Added> added = trail.added();
    DayBounds exempt = DayBounds.of(trail.exemptDays(m));
    long last = asOf;
    long first = asOf - windowed.windowDays() + 1;
    if (m.kind().isSnapshot()) {
      // The newest one of the window speaks.
      long from = first;
      last =
          added.stream()
              .filter(a -> a.day() >= from && a.day() <= asOf)
              .filter(a -> a.facts().containsKey(m.snapshot()))
              .mapToLong(FactTrail.Added::day)
              .max()
              .orElse(Long.MIN_VALUE);
      first = last;
    }
    boolean ofShare = m.kind() == Kind.SHARE_OF_SHARE;
    List<Term> events = ofShare ? m.numerator().subList(0, 1) : m.numerator();
    double eventUnit = ofShare ? 1 : m.numeratorUnit();
    long numerator = 0;
    long denominator = 0;
    long part = 0;
    long whole = 0;
    List<Part> parts = new ArrayList<>();
    for (FactTrail.Added a : added) {
      if (a.day() < first || a.day() > last || exempt.contains(a.day())) {
        continue;
      }
      long up = sum(a, events);
      long down = sum(a, m.denominator());
      numerator += up;
      denominator += down;
      part += ofShare ? sum(a, m.numerator().subList(1, 2)) : 0;
      whole += ofShare ? sum(a, m.numerator().subList(2, 3)) : 0;
      Set<Fact> in = counted(a, m.numerator());
      Set<Fact> counted = in.isEmpty() ? counted(a, m.denominator()) : in;
      if (!counted.isEmpty()) {
        double own = up / eventUnit;
        double base = m.kind().isCount() ? Double.NaN : down / m.denominatorUnit();
        parts.add(new Part(a.record(), a.day(), own, base, !in.isEmpty(), counted));
      }
    }
    if (ofShare) {
      // As in Measures: without an event the rate is 0 whatever the share.
      denominator = whole > 0 || numerator == 0 ? denominator : 0;
      numerator = whole > 0 ? numerator * part * Fact.WEIGHT_UNIT / whole : 0;
    }
    return new MetricTrail(
        numerator / m.numeratorUnit(),
        m.kind().isCount() ? Double.NaN : denominator / m.denominatorUnit(),
        parts);
  }

  private static Set<Fact> counted(FactTrail.Added a, List<Term> terms) {
    return terms.stream()
        .map(Term::fact)
        .filter(a.facts()::containsKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static long sum(FactTrail.Added a, List<Term> terms) {
    return terms.stream().mapToLong(t -> t.factor() * a.facts().getOrDefault(t.fact(), 0L)).sum();
  }
}
