package io.storegauge.text;

/**
 * Numbers as good as drawn by lot, and the same ones every time, so that the same texts give the
 * same model (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
 */
final class Draws {
  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final int FLOAT_BITS = 24;

  private long state;

  Draws(long seed) {
    state = seed;
  }

  private long next() {
    state += STEP;
    long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Below 1, at least 0. */
  float share() {
    return (next() >>> (Long.SIZE - FLOAT_BITS)) * (1f / (1 << FLOAT_BITS));
  }

  /** Below a bound, at least 0. */
  private int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Every order as likely as any other (Fisher and Yates). */
  void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int with = below(i + 1);
      int moved = order[i];
      order[i] = order[with];
      order[with] = moved;
    }
  }
}
