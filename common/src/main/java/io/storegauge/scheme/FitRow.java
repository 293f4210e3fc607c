package io.storegauge.scheme;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A store's day of which both the indicators' points and the platform's score are known.
 *
 * @param store platform and store
 * @param day what the points are made of
 * @param place of the store in it
 * @param weights what the indicators weigh for the store by the rules at hand
 * @param points of the indicators by these rules; NaN = unknown
 * @param added bonuses less deductions, which no weight changes
 * @param official the platform's score, then those of the dimensions; NaN = not published, or
 *     raised by a bonus
 */
record FitRow(
    String store,
    ScoredDay day,
    int place,
    SchemeWeights weights,
    double[] points,
    double added,
    double[] official) {

  /** Of four stores one is held out, the same whatever else there is. */
  private static final int HELD_OUT = 4;

  /** Whether the fit may not see the store. */
  boolean isHeldOut() {
    return isHeldOut(store);
  }

  static boolean isHeldOut(String store) {
    CRC32 hash = new CRC32();
    hash.update(store.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % HELD_OUT == 0;
  }

  /** What the indicators alone make of the platform's score. */
  double weighed() {
    return official[0] - added;
  }

  /** NaN = not published. */
  double dimension(int ordinal) {
    return official[1 + ordinal];
  }
}
