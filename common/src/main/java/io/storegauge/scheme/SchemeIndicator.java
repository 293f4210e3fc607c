package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.table.MetricColumn;
import java.io.Serializable;

/**
 * An indicator made ready to score.
 *
 * @param metric its metric over its window; the name is the indicator's id
 * @param column column of store_metrics that is scored
 */
record SchemeIndicator(
    MetricColumn metric, String column, Dimension dimension, double weight, LinearCurve curve)
    implements Serializable {

  static SchemeIndicator of(Scheme.Indicator configured) {
    MetricColumn metric =
        MetricColumn.of(configured.metric() + "_" + configured.windowDays() + "d");
    String column = configured.use() == Scheme.Use.RAW ? metric.name() : metric.shrunk();
    return new SchemeIndicator(
        metric,
        column,
        Dimension.of(configured.dimension()),
        configured.weight(),
        new LinearCurve(configured.curve()));
  }
}
