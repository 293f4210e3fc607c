package io.storegauge.scheme;

/**
 * What moved a store's percentile most in the direction it moved in.
 *
 * @param name an indicator or a line of {@link ScoreChange#REST}, or one of the constants
 * @param line of the store's own values; null = the driver is one of the constants
 */
record RankDriver(String name, ScoreChange.Line line) {
  static final String PEERS = "peers";
  static final String RULES = "rules";

  /** The store has other peers than it had: another category, or one that has become too small. */
  static final String PEER_GROUP = "peer_group";

  /** Of equal parts the own value comes first, then the peers; null = nothing moved, or unknown. */
  static RankDriver of(RankParts parts, ScoreChange change) {
    int direction = Long.signum(parts.change());
    if (!parts.known() || direction == 0) {
      return null;
    }
    long byValue = direction * parts.byValue();
    long byPeers = direction * parts.byPeers();
    long byRules = direction * parts.byRules();
    if (byValue >= byPeers && byValue >= byRules) {
      return ofValues(change, direction);
    }
    return new RankDriver(byPeers >= byRules ? PEERS : RULES, null);
  }

  private static RankDriver ofValues(ScoreChange change, int direction) {
    ScoreChange.Line most = null;
    for (ScoreChange.Line line : change.lines()) {
      long points = direction * line.byValue();
      if (points > 0 && (most == null || points > direction * most.byValue())) {
        most = line;
      }
    }
    return most == null ? new RankDriver(PEER_GROUP, null) : new RankDriver(most.name(), most);
  }
}
