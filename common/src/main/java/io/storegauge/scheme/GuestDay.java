package io.storegauge.scheme;

import io.storegauge.stats.PeerColumn;
import io.storegauge.stats.PeerDay;

/**
 * A store of one day among the peers of another, in the place it has there; it alone, as store 0.
 * What its own values do to its peers' tenths is seen; that the others see it too is not.
 */
final class GuestDay extends ScoredDay {
  private final ScoredDay host;
  private final int place;
  private final int category;

  /**
   * @param day the store's own
   * @param host by whose rules it is scored
   * @param place the store's number there
   */
  GuestDay(PeerDay day, int store, ScoredDay host, int place) {
    super(day.only(store), host.inForce(), host.minPeers());
    this.host = host;
    this.place = place;
    this.category = host.stores().categoryNumber(day.categoryName(store));
  }

  @Override
  PeerColumn rank(int column) {
    return among(host.rank(column), column(column)[0]);
  }

  @Override
  boolean hasEvidence(int denominator) {
    return column(denominator)[0] > 0 || host.othersHaveEvidence(denominator, place);
  }

  /** Where its score stands among the scores that the others have; NaN = it is not ranked. */
  double percentile() {
    return among(host.totals(), points()[0]).percentile(0, true);
  }

  private PeerColumn among(PeerColumn peers, double value) {
    return peers.with(place, value, category, isFormal(0));
  }
}
