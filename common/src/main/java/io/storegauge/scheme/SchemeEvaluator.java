package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.WeightedSum;
import java.io.Serializable;
import java.util.List;

/**
 * One version of a scheme, ready to score stores: each indicator's value becomes points on its
 * curve, and the score is their weighted mean over the indicators that are known.
 */
public final class SchemeEvaluator implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final List<SchemeIndicator> indicators;
  private final double[] weights;

  /**
   * @throws io.storegauge.model.StoregaugeException if it names a metric or dimension there is not
   */
  public SchemeEvaluator(Scheme.Version rules) {
    this.version = rules.version();
    this.indicators = rules.indicators().stream().map(SchemeIndicator::of).toList();
    this.weights = indicators.stream().mapToDouble(SchemeIndicator::weight).toArray();
  }

  public String version() {
    return version;
  }

  List<SchemeIndicator> indicators() {
    return indicators;
  }

  /** Columns of {@code gold.store_metrics} to be scored, one an indicator. */
  public List<String> columns() {
    return indicators.stream().map(SchemeIndicator::column).toList();
  }

  /**
   * Scores one store.
   *
   * @param values one an indicator; NaN = unknown
   */
  public Score score(double[] values) {
    double[] points = new double[values.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = indicators.get(i).curve().points(values[i]);
    }
    return new Score(points, dimensions(points), WeightedSum.of(points, weights));
  }

  /** Weighted mean of the known points of each dimension; NaN = none known. */
  private double[] dimensions(double[] points) {
    double[] sums = new double[Dimension.values().length];
    double[] known = new double[sums.length];
    for (int i = 0; i < points.length; i++) {
      if (!Double.isNaN(points[i])) {
        int d = indicators.get(i).dimension().ordinal();
        sums[d] += weights[i] * points[i];
        known[d] += weights[i];
      }
    }
    for (int d = 0; d < sums.length; d++) {
      sums[d] = known[d] > 0 ? sums[d] / known[d] : Double.NaN;
    }
    return sums;
  }
}
