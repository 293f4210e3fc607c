package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.StoreMetricsTable;
import java.io.Serializable;
import java.util.List;

/**
 * An indicator made ready to score.
 *
 * @param metric its metric over its window
 * @param value position of the scored column among the version's columns
 * @param evidence position of the metric's denominator; −1 = there is no rule for small samples
 * @param fixedPoints points of a small sample
 * @param fixedWhen what makes a sample small
 */
record SchemeIndicator(
    String name,
    MetricColumn metric,
    int value,
    int evidence,
    Dimension dimension,
    Curve curve,
    double fixedPoints,
    List<StoreCondition> fixedWhen)
    implements Serializable {

  static SchemeIndicator of(
      Scheme.Indicator configured, Scheme.Range range, ScoredColumns columns) {
    MetricColumn metric =
        MetricColumn.of(configured.metric() + "_" + configured.windowDays() + "d");
    Scheme.SmallSample small = configured.smallSample();
    return new SchemeIndicator(
        configured.name(),
        metric,
        value(configured, metric, columns),
        small == null ? -1 : columns.position(metric.name() + StoreMetricsTable.DENOMINATOR),
        Dimension.of(configured.dimension()),
        Curve.of(configured.curve(), metric.higherIsBetter(), range),
        small == null ? Double.NaN : small.points(),
        small == null ? List.of() : StoreCondition.of(small.when(), columns));
  }

  private static int value(
      Scheme.Indicator configured, MetricColumn metric, ScoredColumns columns) {
    if (configured.minDenominator() != null) {
      return columns.quotient(metric, configured.minDenominator());
    }
    return columns.position(configured.use() == Scheme.Use.RAW ? metric.name() : metric.shrunk());
  }

  /** Points of a store; NaN = unknown. */
  double points(ScoredDay day, int store) {
    return isFixed(day, store)
        ? fixedPoints
        : curve.points(day.column(value)[store], peers(day, store));
  }

  /** Whether the store has the fixed points of a small sample. */
  boolean isFixed(ScoredDay day, int store) {
    return evidence >= 0 && day.hasEvidence(evidence) && StoreCondition.all(fixedWhen, day, store);
  }

  /** Whom the curve compares a store with; null = nobody. */
  MidRank peers(ScoredDay day, int store) {
    return curve instanceof PeerCurve ? day.rank(value).peers(store) : null;
  }
}
