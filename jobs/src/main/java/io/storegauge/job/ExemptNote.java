package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.model.ExemptDays;
import io.storegauge.model.Metric;
import io.storegauge.table.StoreMetricsTable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The exempt days that gold.store_metrics was computed with stand in its commits, not in the
 * fingerprint of its configuration: so a change of the calendar makes those as-of days stale whose
 * windows it touches, and not all of them.
 */
public final class ExemptNote {
  /** Of day sets in a commit: {@code exempt.PLATFORM.METRIC}. */
  private static final String PREFIX = "exempt.";

  private ExemptNote() {}

  /** The exempt days that the table says it was computed with; none if it was never written. */
  public static ExemptDays of(Lake lake) {
    return lake.lastNote(StoreMetricsTable.SPEC).map(ExemptNote::read).orElse(ExemptDays.NONE);
  }

  /** The plan of the table under a calendar. */
  static StagePlan plan(Lake lake, StagePlan plan, ExemptDays exempt) {
    return plan.also(of(lake).asOfDaysUnlike(exempt)).remarking(days(exempt));
  }

  private static Map<String, DaySet> days(ExemptDays exempt) {
    Map<String, DaySet> days = new TreeMap<>();
    exempt
        .days()
        .forEach(
            (platform, byMetric) ->
                byMetric.forEach(
                    (metric, of) -> days.put(PREFIX + platform + "." + metric.id(), of)));
    return days;
  }

  private static ExemptDays read(CommitNote note) {
    Map<String, Map<Metric, DaySet>> days = new HashMap<>();
    note.days()
        .forEach(
            (name, of) -> {
              String[] parts = name.split("\\.", -1);
              if (name.startsWith(PREFIX) && parts.length == 3) {
                // One that this release does not know has no column either.
                metric(parts[2])
                    .ifPresent(
                        m ->
                            days.computeIfAbsent(parts[1], p -> new EnumMap<>(Metric.class))
                                .put(m, of));
              }
            });
    return new ExemptDays(days);
  }

  private static Optional<Metric> metric(String id) {
    return Stream.of(Metric.values()).filter(m -> m.id().equals(id)).findFirst();
  }
}
