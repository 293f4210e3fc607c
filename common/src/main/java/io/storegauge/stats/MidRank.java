package io.storegauge.stats;

import java.util.Arrays;

/**
 * Ranks and quantiles of a group of numbers. A percentile is the share of the group that lies
 * below, ties counted by half; a member is one of its own ties: one alone stands at 50.
 *
 * <p>Numbers that round to the same multiple of 2⁻³⁴ (6e-11) are ties: one value that two stores
 * come to by other sums differs in its last bits, and these must not put one before the other.
 */
public final class MidRank {
  /** A power of two, so that scaling is exact and every short binary fraction is well inside. */
  private static final double STEPS = 0x1p34;

  private final double[] sorted;

  private MidRank(double[] sorted) {
    this.sorted = sorted;
  }

  /** The group of the first {@code count} numbers, none of them NaN; the array is not kept. */
  public static MidRank of(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return new MidRank(sorted);
  }

  public int size() {
    return sorted.length;
  }

  /** Percentile 0–100 of a number in the group, 100 at the high end. */
  public double fromBelow(double number) {
    return 50.0 * (lowerBound(number) + upperBound(number)) / sorted.length;
  }

  /** Percentile 0–100 of a number in the group, 100 at the low end. */
  public double fromAbove(double number) {
    int n = sorted.length;
    return 50.0 * (2L * n - lowerBound(number) - upperBound(number)) / n;
  }

  /** How many of the group are greater, ties left out. */
  public int above(double number) {
    return sorted.length - upperBound(number);
  }

  /**
   * The group without one of its numbers and with another.
   *
   * @param leaves NaN = none
   * @param joins NaN = none
   */
  MidRank swapped(double leaves, double joins) {
    double[] kept = sorted;
    if (!Double.isNaN(leaves)) {
      int from = Arrays.binarySearch(sorted, leaves);
      kept = Arrays.copyOf(sorted, sorted.length - 1);
      System.arraycopy(sorted, from + 1, kept, from, kept.length - from);
    }
    if (Double.isNaN(joins)) {
      return new MidRank(kept);
    }
    int found = Arrays.binarySearch(kept, joins);
    int at = found < 0 ? -found - 1 : found;
    double[] joined = Arrays.copyOf(kept, kept.length + 1);
    System.arraycopy(kept, at, joined, at + 1, kept.length - at);
    joined[at] = joins;
    return new MidRank(joined);
  }

  /** Middle number, or the mean of the middle two; NaN for an empty group. */
  public double median() {
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  /**
   * Quantile with a line between neighbours (position (n − 1)·share, as in SQL's PERCENTILE_CONT);
   * NaN for an empty group.
   */
  public double quantile(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = (sorted.length - 1) * share;
    int low = (int) position;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }

  private static double step(double value) {
    return Math.floor(value * STEPS + 0.5);
  }

  /** How many are less. */
  private int lowerBound(double value) {
    double step = step(value);
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (step(sorted[middle]) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are less or equal. */
  private int upperBound(double value) {
    double step = step(value);
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (step(sorted[middle]) <= step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
