package io.storegauge.text;

import java.util.Arrays;

/**
 * Bands of min-hashes of a set. Its elements, which are hashes, are dealt to {@value #BINS} bins;
 * the least of a bin is a min-hash (one permutation hashing, Li, Owen and Zhang 2012): two sets
 * share it with about the probability of their similarity (Broder 1997), and a band if they share
 * all its {@value #ROWS}. Sets with a similarity of 0.8 meet in one of the {@value #BANDS} bands
 * with a probability of 1 − (1 − 0.8⁴)⁸ = 0.985, with one of 0.4 in 0.19.
 */
final class MinHash {
  static final int BANDS = 8;
  private static final int ROWS = 4;
  private static final int BINS = BANDS * ROWS;

  /** The upper bits of an element tell its bin. */
  private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(BINS);

  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  private MinHash() {}

  /**
   * One number a band.
   *
   * @param set ascending; bins that it leaves empty share that
   */
  static long[] bands(int[] set) {
    long[] least = new long[BINS];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = set.length - 1; i >= 0; i--) {
      least[set[i] >>> SHIFT] = set[i];
    }
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long together = band;
      for (int row = 0; row < ROWS; row++) {
        together = mixed(together ^ least[band * ROWS + row]);
      }
      bands[band] = together;
    }
    return bands;
  }

  private static long mixed(long value) {
    long product = (value + 1) * FACTOR;
    return product ^ (product >>> 32);
  }
}
