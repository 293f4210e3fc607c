package io.storegauge.scheme;

import io.storegauge.stats.PeerDay;
import io.storegauge.stats.PeerDays;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The next grade of a store under each scheme in force, the main one first.
 *
 * <p>Rows in: as {@link ScoreRows} takes them, of the platform and the as-of day.
 */
public record NextGrades(
    PlatformSchemes schemes, int minPeers, String platform, String store, LocalDate asOf)
    implements Serializable {

  /** Empty if the store has no row on the day, or no scheme rules. */
  public List<NextGrade> of(Iterator<InternalRow> metrics) {
    int day = (int) asOf.toEpochDay();
    PeerDay stores =
        PeerDays.gather(metrics, schemes.valueTypes(), schemes.texts().size()).stream()
            .filter(d -> d.asOf() == day && d.platform().toString().equals(platform))
            .findFirst()
            .orElse(null);
    int at = stores == null ? -1 : stores.indexOf(store);
    return at < 0
        ? List.of()
        : schemes.on(platform, day).stream()
            .map(rules -> new GradeSearch(new ScoredDay(stores, rules, minPeers), at).result())
            .toList();
  }
}
