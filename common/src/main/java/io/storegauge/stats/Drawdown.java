package io.storegauge.stats;

/**
 * Deepest fall of the trailing 7-day mean rating from its highest so far.
 *
 * <p>The 7-day mean is taken on each rated day, over days inside the window only, and shrunk to the
 * window's mean with the weight of {@value #PRIOR_RATINGS} ratings (ours), so that one bad rating
 * after a quiet week is not a crash.
 */
final class Drawdown {
  static final int TRAILING_DAYS = 7;
  static final double PRIOR_RATINGS = 10;

  private Drawdown() {}

  /** Stars, 0 if the mean never fell. */
  static double deepest(RatedDays days, int from, int to, double windowMean) {
    double highest = Double.NEGATIVE_INFINITY;
    double deepest = 0;
    long weight = 0;
    long sum = 0;
    int first = from;
    for (int i = from; i < to; i++) {
      weight += days.weight(i);
      sum += days.sum(i);
      for (; days.day(first) <= days.day(i) - TRAILING_DAYS; first++) {
        weight -= days.weight(first);
        sum -= days.sum(first);
      }
      double ratings = RatedDays.toRatings(weight);
      // Written as a distance from the window's mean: equal means stay exactly equal.
      double distance = RatedDays.toMean(sum, weight) - windowMean;
      double shrunk = distance * ratings / (PRIOR_RATINGS + ratings);
      highest = Math.max(highest, shrunk);
      deepest = Math.max(deepest, highest - shrunk);
    }
    return deepest;
  }
}
