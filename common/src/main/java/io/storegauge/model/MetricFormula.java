package io.storegauge.model;

import io.storegauge.model.Metric.Kind;
import io.storegauge.model.Metric.Term;
import java.util.Arrays;
import java.util.List;

/**
 * What a metric is made of: its facts, its windows, and which end is good.
 *
 * @param windows in days
 * @param snapshot fact that every snapshot has; null = days are summed up
 * @param evidence facts of which each must have happened somewhere on the platform, else nobody
 *     there tells of them and the rate would be too good
 * @param denominator empty where the metric is a count
 * @param squares sum of squares that gives the variance inside stores; null where none is kept
 */
record MetricFormula(
    Kind kind,
    String unit,
    List<Term> numerator,
    List<Term> denominator,
    Fact squares,
    boolean higherIsBetter,
    List<Integer> windows,
    Fact snapshot,
    List<Fact> evidence) {

  private static final String SHARE = "share 0–1";

  static Term times(Fact fact, int factor) {
    return new Term(fact, factor);
  }

  static MetricFormula stars(Fact sum, Fact weight, Fact squares) {
    return of(Kind.STARS, "stars", sum, weight, squares);
  }

  static MetricFormula stars(List<Term> numerator, List<Term> denominator) {
    return of(Kind.STARS, "stars", numerator, denominator, null);
  }

  static MetricFormula caseStars(Fact sum, Fact weight, Fact squares) {
    return of(Kind.CASE_STARS, "stars", sum, weight, squares);
  }

  static MetricFormula hours(Fact seconds, Fact count, Fact minutesSquared) {
    return of(Kind.HOURS, "hours", seconds, count, minutesSquared);
  }

  static MetricFormula seconds(Fact seconds, Fact count, Fact squared) {
    return of(Kind.SECONDS, "seconds", seconds, count, squared);
  }

  static MetricFormula reviews(Fact numerator, Fact denominator) {
    return of(Kind.REVIEW_SHARE, SHARE, numerator, denominator, null);
  }

  static MetricFormula reviewsPerOrder(List<Term> numerator, Fact orders) {
    return of(Kind.REVIEW_PER_ORDER, SHARE, numerator, terms(orders), null);
  }

  static MetricFormula share(Fact numerator, Fact denominator) {
    return of(Kind.COUNT_SHARE, SHARE, numerator, denominator, null);
  }

  /** events ÷ base × part ÷ whole: terms event, part and whole over the base. */
  static MetricFormula sharePart(Fact events, Fact base, Fact part, Fact whole) {
    return of(
        Kind.SHARE_OF_SHARE,
        SHARE,
        List.of(times(events, 1), times(part, 1), times(whole, 1)),
        terms(base),
        null);
  }

  static MetricFormula snapshotShare(Fact numerator, Fact denominator, Fact snapshot) {
    return of(Kind.SNAPSHOT_SHARE, SHARE, numerator, denominator, null).by(snapshot);
  }

  static MetricFormula snapshotCount(Fact fact, String unit, Fact snapshot) {
    return of(Kind.SNAPSHOT_COUNT, unit, fact, null, null).by(snapshot);
  }

  private MetricFormula by(Fact ofSnapshot) {
    return new MetricFormula(
        kind, unit, numerator, denominator, squares, higherIsBetter, windows, ofSnapshot, evidence);
  }

  static MetricFormula count(Fact fact, String unit) {
    return of(Kind.COUNT, unit, fact, null, null);
  }

  static MetricFormula points(Fact thousandths) {
    return of(Kind.POINTS, "points", thousandths, null, null);
  }

  private static MetricFormula of(
      Kind kind, String unit, Fact numerator, Fact denominator, Fact squares) {
    return of(kind, unit, terms(numerator), terms(denominator), squares);
  }

  private static MetricFormula of(
      Kind kind, String unit, List<Term> numerator, List<Term> denominator, Fact squares) {
    return new MetricFormula(
        kind, unit, numerator, denominator, squares, true, List.of(), null, List.of());
  }

  private static List<Term> terms(Fact fact) {
    return fact == null ? List.of() : List.of(times(fact, 1));
  }

  /** Over these windows; higher is better. */
  MetricFormula up(Integer... windowDays) {
    return over(true, windowDays);
  }

  /** Over these windows; lower is better. */
  MetricFormula down(Integer... windowDays) {
    return over(false, windowDays);
  }

  private MetricFormula over(boolean higher, Integer... windowDays) {
    return new MetricFormula(
        kind,
        unit,
        numerator,
        denominator,
        squares,
        higher,
        Arrays.asList(windowDays),
        snapshot,
        evidence);
  }

  /** Told only where the platform has had each of these. */
  MetricFormula toldBy(Fact... facts) {
    return new MetricFormula(
        kind,
        unit,
        numerator,
        denominator,
        squares,
        higherIsBetter,
        windows,
        snapshot,
        List.of(facts));
  }
}
