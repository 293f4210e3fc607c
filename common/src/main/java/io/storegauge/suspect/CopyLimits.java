package io.storegauge.suspect;

/**
 * How many copies are more than chance, where texts repeat anyway: set phrases, small vocabularies.
 * If the copies of a text lie among the stores as all reviews do, a store with a share of them has
 * that share of the copies; the limit is the least number that a Poisson count of that mean reaches
 * with a probability of at most {@value #CHANCE}.
 *
 * @param meanCopies of a text, over all long enough ones of a platform and stretch of time
 * @param least limit in any case
 */
record CopyLimits(double meanCopies, int least) {
  static final double CHANCE = 1e-4;

  /** More copies of one text count as so many: a campaign must not raise its own limit. */
  static final int MOST_COUNTED = 20;

  int of(double shareOfReviews) {
    double mean = meanCopies * shareOfReviews;
    double term = Math.exp(-mean);
    double reached = 1;
    int limit = 0;
    while (reached > CHANCE) {
      reached -= term;
      limit++;
      term *= mean / limit;
    }
    return Math.max(least, limit);
  }
}
