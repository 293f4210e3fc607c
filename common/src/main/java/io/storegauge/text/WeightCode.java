package io.storegauge.text;

/**
 * Weights of eight bits: a sign, four bits of the exponent and three of the fraction. What is kept
 * of a weight is within a sixteenth of it, from 1/512 up to 120; what is less is nothing, what is
 * more is 120. Every one is a whole number of {@link #UNIT}, so that sums of them are exact and the
 * same in any order.
 */
final class WeightCode {
  /** What {@link #units} counts. */
  static final double UNIT = 0x1p-12;

  /** Codes are bytes. */
  static final int CODES = 256;

  private static final int SIGN = 0x80;
  private static final int FRACTION_BITS = 3;
  private static final int LEAST_EXPONENT = -9;
  private static final int LARGEST = SIGN - 1;

  private static final int[] UNITS = new int[CODES];

  static {
    for (int code = 1; code < SIGN; code++) {
      int fraction = code & ((1 << FRACTION_BITS) - 1);
      UNITS[code] = ((1 << FRACTION_BITS) + fraction) << (code >> FRACTION_BITS);
      UNITS[SIGN | code] = -UNITS[code];
    }
  }

  private WeightCode() {}

  /** Code of the weight next to it; of two as near the heavier one. 0 is no weight. */
  static int of(double weight) {
    double size = Math.abs(weight);
    int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(size));
    // In eighths of the power of two: 8 to 15, or 16, which is the first of the next power.
    int eighths = (int) Math.floor(Math.scalb(size, FRACTION_BITS - exponent) + 0.5);
    int code = ((exponent - LEAST_EXPONENT) << FRACTION_BITS) + eighths - (1 << FRACTION_BITS);
    if (code <= 0) {
      return 0;
    }
    return Math.min(code, LARGEST) | (weight < 0 ? SIGN : 0);
  }

  /** The weight of a code, in {@link #UNIT}s. */
  static int units(int code) {
    return UNITS[code];
  }

  /** The weight next to it that has a code. */
  static float rounded(double weight) {
    return (float) (units(of(weight)) * UNIT);
  }
}
