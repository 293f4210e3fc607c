package io.storegauge.stats;

import java.io.Serializable;

/**
 * Which days a moving-block bootstrap draws: {@value #REPLICATES} times a window's length of days,
 * in blocks of {@value #BLOCK_DAYS} that begin anywhere in the window, so that weekdays and what
 * lasts for days stay together. All stores draw the same days: what a platform had in common on a
 * day is drawn with it.
 */
final class DayBlocks implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int BLOCK_DAYS = 7;
  static final int REPLICATES = 500;

  private final int[][] starts;

  /**
   * @param seed the same draws for the same seed, on every machine and release
   * @param windowDays at least {@value #BLOCK_DAYS}
   */
  DayBlocks(long seed, int windowDays) {
    int blocks = (windowDays + BLOCK_DAYS - 1) / BLOCK_DAYS;
    long state = seed;
    this.starts = new int[REPLICATES][blocks];
    for (int[] replicate : starts) {
      for (int b = 0; b < blocks; b++) {
        state += 0x9E3779B97F4A7C15L;
        replicate[b] = (int) Long.remainderUnsigned(mixed(state), windowDays - BLOCK_DAYS + 1L);
      }
    }
  }

  /** SplitMix64 (Steele, Lea, Flood 2014): a few lines that no library can change. */
  private static long mixed(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** First days of the blocks of a replicate, from 0; the last block takes the days that lack. */
  int[] starts(int replicate) {
    return starts[replicate];
  }
}
