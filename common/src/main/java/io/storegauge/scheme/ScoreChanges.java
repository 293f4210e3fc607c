package io.storegauge.scheme;

import io.storegauge.stats.PeerDay;
import io.storegauge.stats.PeerDays;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What changed a store's scores since earlier days.
 *
 * <p>Rows in: as {@link ScoreRows} takes them, of the platform, of the as-of day and the earlier
 * ones. Scored are four stores that differ by one step each: the store of then among the peers of
 * then by the rules of then; the same with the store's own row of today; also with everybody
 * else's; also with the rules of today. All four by the scheme's own evaluator, so that the steps
 * sum to the change without a rest. The store counts among its own peers, so what its own value
 * does to their tenths is the store's.
 *
 * @param before earlier days
 */
public record ScoreChanges(
    PlatformSchemes schemes,
    int minPeers,
    String platform,
    String store,
    LocalDate asOf,
    List<LocalDate> before)
    implements Serializable {

  /** Of each scheme in force, the main one first, and of each earlier day in their order. */
  public List<ScoreChange> of(Iterator<InternalRow> metrics) {
    Map<Integer, PeerDay> days = new HashMap<>();
    PeerDays.gather(metrics, schemes.valueTypes(), schemes.texts().size()).stream()
        .filter(d -> d.platform().toString().equals(platform))
        .forEach(d -> days.put(d.asOf(), d));
    int today = (int) asOf.toEpochDay();
    PeerDay now = days.get(today);
    if (now == null || now.indexOf(store) < 0) {
      return List.of();
    }
    List<ScoreChange> changes = new ArrayList<>();
    for (PlatformSchemes.InForce rules : schemes.on(platform, today)) {
      for (LocalDate from : before) {
        changes.add(change(rules, from, days.get((int) from.toEpochDay()), now));
      }
    }
    return changes;
  }

  private ScoreChange change(
      PlatformSchemes.InForce rules, LocalDate from, PeerDay then, PeerDay now) {
    int here = now.indexOf(store);
    int there = then == null ? -1 : then.indexOf(store);
    PlatformSchemes.InForce old =
        schemes.on(platform, (int) from.toEpochDay()).stream()
            .filter(r -> r.scheme().equals(rules.scheme()))
            .findFirst()
            .orElse(null);
    ScoredDay today = new ScoredDay(now, rules, minPeers);
    Score scoreNow = today.score(here);
    if (there < 0 || old == null) {
      return new ScoreChange(
          rules.scheme(),
          from,
          null,
          rules.rules().version(),
          null,
          known(scoreNow),
          there < 0 ? ScoreChange.Unsplit.NO_ROW_THEN : ScoreChange.Unsplit.NO_RULES_THEN,
          List.of());
    }
    return new ChangeSteps(
            new ScoredDay(then, old, minPeers),
            there,
            new ScoredDay(then.with(there, now, here), old, minPeers),
            new ScoredDay(now, old, minPeers),
            today,
            here)
        .change(from);
  }

  static Long known(Score score) {
    return score.hasScore() ? score.score() : null;
  }
}
