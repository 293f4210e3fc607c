package io.storegauge.metric;

import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.row.RowBuilder;
import java.util.List;

/** Counts over a window, and shares and counts by the newest snapshot in it. */
final class Unsampled {
  private static final Sum[] SUMS = Metric.unsampled().stream().map(Sum::of).toArray(Sum[]::new);

  private Unsampled() {}

  /** One windowed metric; {@code denominator} −1 = a count. */
  private record Sum(
      Metric.Kind kind,
      int windowDays,
      int numerator,
      int denominator,
      double unit,
      boolean ofAgents) {

    static Sum of(Metric.Windowed w) {
      Metric m = w.metric();
      Fact numerator = m.numerator().get(0).fact();
      List<Metric.Term> denominator = m.denominator();
      return new Sum(
          m.kind(),
          w.windowDays(),
          Measures.FACTS.indexOf(numerator),
          denominator.isEmpty() ? -1 : Measures.FACTS.indexOf(denominator.get(0).fact()),
          m.numeratorUnit(),
          m.snapshot() == Fact.SNAPSHOT_AGENTS);
    }

    int write(StoreHistory history, int day, boolean violationsTold, RowBuilder row, int column) {
      if (!kind.isSnapshot()) {
        row.set(
            column,
            violationsTold ? history.window(numerator, day, windowDays) / unit : Double.NaN);
        return column + 1;
      }
      int snapshot = ofAgents ? history.lastAgents(day) : history.lastProducts(day);
      boolean told = snapshot > day - windowDays && snapshot >= 0;
      long part = told ? history.window(numerator, snapshot, 1) : 0;
      if (kind.isCount()) {
        row.set(column, told ? part / unit : Double.NaN);
        return column + 1;
      }
      long whole = told ? history.window(denominator, snapshot, 1) : 0;
      row.set(column, whole == 0 ? Double.NaN : (double) part / whole);
      row.set(column + 1, (double) part);
      row.set(column + 2, (double) whole);
      return column + 3;
    }
  }

  /**
   * Sets the columns from {@code column} on; returns the one after them.
   *
   * @param violationsTold whether any store of the platform has had one; else counts are not known
   */
  static int write(
      StoreHistory history, int day, boolean violationsTold, RowBuilder row, int column) {
    int next = column;
    for (Sum sum : SUMS) {
      next = sum.write(history, day, violationsTold, row, next);
    }
    return next;
  }
}
