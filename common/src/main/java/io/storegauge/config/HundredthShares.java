package io.storegauge.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** A sum shared out in numbers of few digits. */
final class HundredthShares {
  private HundredthShares() {}

  /**
   * Parts in proportion to shares that sum exactly: all rounded down, then those that lost most
   * rounded up, the first of equal ones. Where the sum itself has more digits, the largest part
   * takes them.
   *
   * @param shares from 0, not all of them 0
   * @param scale digits behind the point
   */
  static BigDecimal[] of(double[] shares, BigDecimal sum, int scale) {
    double all = Arrays.stream(shares).sum();
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal[] parts = new BigDecimal[shares.length];
    double[] lost = new double[shares.length];
    BigDecimal left = sum;
    for (int i = 0; i < shares.length; i++) {
      double exact = shares[i] / all * sum.doubleValue();
      parts[i] = BigDecimal.valueOf(exact).setScale(scale, RoundingMode.DOWN);
      lost[i] = exact - parts[i].doubleValue();
      left = left.subtract(parts[i]);
    }
    while (left.compareTo(unit) >= 0) {
      int most = largest(lost);
      parts[most] = parts[most].add(unit);
      lost[most] = -1;
      left = left.subtract(unit);
    }
    int largest = largest(shares);
    parts[largest] = parts[largest].add(left);
    return parts;
  }

  private static int largest(double[] numbers) {
    int largest = 0;
    for (int i = 1; i < numbers.length; i++) {
      largest = numbers[i] > numbers[largest] ? i : largest;
    }
    return largest;
  }
}
