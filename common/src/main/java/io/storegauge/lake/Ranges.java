package io.storegauge.lake;

/** Ranges of whole numbers: first and last in turn, both inclusive, as days or microseconds. */
final class Ranges {
  private Ranges() {}

  /**
   * Whether any of the ranges has a number in common with one from {@code first} to {@code last}.
   */
  static boolean overlap(long[] ranges, long first, long last) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (ranges[i] <= last && first <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the ranges has all numbers from {@code first} to {@code last}. */
  static boolean contain(long[] ranges, long first, long last) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (ranges[i] <= first && last <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
