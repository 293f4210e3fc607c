package io.storegauge.scheme;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A store's day of which both the indicators' points and the platform's score are known.
 *
 * @param store platform and store
 * @param points of the indicators; NaN = unknown
 * @param weights what they weigh for the store by the rules at hand
 * @param added bonuses less deductions, which no weight changes
 * @param official the platform's score, then those of the dimensions; NaN = not published
 */
record FitRow(
    String store, double[] points, SchemeWeights weights, double added, double[] official) {

  /** Of four stores one is held out, the same whatever else there is. */
  private static final int HELD_OUT = 4;

  /** Whether the fit may not see the store. */
  boolean isHeldOut() {
    CRC32 hash = new CRC32();
    hash.update(store.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % HELD_OUT == 0;
  }

  double total() {
    return official[0];
  }

  double dimension(int ordinal) {
    return official[1 + ordinal];
  }
}
