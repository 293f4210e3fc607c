package io.storegauge.stats;

import java.io.Serializable;

/**
 * Weighted variances of a panel of stores before and after, as they are and as each draw of days
 * has them. Kept in whole steps, so that the order in which stores are added does not matter.
 */
final class PanelSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Steps of one rating × stars²; 100,000 stores of a million ratings each do not overflow. */
  private static final double STEPS = 0x1p20;

  private long stores;
  private long weights;
  private long before;
  private long after;
  private final long[] drawnBefore = new long[DayBlocks.REPLICATES];
  private final long[] drawnAfter = new long[DayBlocks.REPLICATES];

  /** Adds a store, weighted by its ratings of the window before. */
  void add(WindowSums storeBefore, WindowSums storeAfter, DayBlocks first, DayBlocks second) {
    double weight = storeBefore.ratings();
    stores++;
    weights += steps(weight);
    before += steps(weight * storeBefore.variance());
    after += steps(weight * storeAfter.variance());
    for (int r = 0; r < DayBlocks.REPLICATES; r++) {
      drawnBefore[r] += steps(weight * storeBefore.variance(first.starts(r)));
      drawnAfter[r] += steps(weight * storeAfter.variance(second.starts(r)));
    }
  }

  private static long steps(double value) {
    return Math.round(value * STEPS);
  }

  /** Adds the stores of another panel. */
  PanelSums add(PanelSums other) {
    stores += other.stores;
    weights += other.weights;
    before += other.before;
    after += other.after;
    for (int r = 0; r < DayBlocks.REPLICATES; r++) {
      drawnBefore[r] += other.drawnBefore[r];
      drawnAfter[r] += other.drawnAfter[r];
    }
    return this;
  }

  long stores() {
    return stores;
  }

  /** Ratings of the window before. */
  double ratings() {
    return weights / STEPS;
  }

  /** Mean variance before, stars²; may be below 0. */
  double before() {
    return (double) before / weights;
  }

  /** Mean variance after, with the same weights. */
  double after() {
    return (double) after / weights;
  }

  double drawnBefore(int replicate) {
    return (double) drawnBefore[replicate] / weights;
  }

  double drawnAfter(int replicate) {
    return (double) drawnAfter[replicate] / weights;
  }
}
