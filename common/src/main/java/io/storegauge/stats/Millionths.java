package io.storegauge.stats;

import io.storegauge.row.RowBuilder;
import java.math.BigDecimal;

/**
 * Numbers that must add up exactly, as whole millionths: a DECIMAL(9,6) column holds them without
 * loss.
 */
public final class Millionths {
  private static final int PRECISION = 9;
  private static final int SCALE = 6;

  private Millionths() {}

  /** Nearest millionth, halves upwards. */
  public static long of(double value) {
    return Math.round(value * 1e6);
  }

  /**
   * Rounds numbers from 0 so that they sum to a total: all down, then those with the largest
   * remainders up, the first of equal ones.
   *
   * @param total their rounded sum in millionths
   */
  static long[] apportion(double[] values, long total) {
    long[] parts = new long[values.length];
    double[] remainders = new double[values.length];
    long left = total;
    for (int i = 0; i < values.length; i++) {
      double exact = values[i] * 1e6;
      parts[i] = (long) Math.floor(exact);
      remainders[i] = exact - parts[i];
      left -= parts[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < remainders.length; i++) {
        largest = remainders[i] > remainders[largest] ? i : largest;
      }
      parts[largest]++;
      remainders[largest] = -1;
    }
    return parts;
  }

  public static double toDouble(long millionths) {
    return millionths / 1e6;
  }

  /** Such as {@code 0.15}: without the zeros at the end. */
  public static String plain(long millionths) {
    return BigDecimal.valueOf(millionths, SCALE).stripTrailingZeros().toPlainString();
  }

  public static void set(RowBuilder row, int column, long millionths) {
    row.setDecimal(column, millionths);
  }
}
