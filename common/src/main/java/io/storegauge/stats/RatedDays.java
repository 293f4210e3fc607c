package io.storegauge.stats;

import io.storegauge.model.Fact;
import java.util.Arrays;

/**
 * The rated days of one store in day order, from the exact daily sums of facts.store_day.
 *
 * <p>Facts count reviews in {@link Fact#WEIGHT_UNIT}ths and ratings in half stars; what is given
 * out here is in reviews and stars. The constructions keep what is exact exact: days with the same
 * mean rating have the same {@link #mean(int)}, and a day of equal ratings has no spread inside.
 */
public final class RatedDays {
  private final int[] days;
  private final long[] weights;
  private final long[] sums;
  private final double[] ratings;
  private final double[] means;
  private final double[] squaresInside;

  private RatedDays(Builder b) {
    int n = b.size;
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      order[i] = ((long) b.days[i] << 32) | i;
    }
    Arrays.sort(order);
    days = new int[n];
    weights = new long[n];
    sums = new long[n];
    ratings = new double[n];
    means = new double[n];
    squaresInside = new double[n];
    for (int i = 0; i < n; i++) {
      int from = (int) order[i];
      days[i] = b.days[from];
      weights[i] = b.weights[from];
      sums[i] = b.sums[from];
      ratings[i] = toRatings(weights[i]);
      means[i] = toMean(sums[i], weights[i]);
      squaresInside[i] = squaresInside(weights[i], sums[i], b.squares[from]);
    }
  }

  /** Collects days in any order. */
  public static final class Builder {
    private int[] days = new int[8];
    private long[] weights = new long[8];
    private long[] sums = new long[8];
    private long[] squares = new long[8];
    private int size;

    /**
     * Adds a day of the store; each day at most once.
     *
     * @param day epoch day
     * @param weight {@link Fact#RATING_WEIGHT}, above 0
     * @param sum {@link Fact#RATING_SUM}
     * @param squared {@link Fact#RATING_SQUARED}
     */
    public Builder add(int day, long weight, long sum, long squared) {
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
        sums = Arrays.copyOf(sums, 2 * size);
        squares = Arrays.copyOf(squares, 2 * size);
      }
      days[size] = day;
      weights[size] = weight;
      sums[size] = sum;
      squares[size++] = squared;
      return this;
    }

    public RatedDays build() {
      return new RatedDays(this);
    }
  }

  /** Index of the first rated day on or after an epoch day; the number of days if there is none. */
  public int firstFrom(int day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found : -found - 1;
  }

  int day(int i) {
    return days[i];
  }

  /** Weight of the day's ratings, reviews (n_d). */
  double ratings(int i) {
    return ratings[i];
  }

  /** Mean rating of the day, stars (x_d). */
  double mean(int i) {
    return means[i];
  }

  /** Weighted squared distances of the day's ratings from their mean, reviews × stars². */
  double squaresInside(int i) {
    return squaresInside[i];
  }

  /** Weight in the facts' own unit. */
  long weight(int i) {
    return weights[i];
  }

  /** Weighted sum of ratings in the facts' own unit. */
  long sum(int i) {
    return sums[i];
  }

  static double toRatings(long weight) {
    return weight / (double) Fact.WEIGHT_UNIT;
  }

  static double toMean(long sum, long weight) {
    return sum / (2.0 * weight);
  }

  /**
   * Σ r² − (Σ r)² / n in reviews × stars². The difference is taken on 128-bit whole numbers: as
   * doubles it would leave noise where ratings are all equal.
   */
  private static double squaresInside(long weight, long sum, long squared) {
    long low = squared * weight - sum * sum;
    long borrow = Long.compareUnsigned(squared * weight, sum * sum) < 0 ? 1 : 0;
    long high = Math.multiplyHigh(squared, weight) - Math.multiplyHigh(sum, sum) - borrow;
    double difference = high * 0x1p64 + (low >>> 1) * 2.0 + (low & 1);
    return difference / weight / (4.0 * Fact.WEIGHT_UNIT);
  }
}
