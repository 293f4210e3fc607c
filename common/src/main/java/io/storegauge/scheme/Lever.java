package io.storegauge.scheme;

import io.storegauge.stats.MidRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value that a store can improve, and what its score gains on the way: by the curves of all
 * indicators that score the value, with the peers where they are. The way ends at the nearest value
 * at which the curves give the most; a share of it, 0–1, is what an improvement costs.
 */
final class Lever {
  /** Gains below it are noise. */
  static final double NOISE = 1e-9;

  /** Of a value that must be better than a limit, by so little. */
  private static final double BEYOND = 1e-9;

  /**
   * A value to reach.
   *
   * @param value to have, or to be better than
   * @param beyond whether the value must be better than {@code value}, be it by ever so little
   * @param share of the way
   * @param gain of the score, in points
   */
  record Target(double value, boolean beyond, double share, double gain) {}

  /**
   * A curve that scores the value.
   *
   * @param weight share of the total
   */
  record Scored(Curve curve, MidRank peers, double weight) {
    double points(double value) {
      return weight * curve.points(value, peers);
    }
  }

  private final List<Scored> curves;
  private final double from;
  private final boolean higherIsBetter;

  /** Where a curve bends or steps, on the way from {@code from}, which is the first. */
  private final double[] values;

  private final double[] gains;

  /** Gain just beyond each value, and just before the next one. */
  private final double[] after;

  private final double[] before;
  private final double length;
  private final List<Target> options = new ArrayList<>();

  /**
   * @param from value now
   * @param least value there can be
   * @param most value there can be
   */
  Lever(List<Scored> curves, double from, boolean higherIsBetter, double least, double most) {
    this.curves = List.copyOf(curves);
    this.from = from;
    this.higherIsBetter = higherIsBetter;
    double end = higherIsBetter ? most : least;
    double[] ahead =
        curves.stream()
            .flatMapToDouble(c -> Arrays.stream(c.curve().knots(c.peers())))
            .filter(k -> isBetter(k, from) && !isBetter(k, end))
            .distinct()
            .map(k -> higherIsBetter ? k : -k)
            .sorted()
            .map(k -> higherIsBetter ? k : -k)
            .toArray();
    values = new double[ahead.length + 1];
    values[0] = from;
    System.arraycopy(ahead, 0, values, 1, ahead.length);
    gains = new double[values.length];
    after = new double[values.length];
    before = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      gains[k] = gain(values[k]);
      boolean last = k + 1 == values.length;
      double next = last ? beyond(values[k]) : values[k + 1];
      boolean possible = !last || !isBetter(next, end);
      after[k] = possible ? limit(values[k], next, true) : gains[k];
      before[k] = possible && !last ? limit(values[k], next, false) : after[k];
    }
    length = length();
    gather();
  }

  private boolean isBetter(double a, double b) {
    return higherIsBetter ? a > b : a < b;
  }

  private double beyond(double value) {
    double little = BEYOND * Math.max(1, Math.abs(value));
    return higherIsBetter ? value + little : value - little;
  }

  private double gain(double value) {
    return curves.stream().mapToDouble(c -> c.points(value) - c.points(from)).sum();
  }

  /** Gain between two neighbours, close to one end. */
  private double limit(double value, double next, boolean first) {
    double sum = 0;
    for (Scored c : curves) {
      double at =
          c.curve().isStepped(c.peers()) ? value + (next - value) / 2 : first ? value : next;
      sum += c.points(at) - c.points(from);
    }
    return sum;
  }

  /** To the nearest value that gives the most. */
  private double length() {
    double most = NOISE;
    double way = 0;
    for (int k = 0; k < values.length; k++) {
      double here = Math.max(gains[k], after[k]);
      if (here > most + NOISE) {
        most = here;
        way = Math.abs(values[k] - from);
      }
    }
    return way;
  }

  private void gather() {
    double most = 0;
    for (int k = 0; k < values.length; k++) {
      if (gains[k] > most + NOISE) {
        most = gains[k];
        options.add(target(values[k], false, most));
      }
      if (after[k] > most + NOISE) {
        most = after[k];
        options.add(target(values[k], true, most));
      }
    }
  }

  private Target target(double value, boolean beyond, double gain) {
    double share = length == 0 ? 0 : Math.abs(value - from) / length;
    return new Target(value, beyond, share, gain);
  }

  /** Bends and steps at which the gain is larger than at all before, nearest first. */
  List<Target> options() {
    return options;
  }

  double mostGain() {
    return options.isEmpty() ? 0 : options.get(options.size() - 1).gain();
  }

  /** The nearest value with so large a gain above 0; null = there is none. */
  Target reaching(double gain) {
    for (int k = 0; k < values.length; k++) {
      if (gains[k] >= gain - NOISE) {
        return target(values[k], false, gains[k]);
      }
      if (after[k] >= gain - NOISE) {
        return target(values[k], true, after[k]);
      }
      if (before[k] >= gain - NOISE) {
        double share = Math.min(1, (gain - after[k]) / (before[k] - after[k]));
        double value = values[k] + share * (values[k + 1] - values[k]);
        return target(value, false, gain);
      }
    }
    return null;
  }

  /** A value that meets a target. */
  double meeting(Target target) {
    return target.beyond() ? beyond(target.value()) : target.value();
  }
}
