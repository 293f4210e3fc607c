package io.storegauge.report.data;

import io.storegauge.config.Conf;
import io.storegauge.job.PlatformMetrics;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.scheme.NextGrade;
import io.storegauge.scheme.NextGrades;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.scheme.ScoreChange;
import io.storegauge.scheme.ScoreChanges;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What only the rules can tell of a store: the way to its next grades, and what changed its scores.
 *
 * @param grades by scheme, the main one first
 * @param changes since the earlier day, likewise
 * @param obstacle why nothing of it can be told, as an error says it; null = it is told
 */
public record Outlook(List<NextGrade> grades, List<ScoreChange> changes, String obstacle) {

  /** Reads the metrics of the platform on both days. */
  public static Outlook of(
      Gold gold, Supplier<Conf> conf, StoreKey store, LocalDate day, LocalDate before) {
    Lake lake = gold.lake();
    if (!lake.exists(StoreMetricsTable.SPEC)) {
      return untold(StoreMetricsTable.SPEC.qualifiedName());
    }
    Conf rules;
    try {
      rules = conf.get();
    } catch (StoregaugeException e) {
      return untold(e.getMessage());
    }
    PlatformSchemes schemes = new PlatformSchemes(rules.platforms().values(), rules.schemes());
    List<String> missing = PlatformMetrics.missing(lake, schemes);
    if (!missing.isEmpty()) {
      return untold(StoreMetricsTable.SPEC.qualifiedName() + ": " + String.join(", ", missing));
    }
    int minPeers = rules.settings().benchmarks().minPeers();
    NextGrades grades = new NextGrades(schemes, minPeers, store.platform(), store.storeId(), day);
    ScoreChanges changes =
        new ScoreChanges(
            schemes, minPeers, store.platform(), store.storeId(), day, List.of(before));
    List<NextGrade> next =
        new ArrayList<>(
            PlatformMetrics.of(lake, store.platform(), DaySet.of(List.of(day)), schemes)
                .mapPartitions(rows -> grades.of(rows).iterator())
                .collect());
    List<ScoreChange> changed =
        new ArrayList<>(
            PlatformMetrics.of(lake, store.platform(), DaySet.of(List.of(before, day)), schemes)
                .mapPartitions(rows -> changes.of(rows).iterator())
                .collect());
    return new Outlook(next, changed, null);
  }

  private static Outlook untold(String why) {
    return new Outlook(List.of(), List.of(), why);
  }

  public Optional<NextGrade> grade(String scheme) {
    return grades.stream().filter(g -> g.scheme().equals(scheme)).findFirst();
  }

  public Optional<ScoreChange> change(String scheme) {
    return changes.stream().filter(c -> c.scheme().equals(scheme)).findFirst();
  }
}
