package io.storegauge.scheme;

import static io.storegauge.model.StoregaugeException.Code.USAGE;

import io.storegauge.config.Scheme;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which rules score a platform's stores on a day, and the metrics all of them need. */
public final class PlatformSchemes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A scheme with its versions by first day, as epoch days. */
  private record Versions(String scheme, TreeMap<Long, SchemeEvaluator> byFirstDay)
      implements Serializable {}

  /**
   * Rules in force.
   *
   * @param columns position of each indicator's value in {@link PlatformSchemes#columns()}
   */
  record InForce(String scheme, SchemeEvaluator rules, int[] columns) {}

  private final Map<String, Versions> byPlatform = new HashMap<>();
  private final List<String> columns;

  /**
   * @throws StoregaugeException if a platform names a scheme there is not, or a scheme a metric
   */
  public PlatformSchemes(Collection<Platform> platforms, Map<String, Scheme> schemes) {
    Set<String> needed = new LinkedHashSet<>();
    Map<String, Platform> sorted = new TreeMap<>();
    platforms.forEach(p -> sorted.put(p.id(), p));
    for (Platform p : sorted.values()) {
      Scheme scheme = schemes.get(p.scheme());
      if (scheme == null) {
        throw new StoregaugeException(
            USAGE,
            String.format(
                "Platform %s is scored by %s, which is not among the schemes: %s",
                p.id(), p.scheme(), schemes.keySet().stream().sorted().toList()));
      }
      Versions versions = new Versions(scheme.id(), new TreeMap<>());
      for (Scheme.Version v : scheme.versions()) {
        SchemeEvaluator rules = new SchemeEvaluator(v);
        versions.byFirstDay().put(v.from().toEpochDay(), rules);
        needed.addAll(rules.columns());
      }
      byPlatform.put(p.id(), versions);
    }
    this.columns = new ArrayList<>(needed);
  }

  /** Columns of {@code gold.store_metrics} that any of the schemes scores. */
  public List<String> columns() {
    return columns;
  }

  /** Rules of a platform on an as-of day; null if none is in force yet. */
  InForce on(String platform, int asOf) {
    Versions versions = byPlatform.get(platform);
    var entry = versions == null ? null : versions.byFirstDay().floorEntry((long) asOf);
    if (entry == null) {
      return null;
    }
    SchemeEvaluator rules = entry.getValue();
    return new InForce(
        versions.scheme(), rules, rules.columns().stream().mapToInt(columns::indexOf).toArray());
  }
}
