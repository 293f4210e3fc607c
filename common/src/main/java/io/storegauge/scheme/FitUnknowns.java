package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.ShareLeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fit looks for: the share of the total that each indicator has, which is the product of its
 * own weight and its dimension's. In these shares the score is a plain sum.
 *
 * <p>Only indicators that are known together are told by scores; the others keep their weights.
 */
final class FitUnknowns {
  private final Scheme.Version version;
  private final SchemeWeights weights;
  private final WeightSources ours;
  private final BitSet known;
  private final double[] start;

  /**
   * @param known indicators with a weight that all rows of the fit have points of
   */
  FitUnknowns(Scheme.Version version, WeightSources ours, BitSet known) {
    this.version = version;
    this.weights = SchemeWeights.of(version, Map.of(), Map.of());
    this.ours = ours;
    this.known = known;
    double[] points = new double[version.indicators().size()];
    Arrays.fill(points, Double.NaN);
    known.stream().forEach(i -> points[i] = 0);
    this.start = weights.sum(points).weights();
  }

  private boolean hasDimensions() {
    return weights.dimensions() != null;
  }

  private boolean isIn(int indicator, int dimension) {
    return known.get(indicator) && weights.dimensionOf()[indicator] == dimension;
  }

  private double startOf(int dimension) {
    return known.stream().filter(i -> isIn(i, dimension)).mapToDouble(i -> start[i]).sum();
  }

  /** Whether any weight among them may change. */
  boolean anyOurs() {
    return known.stream().filter(ours::indicator).count() > 1
        || version.dimensions().keySet().stream().filter(ours::dimension).count() > 1;
  }

  /**
   * Points of a row as coefficients of the shares; null if its store has other weights of
   * dimensions. Where the store has other weights of its own inside a dimension, the dimension as a
   * whole is what its row tells of.
   */
  double[] coefficients(FitRow row) {
    double[] x = new double[start.length];
    double[] means = row.weights().means(row.points());
    if (hasDimensions() && !Arrays.equals(weights.dimensions(), row.weights().dimensions())) {
      return null;
    }
    for (int i = known.nextSetBit(0); i >= 0; i = known.nextSetBit(i + 1)) {
      int d = weights.dimensionOf()[i];
      boolean own = !sameInside(row.weights(), hasDimensions() ? d : -1);
      if (own && !hasDimensions()) {
        return null;
      }
      x[i] = own ? means[d] : row.points()[i];
    }
    return x;
  }

  /**
   * @param dimension −1 = anywhere
   */
  private boolean sameInside(SchemeWeights other, int dimension) {
    for (int i = 0; i < start.length; i++) {
      if ((dimension < 0 || weights.dimensionOf()[i] == dimension)
          && other.weights()[i] != weights.weights()[i]) {
        return false;
      }
    }
    return true;
  }

  /** Rows of a store's day: its total, and its dimensions where they were published. */
  void add(FitRow row, ShareLeastSquares to) {
    double[] x = coefficients(row);
    if (x == null) {
      return;
    }
    to.add(x, row.total() - row.added());
    for (Dimension d : Dimension.values()) {
      double published = row.dimension(d.ordinal());
      if (hasDimensions() && !Double.isNaN(published)) {
        // Σ share·points = dimension's weight · its score, of which the weight is Σ share.
        double[] inside = new double[x.length];
        known.stream().filter(i -> isIn(i, d.ordinal())).forEach(i -> inside[i] = x[i] - published);
        to.add(inside, 0);
      }
    }
  }

  double[] solve(ShareLeastSquares rows) {
    return rows.solve(start, sums().toArray(new double[0][]));
  }

  /** Sums of shares that stay: the whole, and what numbers that are not ours say. */
  private List<double[]> sums() {
    List<double[]> sums = new ArrayList<>();
    double[] all = new double[start.length];
    known.stream().forEach(i -> all[i] = 1);
    sums.add(all);
    for (int i = 0; i < start.length; i++) {
      if (!known.get(i)) {
        double[] one = new double[start.length];
        one[i] = 1;
        sums.add(one);
      } else if (!ours.indicator(i)) {
        sums.add(fixed(i));
      }
    }
    for (Dimension d : Dimension.values()) {
      if (hasDimensions() && !ours.dimension(d.id()) && startOf(d.ordinal()) > 0) {
        double[] inside = new double[start.length];
        known.stream().filter(i -> isIn(i, d.ordinal())).forEach(i -> inside[i] = 1);
        sums.add(inside);
      }
    }
    return sums;
  }

  /** An indicator's part of its dimension, or of the total, stays. */
  private double[] fixed(int indicator) {
    double[] sum = new double[start.length];
    sum[indicator] = 1;
    if (hasDimensions()) {
      int d = weights.dimensionOf()[indicator];
      double part = startOf(d) > 0 ? start[indicator] / startOf(d) : 0;
      known.stream().filter(i -> isIn(i, d)).forEach(i -> sum[i] -= part);
    }
    return sum;
  }

  /** Weights of the indicators that shares stand for, in percent as in the scheme. */
  double[] indicatorWeights(double[] shares) {
    double[] found = weights.weights().clone();
    Map<Integer, Double> given = new HashMap<>();
    Map<Integer, Double> sums = new HashMap<>();
    known.stream()
        .forEach(
            i -> {
              int group = hasDimensions() ? weights.dimensionOf()[i] : -1;
              given.merge(group, weights.weights()[i], Double::sum);
              sums.merge(group, shares[i], Double::sum);
            });
    known.stream()
        .forEach(
            i -> {
              int group = hasDimensions() ? weights.dimensionOf()[i] : -1;
              if (sums.get(group) > 0) {
                found[i] = shares[i] / sums.get(group) * given.get(group);
              }
            });
    return found;
  }

  /** Weights of the dimensions that shares stand for; empty where there are none. */
  Map<String, Double> dimensionWeights(double[] shares) {
    Map<String, Double> found = new LinkedHashMap<>(version.dimensions());
    double given =
        version.dimensions().entrySet().stream()
            .filter(e -> startOf(Dimension.of(e.getKey()).ordinal()) > 0)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    found.replaceAll(
        (name, weight) -> {
          int d = Dimension.of(name).ordinal();
          return startOf(d) > 0
              ? given * known.stream().filter(i -> isIn(i, d)).mapToDouble(i -> shares[i]).sum()
              : weight;
        });
    return found;
  }
}
