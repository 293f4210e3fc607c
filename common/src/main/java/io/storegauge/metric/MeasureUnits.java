package io.storegauge.metric;

import io.storegauge.model.Metric;

/** From the whole numbers of {@link Measures} to stars, hours, orders, cases and shares. */
final class MeasureUnits {
  private static final double[] NUMERATOR = new double[Measures.COUNT];
  private static final double[] DENOMINATOR = new double[Measures.COUNT];
  private static final double[] SQUARES = new double[Measures.COUNT];
  private static final boolean[] MEAN = new boolean[Measures.COUNT];

  /** The measure whose observations give the variance inside stores. */
  private static final int[] VARIANCE_OF = new int[Measures.COUNT];

  static {
    for (int m = 0; m < Measures.COUNT; m++) {
      VARIANCE_OF[m] = m;
      NUMERATOR[m] = 1;
      DENOMINATOR[m] = 1;
      SQUARES[m] = 1;
      if (m == Measures.REPURCHASE) {
        continue;
      }
      Metric metric = Measures.WINDOWED.get(m).metric();
      NUMERATOR[m] = metric.numeratorUnit();
      DENOMINATOR[m] = metric.denominatorUnit();
      MEAN[m] = metric.kind().isMean();
      SQUARES[m] = metric.kind().squaresUnit();
      if (metric == Metric.REVIEW_SCORE) {
        // The score weighs the same ratings a little differently and keeps no squares of its own.
        VARIANCE_OF[m] =
            Measures.WINDOWED.indexOf(
                Metric.windowed(Metric.RATING_MEAN.id(), Measures.WINDOWED.get(m).windowDays()));
      }
    }
  }

  private MeasureUnits() {}

  /** Numerator in stars, hours, seconds, or what is counted. */
  static double numerator(int measure, long whole) {
    return whole / NUMERATOR[measure];
  }

  /** Denominator in what is counted. */
  static double denominator(int measure, long whole) {
    return whole / DENOMINATOR[measure];
  }

  /**
   * Sum of squares in stars², hours² or seconds²; of a rate's zeros and ones the squares are the
   * numerator.
   */
  static double squares(int measure, long squares, long numerator) {
    return MEAN[measure] ? squares / SQUARES[measure] : numerator(measure, numerator);
  }

  /** Numerator ÷ denominator; NaN below the minimum denominator, or without any. */
  static double value(int measure, long numerator, long denominator, int minDenominator) {
    if (denominator <= 0 || denominator < minDenominator * DENOMINATOR[measure]) {
      return Double.NaN;
    }
    return numerator / (NUMERATOR[measure] / DENOMINATOR[measure]) / denominator;
  }

  /** Whether a measure is shrunk as a mean, not as a rate. */
  static boolean isMean(int measure) {
    return MEAN[measure];
  }

  static int varianceOf(int measure) {
    return VARIANCE_OF[measure];
  }
}
