package io.storegauge.stats;

/**
 * How surprising it is to find so many of a kind in a sample, if the sample is like the rest.
 *
 * <p>Of {@code total} things {@code marked} are of the kind, and {@code drawn} of all are drawn
 * without looking. This is Fisher's exact test (1922) of one side: given how many there are in both
 * samples together, it needs no rate that somebody would have to know, so that its level holds for
 * rare kinds and short histories.
 */
public final class Hypergeometric {
  /** Below it a summand changes no digit that is kept. */
  private static final double NOTHING = 1e-18;

  /** From here on Stirling's series has all digits of a double. */
  private static final int STIRLING_FROM = 20;

  private Hypergeometric() {}

  /** Probability of drawing at least so many of the kind, 0 to 1. */
  public static double atLeast(long found, long drawn, long marked, long total) {
    long least = Math.max(0, drawn + marked - total);
    if (found <= least) {
      return 1;
    }
    long most = Math.min(drawn, marked);
    if (found > most) {
      return 0;
    }
    double term =
        StrictMath.exp(
            logChoose(marked, found)
                + logChoose(total - marked, drawn - found)
                - logChoose(total, drawn));
    double sum = 0;
    for (long x = found; x <= most && term > sum * NOTHING; x++) {
      sum += term;
      term *=
          (double) (marked - x) * (drawn - x) / ((x + 1.0) * (total - marked - drawn + x + 1.0));
    }
    return Math.min(1, sum);
  }

  private static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /** StrictMath, so that a table is the same on every machine. */
  static double logFactorial(long n) {
    if (n < STIRLING_FROM) {
      double product = 1;
      for (long i = 2; i <= n; i++) {
        product *= i;
      }
      return StrictMath.log(product);
    }
    double x = n;
    return (x + 0.5) * StrictMath.log(x)
        - x
        + 0.5 * StrictMath.log(2 * Math.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x)
        + 1 / (1260 * x * x * x * x * x);
  }
}
