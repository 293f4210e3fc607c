package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Overrides of a scheme: whom they are for, and that weights still add up with them. */
final class OverrideChecks {
  private final YamlDoc doc;
  private final String at;
  private final Problems problems;

  private OverrideChecks(YamlDoc doc, String at, Problems problems) {
    this.doc = doc;
    this.at = at;
    this.problems = problems;
  }

  static void run(YamlDoc doc, Problems problems) {
    Map<String, JsonNode> versions = new LinkedHashMap<>();
    doc.at("/versions").forEach(v -> versions.put(v.path("version").asText(), v));
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < doc.at("/overrides").size(); i++) {
      new OverrideChecks(doc, "/overrides/" + i, problems).run(versions, seen);
    }
  }

  private void run(Map<String, JsonNode> versions, Map<String, String> seen) {
    JsonNode override = doc.at(at);
    if (override.has("industry") && override.has("category")) {
      problems.add(doc, at + "/category", "stands beside an industry; allowed: one. Remove one.");
    }
    if (!override.has("industry") && !override.has("category") && !override.has("store_type")) {
      problems.add(doc, at, "is for no store in particular; add industry, category or store_type.");
    }
    if (override.path("dimensions").isEmpty() && override.path("weights").isEmpty()) {
      problems.add(doc, at, "changes nothing; add dimensions or weights.");
    }
    String stores = whom(override);
    for (int v = 0; v < override.path("versions").size(); v++) {
      String pointer = at + "/versions/" + v;
      Checks.name(doc, pointer, "version", List.copyOf(versions.keySet()), problems);
      String version = doc.at(pointer).asText();
      if (versions.containsKey(version)) {
        weights(versions.get(version), version);
      }
      String first = seen.putIfAbsent(version + " " + stores, pointer);
      if (first != null) {
        problems.add(
            doc,
            pointer,
            stores + " stand already in " + doc.shownKey(first) + "; allowed: once. Remove one.");
      }
    }
  }

  private static String whom(JsonNode override) {
    String whom = "stores";
    for (String key : List.of("industry", "category", "store_type")) {
      whom += override.has(key) ? " of " + key + " " + override.path(key).asText() : "";
    }
    return whom;
  }

  private void weights(JsonNode version, String name) {
    JsonNode dimensions = doc.at(at + "/dimensions");
    dimensions(version, name, dimensions);
    JsonNode weights = doc.at(at + "/weights");
    Map<String, Map<String, Double>> byDimension = new TreeMap<>();
    Set<String> known = new HashSet<>();
    Set<String> touched = new HashSet<>();
    for (JsonNode i : version.path("indicators")) {
      String indicator = SchemeReader.indicatorName(i);
      String dimension =
          version.path("dimensions").isEmpty() ? "all" : i.path("dimension").asText();
      known.add(indicator);
      if (weights.has(indicator)) {
        touched.add(dimension);
      }
      byDimension
          .computeIfAbsent(dimension, d -> new LinkedHashMap<>())
          .put(indicator, weights.path(indicator).asDouble(i.path("weight").asDouble()));
    }
    touched.forEach(d -> sum(byDimension.get(d), "weights of " + d, name));
    weights
        .fieldNames()
        .forEachRemaining(
            w -> {
              if (!known.contains(w)) {
                problems.add(
                    doc,
                    YamlDoc.child(at + "/weights", w),
                    "no such indicator in version "
                        + name
                        + "; allowed: "
                        + String.join(", ", known.stream().sorted().toList())
                        + ". Change it.");
              }
            });
  }

  private void dimensions(JsonNode version, String name, JsonNode dimensions) {
    if (version.path("dimensions").isEmpty() && !dimensions.isEmpty()) {
      problems.add(
          doc,
          at + "/dimensions",
          "of no effect in version " + name + ", which has no dimensions; remove them.");
      return;
    }
    sum(merged(version.path("dimensions"), dimensions), "dimensions", name);
    Set<String> known = new HashSet<>();
    version.path("indicators").forEach(i -> known.add(i.path("dimension").asText()));
    dimensions
        .fieldNames()
        .forEachRemaining(
            d -> {
              if (!known.contains(d)) {
                problems.add(
                    doc,
                    YamlDoc.child(at + "/dimensions", d),
                    "no indicator of version " + name + " belongs to it; remove it.");
              }
            });
  }

  private Map<String, Double> merged(JsonNode base, JsonNode changed) {
    Map<String, Double> merged = new LinkedHashMap<>();
    base.properties().forEach(e -> merged.put(e.getKey(), e.getValue().asDouble()));
    changed.properties().forEach(e -> merged.put(e.getKey(), e.getValue().asDouble()));
    return changed.isEmpty() ? Map.of() : merged;
  }

  private void sum(Map<String, Double> weights, String what, String version) {
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!weights.isEmpty() && Math.abs(sum - 100) > Checks.ROUNDING) {
      problems.add(
          doc,
          at,
          String.format(
              "with it the %s sum to %s in version %s; allowed: a sum of 100. Change them.",
              what, Checks.plain(sum), version));
    }
  }
}
