package io.storegauge.stats;

import java.util.Arrays;

/**
 * How near some numbers come to others, in their own unit. Differences and ranks are whole numbers,
 * so that no order of the pairs changes a digit.
 *
 * @param pairs how many were compared, at least 1
 * @param bias mean of ours − theirs
 * @param mae mean absolute difference
 * @param rmse root of the mean squared difference
 * @param within share of the pairs that differ by the tolerance or less
 * @param rankCorrelation Spearman's; NaN = fewer than two pairs, or one side all alike
 */
public record Agreement(
    int pairs, double bias, double mae, double rmse, double within, double rankCorrelation) {

  /**
   * @param ours in millionths
   * @param theirs in millionths, as many
   * @param tolerance in millionths
   */
  public static Agreement of(long[] ours, long[] theirs, long tolerance) {
    int n = ours.length;
    long[] sizes = new long[n];
    long sum = 0;
    long absolute = 0;
    int within = 0;
    for (int i = 0; i < n; i++) {
      long difference = ours[i] - theirs[i];
      sizes[i] = Math.abs(difference);
      sum += difference;
      absolute += sizes[i];
      within += sizes[i] <= tolerance ? 1 : 0;
    }
    // Squares are too large for whole numbers: added up from the smallest on.
    Arrays.sort(sizes);
    double squares = 0;
    for (long size : sizes) {
      squares += Millionths.toDouble(size) * Millionths.toDouble(size);
    }
    return new Agreement(
        n,
        Millionths.toDouble(sum) / n,
        Millionths.toDouble(absolute) / n,
        Math.sqrt(squares / n),
        (double) within / n,
        rankCorrelation(ours, theirs));
  }

  /**
   * Spearman's rank correlation, ties at their middle rank; NaN where fewer than two numbers or one
   * side all alike leave nothing to rank.
   */
  public static double rankCorrelation(long[] ours, long[] theirs) {
    long[] a = centredRanks(ours);
    long[] b = centredRanks(theirs);
    long shared = 0;
    long ofA = 0;
    long ofB = 0;
    for (int i = 0; i < a.length; i++) {
      shared += a[i] * b[i];
      ofA += a[i] * a[i];
      ofB += b[i] * b[i];
    }
    return ofA == 0 || ofB == 0 ? Double.NaN : shared / (Math.sqrt(ofA) * Math.sqrt(ofB));
  }

  /** Twice the distance of each number's middle rank from the mean rank: whole, and 0 in all. */
  private static long[] centredRanks(long[] numbers) {
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    long[] ranks = new long[numbers.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = below(sorted, numbers[i]) + (long) below(sorted, numbers[i] + 1) - ranks.length;
    }
    return ranks;
  }

  /** How many are less. */
  private static int below(long[] sorted, long number) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
