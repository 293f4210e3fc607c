package io.storegauge.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seconds and peak memory of runs by name, as often as each was repeated. */
final class Timings {
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, Long> peakBytes = new LinkedHashMap<>();

  void add(String run, double s) {
    seconds.computeIfAbsent(run, r -> new ArrayList<>()).add(s);
  }

  void add(String run, Child.Result result) {
    add(run, result.seconds());
    peakBytes.merge(run, result.peakBytes(), Math::max);
  }

  boolean has(String run) {
    return seconds.containsKey(run);
  }

  /** Median of the repetitions; NaN if there was none. */
  double seconds(String run) {
    List<Double> sorted = seconds.getOrDefault(run, List.of()).stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  /** The repetitions in their order. */
  List<Double> all(String run) {
    return seconds.getOrDefault(run, List.of());
  }

  /** Largest of the repetitions; 0 if not known. */
  long peakBytes(String run) {
    return peakBytes.getOrDefault(run, 0L);
  }
}
