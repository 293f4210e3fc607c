package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.WeightedSum;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What each indicator weighs for some stores.
 *
 * @param weights of the indicators, percent of their dimension, or of the total
 * @param dimensions weights of the dimensions in percent, by {@link Dimension}; null = indicators
 *     weigh in the total directly
 * @param dimensionOf each indicator
 */
record SchemeWeights(double[] weights, double[] dimensions, int[] dimensionOf)
    implements Serializable {

  /**
   * @param dimensions weights that differ from those of the version
   * @param weights likewise, by name of the indicator
   */
  static SchemeWeights of(
      Scheme.Version version, Map<String, Double> dimensions, Map<String, Double> weights) {
    List<Scheme.Indicator> indicators = version.indicators();
    double[] own =
        indicators.stream().mapToDouble(i -> weights.getOrDefault(i.name(), i.weight())).toArray();
    int[] dimensionOf =
        indicators.stream().mapToInt(i -> Dimension.of(i.dimension()).ordinal()).toArray();
    if (version.dimensions().isEmpty()) {
      return new SchemeWeights(own, null, dimensionOf);
    }
    double[] all = new double[Dimension.values().length];
    version.dimensions().forEach((d, w) -> all[Dimension.of(d).ordinal()] = w);
    dimensions.forEach((d, w) -> all[Dimension.of(d).ordinal()] = w);
    return new SchemeWeights(own, all, dimensionOf);
  }

  /** The weighted sum of the points that are known. */
  WeightedSum sum(double[] points) {
    if (dimensions == null) {
      return WeightedSum.of(points, weights);
    }
    double[] known = known(points);
    double[] shares = new double[weights.length];
    double covered = 0;
    double all = 0;
    for (int i = 0; i < shares.length; i++) {
      int d = dimensionOf[i];
      all += dimensions[d] * weights[i];
      if (!Double.isNaN(points[i]) && weights[i] > 0) {
        // What a dimension lacks is taken over by its other indicators.
        shares[i] = dimensions[d] * weights[i] / known[d];
        covered += dimensions[d] * weights[i];
      }
    }
    WeightedSum sum = WeightedSum.of(points, shares);
    return new WeightedSum(sum.weights(), sum.contributions(), sum.total(), covered / all);
  }

  /** Weighted mean of the known points of each dimension; NaN = none known. */
  double[] means(double[] points) {
    double[] known = known(points);
    double[] means = new double[known.length];
    for (int i = 0; i < points.length; i++) {
      if (!Double.isNaN(points[i])) {
        means[dimensionOf[i]] += weights[i] * points[i];
      }
    }
    for (int d = 0; d < means.length; d++) {
      means[d] = known[d] > 0 ? means[d] / known[d] : Double.NaN;
    }
    return means;
  }

  /** What a point of each dimension is worth in the total, 0–1. */
  double[] dimensionShares(double[] shares) {
    double[] of = new double[Dimension.values().length];
    for (int i = 0; i < shares.length; i++) {
      of[dimensionOf[i]] += shares[i];
    }
    return of;
  }

  private double[] known(double[] points) {
    double[] known = new double[Dimension.values().length];
    for (int i = 0; i < points.length; i++) {
      known[dimensionOf[i]] += Double.isNaN(points[i]) ? 0 : weights[i];
    }
    return known;
  }
}
