package io.storegauge.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code conf/targets.yaml}: what stores aim at.
 *
 * @param everyPlatform line by metric column, of platforms without one of their own
 * @param platforms line by platform and metric column
 */
public record Targets(
    SortedMap<String, Line> everyPlatform, SortedMap<String, SortedMap<String, Line>> platforms)
    implements Serializable {

  public static final Targets NONE = of(Map.of(), Map.of());

  /**
   * One line.
   *
   * @param value in the metric's unit
   * @param source where it comes from; {@code default} = ours
   */
  public record Line(double value, String source) implements Serializable {}

  /** Sorted, because what is printed of it tells whether a table is up to date. */
  public static Targets of(
      Map<String, Line> everyPlatform, Map<String, ? extends Map<String, Line>> platforms) {
    SortedMap<String, SortedMap<String, Line>> byPlatform = new TreeMap<>();
    platforms.forEach((platform, lines) -> byPlatform.put(platform, sorted(lines)));
    return new Targets(sorted(everyPlatform), Collections.unmodifiableSortedMap(byPlatform));
  }

  private static SortedMap<String, Line> sorted(Map<String, Line> lines) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }

  /** The line of a metric column on a platform; null = there is none. */
  public Line line(String platform, String column) {
    Line own = platforms.getOrDefault(platform, Collections.emptySortedMap()).get(column);
    return own == null ? everyPlatform.get(column) : own;
  }
}
