package io.storegauge.metric;

import io.storegauge.stats.Shrinkage;

/**
 * What a peer group adds up to on one as-of day: for each measure the sums that {@link
 * Shrinkage.Peers} asks for, as whole numbers, so that the order of the stores does not matter.
 * Quotients and squares are kept as a whole part and a fraction in steps of 2⁻⁴⁰, which is finer
 * than what a double sum of them would lose.
 */
final class PeerSums {
  private static final int STORES = 0;
  private static final int NUMERATOR = 1;
  private static final int DENOMINATOR = 2;
  private static final int SQUARES = 3;
  private static final int DENOMINATOR_SQUARES = 4;
  private static final int NUMERATOR_SQUARES_BY_DENOMINATOR = 6;
  private static final int WIDTH = 8;

  /** Where the sums of {@link Measures#EVIDENCE} follow those of the measures. */
  private static final int EVIDENCE_AT = Measures.COUNT * WIDTH;

  /** Where the sum of what tells of violations stands. */
  private static final int VIOLATIONS_AT = EVIDENCE_AT + Measures.EVIDENCE.size();

  static final int LENGTH = VIOLATIONS_AT + 1;

  /** Of each measure, where the sums of its own evidence stand. */
  private static final int[][] EVIDENCE_OF = evidence();

  private static final double STEPS = 1L << 40;

  private PeerSums() {}

  private static int[][] evidence() {
    int[][] at = new int[Measures.COUNT][0];
    for (int m = 0; m < Measures.REPURCHASE; m++) {
      at[m] =
          Measures.WINDOWED.get(m).metric().evidence().stream()
              .mapToInt(f -> EVIDENCE_AT + Measures.EVIDENCE.indexOf(f))
              .toArray();
    }
    return at;
  }

  /** Adds one store; a measure without evidence adds nothing. */
  static void add(Measures store, long[] sums) {
    for (int m = 0; m < Measures.COUNT; m++) {
      long whole = store.denominator[m];
      if (whole <= 0) {
        continue;
      }
      int at = m * WIDTH;
      double n = MeasureUnits.denominator(m, whole);
      double s = MeasureUnits.numerator(m, store.numerator[m]);
      sums[at + STORES]++;
      sums[at + NUMERATOR] += store.numerator[m];
      sums[at + DENOMINATOR] += whole;
      sums[at + SQUARES] += store.squares[m];
      addReal(n * n, sums, at + DENOMINATOR_SQUARES);
      addReal(s * s / n, sums, at + NUMERATOR_SQUARES_BY_DENOMINATOR);
    }
    for (int e = 0; e < store.evidence.length; e++) {
      sums[EVIDENCE_AT + e] += store.evidence[e];
    }
    sums[VIOLATIONS_AT] += store.violations;
  }

  private static void addReal(double value, long[] sums, int at) {
    double whole = Math.floor(value);
    sums[at] += (long) whole;
    sums[at + 1] += (long) ((value - whole) * STEPS);
  }

  private static double real(long[] sums, int at) {
    return sums[at] + sums[at + 1] / STEPS;
  }

  static void merge(long[] from, long[] into) {
    for (int i = 0; i < LENGTH; i++) {
      into[i] += from[i];
    }
  }

  static long stores(int measure, long[] sums) {
    return sums[measure * WIDTH + STORES];
  }

  /** Whether anybody on a platform tells of what a measure is made of, by the platform's sums. */
  static boolean isTold(int measure, long[] platform) {
    for (int at : EVIDENCE_OF[measure]) {
      if (platform[at] <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether anybody on a platform tells of violations, by the platform's sums. */
  static boolean violationsTold(long[] platform) {
    return platform[VIOLATIONS_AT] > 0;
  }

  private static Shrinkage.Peers peers(int measure, long[] sums) {
    int at = measure * WIDTH;
    return new Shrinkage.Peers(
        sums[at + STORES],
        MeasureUnits.numerator(measure, sums[at + NUMERATOR]),
        MeasureUnits.denominator(measure, sums[at + DENOMINATOR]),
        MeasureUnits.squares(measure, sums[at + SQUARES], sums[at + NUMERATOR]),
        real(sums, at + DENOMINATOR_SQUARES),
        real(sums, at + NUMERATOR_SQUARES_BY_DENOMINATOR));
  }

  /** Peers' mean and its weight in observations; NaN mean without evidence. */
  static void prior(int measure, long[] sums, double[] priors, int at) {
    Shrinkage.Peers peers = peers(measure, sums);
    double mean = peers.mean();
    double within = Shrinkage.withinVariance(peers(MeasureUnits.varianceOf(measure), sums));
    double between = Shrinkage.betweenVariance(peers, within);
    priors[at] = mean;
    priors[at + 1] =
        MeasureUnits.isMean(measure)
            ? Shrinkage.meanWeight(within, between)
            : Shrinkage.rateWeight(mean, between);
  }
}
