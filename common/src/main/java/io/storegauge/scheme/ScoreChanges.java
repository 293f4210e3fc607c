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
 * ones. Scored are the four stores of {@link DayPair}, by the scheme's own evaluator, so that the
 * steps sum to the change without a rest.
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
    PlatformSchemes.InForce old =
        schemes.on(platform, (int) from.toEpochDay(), rules.scheme()).orElse(null);
    DayPair pair = new DayPair(from, then, old, now, rules, minPeers);
    int here = now.indexOf(store);
    return pair.change(here, pair.guest(here));
  }

  static Long known(Score score) {
    return score.hasScore() ? score.score() : null;
  }
}
