package io.storegauge.stats;

import io.storegauge.row.RowBuilder;

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

  public static double toDouble(long millionths) {
    return millionths / 1e6;
  }

  public static void set(RowBuilder row, int column, long millionths) {
    row.setDecimal(column, millionths, PRECISION, SCALE);
  }
}
