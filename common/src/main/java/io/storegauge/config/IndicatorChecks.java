package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.table.MetricColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Indicators of one version: metrics there are, weights that add up, curves that make sense. */
final class IndicatorChecks {
  private static final List<String> CURVES = List.of("curve", "tiers", "peer", "identity");

  private final SchemeChecks checks;
  private final YamlDoc doc;
  private final String version;

  IndicatorChecks(SchemeChecks checks) {
    this.checks = checks;
    this.doc = checks.doc();
    this.version = checks.version();
  }

  void run() {
    Map<String, String> names = new HashMap<>();
    checks.each(
        "/indicators",
        at -> {
          metric(at);
          minDenominator(at);
          name(at, names);
          curve(at);
          smallSample(at);
          checks.conditions(at + "/small_sample/when");
        });
    weights();
  }

  private void name(String at, Map<String, String> names) {
    JsonNode indicator = doc.at(version + at);
    String metric = indicator.path("metric").asText() + "_" + indicator.path("window_days") + "d";
    if (indicator.has("name")) {
      checks.unique(version + at + "/name", names);
    } else if (indicator.path("metric").isTextual()) {
      checks.unique(version + at + "/metric", metric, names);
    }
  }

  private void metric(String at) {
    String pointer = version + at + "/metric";
    Checks.name(doc, pointer, "metric", MetricColumn.ids(), checks.problems());
    String metric = doc.at(pointer).asText();
    List<Integer> windows = MetricColumn.windows(metric);
    JsonNode days = doc.at(version + at + "/window_days");
    if (!windows.isEmpty() && days.isNumber() && !windows.contains(days.asInt())) {
      checks.add(
          at + "/window_days",
          String.format(
              "no such window of %s; allowed: %s. Change it.",
              metric, String.join(", ", Trees.strings(windows))));
    }
  }

  private void minDenominator(String at) {
    if (!doc.isGiven(version + at + "/min_denominator")) {
      return;
    }
    if (doc.isGiven(version + at + "/use")) {
      checks.add(at + "/min_denominator", "stands beside use; allowed: one of them. Remove one.");
    }
    if (!metricOf(at).map(MetricColumn::isSampled).orElse(true)) {
      checks.add(at + "/min_denominator", "the metric counts all there is; remove it.");
    }
  }

  private void smallSample(String at) {
    checks.inRange(at + "/small_sample/points");
    boolean sampled = metricOf(at).map(MetricColumn::isSampled).orElse(true);
    if (doc.isGiven(version + at + "/small_sample") && !sampled) {
      checks.add(at + "/small_sample", "the metric counts all there is; remove it.");
    }
  }

  private void weights() {
    Map<String, List<JsonNode>> byDimension = new LinkedHashMap<>();
    JsonNode dimensions = doc.at(version + "/dimensions");
    boolean weighed = doc.isGiven(version + "/dimensions") && !dimensions.isEmpty();
    for (JsonNode i : doc.at(version + "/indicators")) {
      String dimension = i.path("dimension").asText();
      byDimension
          .computeIfAbsent(weighed ? dimension : "", d -> new ArrayList<>())
          .add(i.path("weight"));
    }
    byDimension.forEach(
        (d, weights) ->
            Checks.sum(
                doc,
                version + "/indicators",
                d.isEmpty() ? "" : " of " + d,
                weights,
                checks.problems()));
    if (!weighed) {
      return;
    }
    Checks.sum(doc, version + "/dimensions", dimensions, checks.problems());
    for (String d : byDimension.keySet()) {
      if (!dimensions.has(d)) {
        checks.add("/dimensions", d + " has indicators and no weight; add it, or remove them.");
      }
    }
    dimensions
        .fieldNames()
        .forEachRemaining(
            d -> {
              if (!byDimension.containsKey(d)) {
                checks.add(
                    "/dimensions/" + d, "no indicator belongs to it; add one, or remove it.");
              }
            });
  }

