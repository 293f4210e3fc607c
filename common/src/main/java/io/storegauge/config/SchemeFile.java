package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.table.MetricColumn;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code schemes/<id>.yaml}. */
final class SchemeFile {
  private SchemeFile() {}

  /** What the schema cannot say. */
  static void check(YamlDoc doc, Problems problems) {
    JsonNode versions = doc.at("/versions");
    Map<String, String> names = new HashMap<>();
    LocalDate previous = null;
    for (int v = 0; v < versions.size(); v++) {
      String pointer = "/versions/" + v;
      unique(doc, pointer + "/version", versions.get(v).path("version").asText(), names, problems);
      LocalDate from = date(doc, pointer + "/from", problems);
      if (from != null && previous != null && !from.isAfter(previous)) {
        problems.add(
            doc,
            pointer + "/from",
            "not after the version before it, from "
                + previous
                + "; allowed: a later day. Sort the"
                + " versions by day, no two on the same.");
      }
      previous = from == null ? previous : from;
      indicators(doc, pointer + "/indicators", problems);
    }
  }

  private static LocalDate date(YamlDoc doc, String pointer, Problems problems) {
    JsonNode text = doc.at(pointer);
    if (!text.isTextual()) {
      return null;
    }
    try {
      return LocalDate.parse(text.asText());
    } catch (DateTimeParseException e) {
      problems.add(doc, pointer, "not a day; allowed: yyyy-MM-dd. Change it.");
      return null;
    }
  }

  private static void indicators(YamlDoc doc, String pointer, Problems problems) {
    JsonNode indicators = doc.at(pointer);
    List<JsonNode> weights = new ArrayList<>();
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < indicators.size(); i++) {
      JsonNode indicator = indicators.get(i);
      String at = pointer + "/" + i;
      weights.add(indicator.path("weight"));
      metric(doc, at, problems);
      String column =
          indicator.path("metric").asText() + " over " + indicator.path("window_days") + " days";
      unique(doc, at + "/metric", column, columns, problems);
      curve(doc, at + "/curve", problems);
    }
    if (!indicators.isEmpty()) {
      Checks.sum(doc, pointer, weights, problems);
    }
  }

  private static void metric(YamlDoc doc, String indicator, Problems problems) {
    Checks.name(doc, indicator + "/metric", "metric", MetricColumn.ids(), problems);
    String metric = doc.at(indicator + "/metric").asText();
    List<Integer> windows = MetricColumn.windows(metric);
    JsonNode days = doc.at(indicator + "/window_days");
    if (!windows.isEmpty() && days.isNumber() && !windows.contains(days.asInt())) {
      problems.add(
          doc,
          indicator + "/window_days",
          String.format(
              "no such window of %s; allowed: %s. Change it.",
              metric, String.join(", ", Trees.strings(windows))));
    }
  }

  private static void curve(YamlDoc doc, String pointer, Problems problems) {
    JsonNode curve = doc.at(pointer);
    for (int i = 1; i < curve.size(); i++) {
      JsonNode before = curve.get(i - 1).path("value");
      JsonNode value = curve.get(i).path("value");
      if (before.isNumber() && value.isNumber() && value.asDouble() <= before.asDouble()) {
        problems.add(
            doc,
            pointer + "/" + i + "/value",
            "not above the point before it ("
                + before
                + "); allowed: values that increase. Sort"
                + " the points by value.");
      }
    }
  }

  private static void unique(
      YamlDoc doc, String pointer, String name, Map<String, String> seen, Problems problems) {
    String first = seen.putIfAbsent(name, pointer);
    if (first != null && doc.at(pointer).isTextual()) {
      problems.add(
          doc,
          pointer,
          name + " stands already in " + doc.shownKey(first) + "; allowed: each once. Remove one.");
    }
  }

  /** The records of a tree without problems. */
  static Scheme read(String id, JsonNode root) {
    return new Scheme(id, Trees.list(root.path("versions"), SchemeFile::version));
  }

  private static Scheme.Version version(JsonNode v) {
    return new Scheme.Version(
        v.path("version").asText(),
        LocalDate.parse(v.path("from").asText()),
        Trees.list(v.path("indicators"), SchemeFile::indicator));
  }

  private static Scheme.Indicator indicator(JsonNode i) {
    return new Scheme.Indicator(
        i.path("dimension").asText(),
        i.path("metric").asText(),
        i.path("window_days").asInt(),
        Trees.choice(Scheme.Use.class, i.path("use")),
        i.path("weight").asDouble(),
        Trees.list(
            i.path("curve"),
            p -> new Scheme.Point(p.path("value").asDouble(), p.path("points").asDouble())));
  }
}
