package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The weights that a fit looks for, as shares: what part of the total each indicator has for a
 * store of which everything is known, which is its own weight × its dimension's. In these the score
 * is a plain sum.
 */
final class FitUnknowns {
  /** Place of all indicators where there are no dimensions. */
  private static final int WHOLE = 0;

  private final Scheme.Version version;
  private final SchemeWeights weights;
  private final OwnNumbers ours;
  private final BitSet told;

  /**
   * @param told indicators that official scores tell of; the others keep their weights
   */
  FitUnknowns(Scheme.Version version, OwnNumbers ours, BitSet told) {
    this.version = version;
    this.weights = SchemeWeights.of(version, Map.of(), Map.of());
    this.ours = ours;
    this.told = told;
  }

  int size() {
    return weights.weights().length;
  }

  boolean hasDimensions() {
    return weights.dimensions() != null;
  }

  SchemeWeights weights() {
    return weights;
  }

  /** Where an indicator's weight counts: its dimension, or the whole. */
  int groupOf(int indicator) {
    return hasDimensions() ? weights.dimensionOf()[indicator] : WHOLE;
  }

  /** Number of dimensions, or 1. */
  int groups() {
    return hasDimensions() ? weights.dimensions().length : 1;
  }

  private IntStream in(int group) {
    return IntStream.range(0, size()).filter(i -> groupOf(i) == group);
  }

  private double weightOf(int group) {
    return in(group).mapToDouble(i -> weights.weights()[i]).sum();
  }

  /** What an indicator is of its group, 0–1. */
  private double part(int indicator) {
    double all = weightOf(groupOf(indicator));
    return all > 0 ? weights.weights()[indicator] / all : 0;
  }

  private double shareOf(int group) {
    if (!hasDimensions()) {
      return 1;
    }
    double all = 0;
    for (double d : weights.dimensions()) {
      all += d;
    }
    return weights.dimensions()[group] / all;
  }

  /** Shares by the weights as they are. */
  double[] start() {
    return IntStream.range(0, size()).mapToDouble(i -> part(i) * shareOf(groupOf(i))).toArray();
  }

  double sum(double[] shares, int group) {
    return in(group).mapToDouble(i -> shares[i]).sum();
  }

  private boolean isFree(int indicator) {
    return told.get(indicator) && ours.weight(indicator);
  }

  private boolean isFree(String dimension) {
    return ours.dimension(dimension) && in(Dimension.of(dimension).ordinal()).anyMatch(told::get);
  }

  /** Whether any weight may change. */
  boolean anyOurs() {
    return IntStream.range(0, groups()).anyMatch(g -> in(g).filter(this::isFree).count() > 1)
        || version.dimensions().keySet().stream().filter(this::isFree).count() > 1;
  }

  /** Sums of shares that stay: the whole, and what numbers say that are not to be changed. */
  double[][] sums() {
    List<double[]> sums = new ArrayList<>();
    double[] all = new double[size()];
    Arrays.fill(all, 1);
    sums.add(all);
    for (int i = 0; i < size(); i++) {
      if (!isFree(i)) {
        sums.add(fixed(i));
      }
    }
    for (String d : version.dimensions().keySet()) {
      if (!isFree(d)) {
        double[] inside = new double[size()];
        in(Dimension.of(d).ordinal()).forEach(i -> inside[i] = 1);
        sums.add(inside);
      }
    }
    return sums.toArray(new double[0][]);
  }

  /** An indicator's part of its group stays. */
  private double[] fixed(int indicator) {
    double[] sum = new double[size()];
    double part = part(indicator);
    in(groupOf(indicator)).forEach(i -> sum[i] = -part);
    sum[indicator] += 1;
    return sum;
  }

  /** Weights of the indicators that shares stand for, in percent as in the scheme. */
  double[] indicatorWeights(double[] shares) {
    double[] found = weights.weights().clone();
    for (int i = 0; i < found.length; i++) {
      double all = sum(shares, groupOf(i));
      if (all > 0) {
        found[i] = shares[i] / all * weightOf(groupOf(i));
      }
    }
    return found;
  }

  /** Weights of the dimensions that shares stand for; empty where there are none. */
  Map<String, Double> dimensionWeights(double[] shares) {
    double given = version.dimensions().values().stream().mapToDouble(d -> d).sum();
    Map<String, Double> found = new LinkedHashMap<>(version.dimensions());
    found.replaceAll((name, weight) -> given * sum(shares, Dimension.of(name).ordinal()));
    return found;
  }
}
