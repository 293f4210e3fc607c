package io.storegauge.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Days that do not count in some metrics of a platform, such as holidays on which nobody ships.
 *
 * @param days by platform and metric; of the others every day counts
 */
public record ExemptDays(Map<String, Map<Metric, DaySet>> days) implements Serializable {
  public static final ExemptDays NONE = new ExemptDays(Map.of());

  public ExemptDays {
    Map<String, Map<Metric, DaySet>> sorted = new TreeMap<>();
    days.forEach((platform, byMetric) -> sorted.put(platform, copy(byMetric)));
    days = Collections.unmodifiableMap(sorted);
  }

  /** In the order of the dictionary, so that it prints the same every time. */
  static Map<Metric, DaySet> copy(Map<Metric, DaySet> byMetric) {
    Map<Metric, DaySet> copy = new EnumMap<>(Metric.class);
    byMetric.forEach((metric, of) -> copy.merge(metric, of, DaySet::union));
    copy.values().removeIf(DaySet::isEmpty);
    return Collections.unmodifiableMap(copy);
  }

  public static ExemptDays of(Collection<Platform> platforms) {
    Map<String, Map<Metric, DaySet>> days = new TreeMap<>();
    platforms.forEach(p -> days.put(p.id(), p.exemptDays()));
    days.values().removeIf(Map::isEmpty);
    return new ExemptDays(days);
  }

  public DaySet of(String platform, Metric metric) {
    return days.getOrDefault(platform, Map.of()).getOrDefault(metric, DaySet.EMPTY);
  }

  /** The as-of days on which a window of some metric leaves out other days than by the other. */
  public DaySet asOfDaysUnlike(ExemptDays other) {
    Set<String> platforms = new TreeSet<>(days.keySet());
    platforms.addAll(other.days.keySet());
    DaySet unlike = DaySet.EMPTY;
    for (String platform : platforms) {
      Set<Metric> metrics = EnumSet.noneOf(Metric.class);
      metrics.addAll(days.getOrDefault(platform, Map.of()).keySet());
      metrics.addAll(other.days.getOrDefault(platform, Map.of()).keySet());
      for (Metric metric : metrics) {
        DaySet here = of(platform, metric);
        DaySet there = other.of(platform, metric);
        DaySet changed = here.minus(there).union(there.minus(here));
        unlike = unlike.union(changed.reachedByWindow(Collections.max(metric.windows())));
      }
    }
    return unlike;
  }
}
