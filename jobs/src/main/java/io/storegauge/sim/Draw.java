package io.storegauge.sim;

/**
 * Random numbers of one thing (an order, a review, a store-day), found by its key alone.
 *
 * <p>SplitMix64 restarted at a hash of the key: no stream is shared, so neither partitioning nor
 * the number of days or exports changes what an order looks like. Only {@link StrictMath}
 * functions, whose last bit is the same on every machine.
 */
final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Key of a thing within a seed; the order of the parts matters. */
  static long key(long seed, long a, long b, long c) {
    long h = mix(seed + GOLDEN);
    h = mix(h ^ (a * 0xD1342543DE82EF95L + 1));
    h = mix(h ^ (b * 0xAF251AF3B0F025B5L + 2));
    return mix(h ^ (c * 0xB564EF22EC7AECE5L + 3));
  }

  /** Whether the thing with this key belongs to a share of all things, without drawing from it. */
  static boolean inShare(long key, double share) {
    return (mix(key) >>> 11) * 0x1.0p-53 < share;
  }

  Draw at(long key) {
    state = key;
    return this;
  }

  private static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** In [0, 1). */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** In [0, n). */
  int below(int n) {
    return (int) (((bits() >>> 32) * n) >>> 32);
  }

  boolean chance(double share) {
    return uniform() < share;
  }

  /**
   * Mean 0, variance 1: the sum of four uniform 16-bit numbers, close to normal and within ±3.5, so
   * that no lifetime gets out of hand.
   */
  double normal() {
    long b = bits();
    long sum = (b & 0xFFFF) + (b >>> 16 & 0xFFFF) + (b >>> 32 & 0xFFFF) + (b >>> 48);
    return (sum - 131_070.0) / 37_837.2;
  }

  double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  int poisson(double mean) {
    if (mean > 40) { // the normal approximation is within a percent there
      return (int) Math.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * normal()));
    }
    double u = uniform();
    double p = StrictMath.exp(-mean);
    int n = 0;
    while (u >= p && n < 200) {
      u -= p;
      n++;
      p *= mean / n;
    }
    return n;
  }
}