  private void curve(String at) {
    List<String> given = CURVES.stream().filter(c -> doc.isGiven(version + at + "/" + c)).toList();
    if (given.size() != 1) {
      checks.add(
          at,
          (given.isEmpty() ? "no curve" : "several curves (" + String.join(", ", given) + ")")
              + "; allowed: one of curve, tiers, peer, identity. "
              + (given.isEmpty() ? "Add one." : "Remove the others."));
      return;
    }
    String pointer = at + "/" + given.get(0);
    Optional<MetricColumn> metric = metricOf(at);
    switch (given.get(0)) {
      case "peer" -> peer(pointer);
      case "identity" ->
          metric
              .filter(m -> !m.higherIsBetter())
              .ifPresent(m -> checks.add(pointer, against(m) + " Use another curve."));
      default -> points(pointer, given.get(0).equals("tiers"), metric);
    }
  }

  private Optional<MetricColumn> metricOf(String at) {
    JsonNode indicator = doc.at(version + at);
    return MetricColumn.ALL.stream()
        .filter(m -> m.id().equals(indicator.path("metric").asText()))
        .filter(m -> m.windowDays() == indicator.path("window_days").asInt())
        .findFirst();
  }

  private static String against(MetricColumn m) {
    return String.format(
        "gives more points for worse values; allowed: no %s points for a higher %s.",
        m.higherIsBetter() ? "fewer" : "more", m.id());
  }

  private void peer(String at) {
    checks.inRange(at + "/low");
    checks.inRange(at + "/high");
    double low = doc.at(version + at + "/low").asDouble();
    double high = doc.at(version + at + "/high").asDouble();
    if (low >= high) {
      checks.add(at + "/low", "not below high; allowed: fewer points at the worst. Change one.");
      return;
    }
    if (doc.at(version + at + "/worst").asDouble() >= doc.at(version + at + "/best").asDouble()) {
      checks.add(
          at + "/worst",
          "not below best; allowed: less of the peers than at the best. Change one.");
    }
    double step = doc.at(version + at + "/step").asDouble();
    if (step > 0 && Math.abs(Math.IEEEremainder(high - low, step)) > Checks.ROUNDING) {
      checks.add(
          at + "/step",
          String.format(
              "never reaches high; allowed: a step that divides high − low (%s). Change one.",
              Checks.plain(high - low)));
    }
  }

  private void points(String at, boolean steps, Optional<MetricColumn> metric) {
    JsonNode curve = doc.at(version + at);
    for (int i = 0; i < curve.size(); i++) {
      String point = at + "/" + i;
      checks.inRange(point + "/points");
      metric.ifPresent(m -> reachable(point, steps, m));
      if (i > 0) {
        rising(point, curve.get(i - 1), curve.get(i), metric);
      }
    }
    double lowest = metric.map(MetricColumn::lowest).orElse(0.0);
    JsonNode first = curve.path(0).path("value");
    if (steps && metric.isPresent() && first.isNumber() && first.asDouble() > lowest) {
      checks.add(
          at + "/0/value",
          "values below it have no step; allowed for the first one: "
              + Checks.plain(lowest)
              + ". Change it.");
    }
  }

  private void rising(String at, JsonNode before, JsonNode now, Optional<MetricColumn> metric) {
    JsonNode left = before.path("value");
    JsonNode right = now.path("value");
    if (left.isNumber() && right.isNumber() && right.asDouble() <= left.asDouble()) {
      checks.add(
          at + "/value",
          "not above the point before it ("
              + left
              + "); allowed: values that increase. Sort the points by value.");
      return;
    }
    double gain =
        now.path("points").asDouble(Double.NaN) - before.path("points").asDouble(Double.NaN);
    metric
        .filter(m -> m.higherIsBetter() ? gain < 0 : gain > 0)
        .ifPresent(m -> checks.add(at + "/points", against(m) + " Change it."));
  }

  private void reachable(String at, boolean step, MetricColumn m) {
    double value = doc.at(version + at + "/value").asDouble(Double.NaN);
    if (value < m.lowest() || value > m.highest()) {
      checks.add(
          at + "/value",
          String.format(
              "%s is never so; allowed: %s to %s, so that the %s can be reached. Change it.",
              m.id(),
              Checks.plain(m.lowest()),
              m.highest() == Double.POSITIVE_INFINITY ? "any" : Checks.plain(m.highest()),
              step ? "step" : "point"));
    }
  }
}
