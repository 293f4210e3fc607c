package io.storegauge.stats;

import java.util.function.IntPredicate;

/**
 * Sums over the days of one store's window up to each day, so that the sums of a block of days are
 * one difference and a draw of blocks costs no more than their number.
 */
final class WindowSums {
  // What is summed up over the days.
  private static final int DAYS = 0;
  private static final int RATINGS = 1;
  private static final int DEVIATIONS = 2;
  private static final int SQUARES = 3;
  private static final int INSIDE = 4;
  private static final int SQUARED_RATINGS = 5;
  private static final int SUMS = 6;

  private final int length;

  /** Day by day from none to all of them: {@link #SUMS} sums each. */
  private final double[] upTo;

  private final double[] whole;

  /**
   * @param first epoch day the window begins with
   * @param length days of the window
   * @param isMasked epoch days that do not count
   */
  WindowSums(RatedDays days, int first, int length, IntPredicate isMasked) {
    this.length = length;
    this.upTo = new double[(length + 1) * SUMS];
    int next = days.firstFrom(first);
    int end = days.firstFrom(first + length);
    double middle = middle(days, next, end);
    for (int d = 0; d < length; d++) {
      System.arraycopy(upTo, d * SUMS, upTo, (d + 1) * SUMS, SUMS);
      if (next < end && days.day(next) == first + d) {
        if (!isMasked.test(first + d)) {
          add(days, next, middle, (d + 1) * SUMS);
        }
        next++;
      }
    }
    this.whole = new double[SUMS];
    System.arraycopy(upTo, length * SUMS, whole, 0, SUMS);
  }

  /** Any mean near those of the days: squares around it lose no digits. */
  private static double middle(RatedDays days, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += days.mean(i);
    }
    return to > from ? sum / (to - from) : 0;
  }

  private void add(RatedDays days, int i, double middle, int at) {
    double n = days.ratings(i);
    double deviation = days.mean(i) - middle;
    upTo[at + DAYS]++;
    upTo[at + RATINGS] += n;
    upTo[at + DEVIATIONS] += n * deviation;
    upTo[at + SQUARES] += n * deviation * deviation;
    upTo[at + INSIDE] += days.squaresInside(i);
    upTo[at + SQUARED_RATINGS] += n * n;
  }

  /** Rated days. */
  int ratedDays() {
    return (int) whole[DAYS];
  }

  /** Weight of the ratings. */
  double ratings() {
    return whole[RATINGS];
  }

  /**
   * Noise-corrected variance of the daily means, stars²; below 0 where there is less spread than
   * chance makes: cut at 0 store by store, the mean of many stores would be too large.
   */
  double variance() {
    return (between(whole) - noise(whole)) / spreadable(whole);
  }

  /**
   * The same of days drawn in blocks. A day drawn from the window's spreads by the window's own
   * variance V², of which a draw shows but its share of 1 − Σ w²: made good, the draws lie around
   * {@link #variance()}.
   */
  double variance(int[] starts) {
    double[] sums = new double[SUMS];
    for (int b = 0; b < starts.length; b++) {
      int days = Math.min(DayBlocks.BLOCK_DAYS, length - b * DayBlocks.BLOCK_DAYS);
      int from = starts[b] * SUMS;
      int to = from + days * SUMS;
      for (int s = 0; s < SUMS; s++) {
        sums[s] += upTo[to + s] - upTo[from + s];
      }
    }
    boolean isEnough = sums[RATINGS] > sums[DAYS] && spreadable(sums) > 1e-9;
    return isEnough
        ? (between(sums) / spreadable(sums) - noise(sums)) / spreadable(sums)
        : variance();
  }

  /** V² = Σ w_d (x_d − x̄)². */
  private static double between(double[] sums) {
    double mean = sums[DEVIATIONS] / sums[RATINGS];
    return sums[SQUARES] / sums[RATINGS] - mean * mean;
  }

  /** What chance adds to V²: (D − 1) s² / N. */
  private static double noise(double[] sums) {
    double within = sums[INSIDE] / (sums[RATINGS] - sums[DAYS]);
    return (sums[DAYS] - 1) * within / sums[RATINGS];
  }

  /** 1 − Σ w_d². */
  private static double spreadable(double[] sums) {
    return 1 - sums[SQUARED_RATINGS] / (sums[RATINGS] * sums[RATINGS]);
  }
}
