package io.storegauge.text;

/**
 * Bands of min-hashes of a set: two sets share one hash with the probability of their similarity
 * (Broder 1997), and a band if they share all its {@value #ROWS} hashes. With {@value #BANDS} bands
 * sets with a similarity of 0.8 meet in one with a probability of 1 − (1 − 0.8⁴)⁸ = 0.985, with one
 * of 0.4 in 0.19.
 */
final class MinHash {
  static final int BANDS = 8;
  private static final int ROWS = 4;

  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  private MinHash() {}

  /** One number a band; {@code set} must not be empty. */
  static long[] bands(int[] set) {
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long together = band;
      for (int row = 0; row < ROWS; row++) {
        together = mixed(together) ^ least(set, band * ROWS + row + 1);
      }
      bands[band] = mixed(together);
    }
    return bands;
  }

  /** The least of the set by one of many orders. */
  private static long least(int[] set, int order) {
    long seed = order * FACTOR;
    long least = Long.MAX_VALUE;
    for (int element : set) {
      least = Math.min(least, mixed(element ^ seed));
    }
    return least;
  }

  private static long mixed(long value) {
    long product = (value ^ (value >>> 32)) * FACTOR;
    product = (product ^ (product >>> 29)) * FACTOR;
    return product ^ (product >>> 32);
  }
}
