package io.storegauge.scheme;

import io.storegauge.stats.Millionths;
import java.util.Locale;

/**
 * What moved a store's percentile, in millionths of it: its own values, the peers, the rules, in
 * the steps of {@link DayPair}.
 *
 * <p>After the first step the store has the score of its values of today by the peers and rules of
 * then, the others keep their scores. The parts sum to the change, since each is the difference of
 * two rounded percentiles.
 *
 * @param unsplit why there are no parts; null = there are
 */
record RankParts(long byValue, long byPeers, long byRules, String unsplit) {
  private static final String NOT_RANKED_THEN = "not_ranked_then";
  private static final String NOT_RANKED_NOW = "not_ranked_now";
  private static final String NOT_RANKED_BETWEEN = "not_ranked_between";

  static RankParts of(DayPair pair, int here, GuestDay guest, ScoreChange change) {
    if (change.unsplit() != null) {
      return none(change.unsplit().name().toLowerCase(Locale.ROOT));
    }
    double then = pair.then().totals().percentile(pair.place(here), true);
    double now = pair.now().totals().percentile(here, true);
    double own = guest.percentile();
    double moved = pair.moved().totals().percentile(here, true);
    if (Double.isNaN(then) || Double.isNaN(now)) {
      return none(Double.isNaN(then) ? NOT_RANKED_THEN : NOT_RANKED_NOW);
    }
    if (Double.isNaN(own) || Double.isNaN(moved)) {
      return none(NOT_RANKED_BETWEEN);
    }
    return new RankParts(
        Millionths.of(own) - Millionths.of(then),
        Millionths.of(moved) - Millionths.of(own),
        Millionths.of(now) - Millionths.of(moved),
        null);
  }

  private static RankParts none(String why) {
    return new RankParts(0, 0, 0, why);
  }

  boolean known() {
    return unsplit == null;
  }

  long change() {
    return byValue + byPeers + byRules;
  }
}
