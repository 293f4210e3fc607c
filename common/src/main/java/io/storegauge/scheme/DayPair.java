package io.storegauge.scheme;

import io.storegauge.stats.PeerDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A platform's stores on two days under one scheme, and the steps from one to the other: the store
 * of then among the peers of then by the rules of then; with its own row of today; also with
 * everybody else's; also with the rules of today. The store counts among its own peers, so what its
 * own value does to their tenths is the store's.
 */
final class DayPair {
  private final LocalDate from;
  private final ScoredDay then;
  private final ScoredDay moved;
  private final ScoredDay now;
  private final Map<UTF8String, Integer> places = new HashMap<>();

  /**
   * @param from the earlier day
   * @param before its stores; null = none has a row
   * @param old rules of then; null = there were none
   */
  DayPair(
      LocalDate from,
      PeerDay before,
      PlatformSchemes.InForce old,
      PeerDay today,
      PlatformSchemes.InForce rules,
      int minPeers) {
    this.from = from;
    this.now = new ScoredDay(today, rules, minPeers);
    for (int s = 0; before != null && s < before.size(); s++) {
      places.put(before.store(s), s);
    }
    this.then = before == null || old == null ? null : new ScoredDay(before, old, minPeers);
    this.moved =
        then == null || old.rules() == rules.rules() ? now : new ScoredDay(today, old, minPeers);
  }

  LocalDate from() {
    return from;
  }

  /** Null = there were no rules, or no stores. */
  ScoredDay then() {
    return then;
  }

  /** Today by the rules of then. */
  ScoredDay moved() {
    return moved;
  }

  ScoredDay now() {
    return now;
  }

  /** Number then of a store of today; −1 = it had no row. */
  int place(int here) {
    return places.getOrDefault(now.stores().store(here), -1);
  }

  /** The store of today among the peers of then; null = it had no row, or there were no rules. */
  GuestDay guest(int here) {
    int there = place(here);
    return then == null || there < 0 ? null : new GuestDay(now.stores(), here, then, there);
  }

  /**
   * What changed a store's score.
   *
   * @param guest of the store
   */
  ScoreChange change(int here, GuestDay guest) {
    int there = place(here);
    return guest == null
        ? new ScoreChange(
            now.inForce().scheme(),
            from,
            null,
            now.rules().version(),
            null,
            ScoreChanges.known(now.score(here)),
            there < 0 ? ScoreChange.Unsplit.NO_ROW_THEN : ScoreChange.Unsplit.NO_RULES_THEN,
            List.of())
        : new ChangeSteps(then, there, guest.score(0), moved, now, here).change(from);
  }
}
