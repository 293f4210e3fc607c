package io.storegauge.stats;

import java.util.Arrays;

/**
 * The band of one store, day after day: it rises as soon as the index reaches a line and falls only
 * when the index is well below it, so that a store near a line does not change bands from day to
 * day.
 *
 * <p>A store is in a band or above on day t if there is a day u of [t − {@code holdDays}, t] on
 * which its index was at or above the band's line, and on no day of (u, t] it was below the line by
 * more than {@code hysteresis}. So a band follows from the indexes of {@code holdDays} days and the
 * day itself, whatever was published before. Days without an index neither hold nor end a band.
 */
final class HeldBand {
  private static final RiskBand[] BANDS = RiskBand.values();
  private static final int NEVER = Integer.MIN_VALUE;

  private final double hysteresis;
  private final int holdDays;

  /** By band: last day at or above its line, unless the index fell well below it since. */
  private final int[] reached = new int[BANDS.length];

  /**
   * @param hysteresis points below a line at which a band ends
   * @param holdDays days after which a band ends that the index has not reached again
   */
  HeldBand(double hysteresis, int holdDays) {
    this.hysteresis = hysteresis;
    this.holdDays = holdDays;
    Arrays.fill(reached, NEVER);
  }

  /**
   * The band of the next day with an index.
   *
   * @param day epoch day, later than the one before
   */
  RiskBand next(int day, double index) {
    RiskBand held = RiskBand.LOW;
    for (RiskBand band : BANDS) {
      int b = band.ordinal();
      if (index >= band.line()) {
        reached[b] = day;
      } else if (index < band.line() - hysteresis) {
        reached[b] = NEVER;
      }
      held = reached[b] != NEVER && day - reached[b] <= holdDays ? band : held;
    }
    return held;
  }
}
