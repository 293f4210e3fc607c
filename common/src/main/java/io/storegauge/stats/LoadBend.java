package io.storegauge.stats;

import io.storegauge.stats.BendFits.Fit;
import java.util.Arrays;

/**
 * The load at which a store's service bends: two segments, level up to the bend and rising beyond,
 * fitted to its days by weighted least squares.
 *
 * <p>A bend is claimed only if the rise explains far more than chance would, and more than a
 * straight line does: service that worsens with every order has no load up to which it is good. All
 * tests allow for bad days that come in a row.
 */
public final class LoadBend {
  /** Days that a fit needs (ours). */
  public static final int LEAST_DAYS = 60;

  /** Days beyond a bend, so that one bad day is none (ours). */
  private static final int DAYS_BEYOND = 6;

  /** The lowest tenth of the loads is too little to tell the level from. */
  private static final int LOWEST_SHARE = 10;

  /** Loads that are tried as bends. */
  private static final int TRIED = 80;

  /** Rounds in which the spread of a share follows its fitted level. */
  private static final int ROUNDS = 3;

  /**
   * How many times the variance the rise has to explain, as the best of many loads: by chance
   * hardly any service that stays level goes beyond it (by simulation).
   */
  private static final double CLAIM = 14;

  /**
   * The same against a straight line. One bend among three services gives a store its capacity: by
   * 3 up to 12 of 100 simulated stores that worsen steadily were given one, by 6 up to 4 of 100,
   * and planted bends were found as often.
   */
  private static final double BEYOND_A_LINE = 6;

  /** 95 % of χ² with one degree of freedom. */
  private static final double INTERVAL = 3.84;

  /** A share nearer to 0 or 1 has no smaller spread. */
  private static final double LEAST_SHARE = 0.01;

  /** What is measured by day. */
  public enum Kind {
    /** A share, 0–1: its spread follows its level. */
    SHARE(0.02),
    /** A logarithm, such as of a time: its spread is even. */
    LOGARITHM(Math.log(1.2));

    /** A rise to the highest load that is no more than this is none worth the name (ours). */
    private final double leastRise;

    Kind(double leastRise) {
      this.leastRise = leastRise;
    }
  }

  /**
   * A bend that was found.
   *
   * @param load at which service bends
   * @param low and
   * @param high ends of its 95 % profile interval: bends that explain the days almost as well
   */
  public record Bend(double load, double low, double high) {}

  private final Kind kind;
  private final double[] loads;
  private final double[] values;
  private final double[] counts;
  private final double[] weights;

  private LoadBend(Kind kind, double[] loads, double[] values, double[] counts) {
    this.kind = kind;
    this.loads = loads;
    this.values = values;
    this.counts = saturating(counts);
    this.weights = this.counts.clone();
  }

  /**
   * Looks for a bend.
   *
   * @param loads by day, in the order of the days
   * @param values what is worse the higher it is, by day
   * @param counts orders or turns that each value is made of, above 0
   * @return null = none was found, or there are fewer than {@link #LEAST_DAYS} days
   */
  public static Bend of(Kind kind, double[] loads, double[] values, double[] counts) {
    return loads.length < LEAST_DAYS ? null : new LoadBend(kind, loads, values, counts).find();
  }

  /**
   * Days differ for more reasons than chance, so that a day of many orders is not worth them all.
   */
  private static double[] saturating(double[] counts) {
    double[] sorted = counts.clone();
    Arrays.sort(sorted);
    double usual = sorted[sorted.length / 2];
    return Arrays.stream(counts).map(n -> n * usual / (n + usual)).toArray();
  }

  private Bend find() {
    double[] tried = tried();
    BendFits fits = new BendFits(loads, values, tried);
    double[] rest = new double[tried.length];
    double flat = 0;
    int best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      fits.weigh(weights);
      flat = fits.flat().left();
      best = 0;
      for (int i = 0; i < tried.length; i++) {
        Fit fit = fits.bend(i);
        // Service that gets better under load does not bend.
        rest[i] = fit.rise() > 0 ? fit.left() : flat;
        best = rest[i] < rest[best] ? i : best;
      }
      if (kind == Kind.SHARE && round + 1 < ROUNDS) {
        weigh(fits.bend(best), tried[best]);
      }
    }
    Fit found = fits.bend(best);
    double variance = rest[best] / (loads.length - 3) * persistence(found, tried[best]);
    double highest = Arrays.stream(loads).max().orElseThrow();
    boolean steep = found.rise() * (highest - tried[best]) > kind.leastRise;
    boolean clear = flat - rest[best] > CLAIM * variance;
    boolean bent = fits.line().left() - rest[best] > BEYOND_A_LINE * variance;
    if (!steep || !clear || !bent) {
      return null;
    }
    int low = best;
    int high = best;
    for (int i = 0; i < tried.length; i++) {
      if (rest[i] - rest[best] <= INTERVAL * variance) {
        low = Math.min(low, i);
        high = Math.max(high, i);
      }
    }
    // Between the loads that were tried, the interval ends somewhere: it is taken for the wider.
    return new Bend(
        tried[best], tried[Math.max(0, low - 1)], tried[Math.min(tried.length - 1, high + 1)]);
  }

  private double[] tried() {
    double[] sorted = loads.clone();
    Arrays.sort(sorted);
    double first = sorted[sorted.length / LOWEST_SHARE];
    double last = sorted[sorted.length - DAYS_BEYOND];
    double[] tried = new double[TRIED];
    for (int i = 0; i < TRIED; i++) {
      tried[i] = first + (last - first) * i / (TRIED - 1);
    }
    return tried;
  }

  /** What the two segments say of a day. */
  private double fitted(int day, Fit fit, double bend) {
    return fit.level() + fit.rise() * Math.max(0, loads[day] - bend);
  }

  private void weigh(Fit fit, double bend) {
    for (int d = 0; d < loads.length; d++) {
      double p = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, fitted(d, fit, bend)));
      weights[d] = counts[d] / (p * (1 - p));
    }
  }

  /** By how much days in a row say less than days apart: (1 + ρ) / (1 − ρ) of what is left. */
  private double persistence(Fit fit, double bend) {
    double products = 0;
    double squares = 0;
    double before = 0;
    for (int d = 0; d < loads.length; d++) {
      double left = (values[d] - fitted(d, fit, bend)) * Math.sqrt(weights[d]);
      products += d == 0 ? 0 : left * before;
      squares += left * left;
      before = left;
    }
    double rho = squares > 0 ? Math.min(0.9, Math.max(0, products / squares)) : 0;
    return (1 + rho) / (1 - rho);
  }
}
