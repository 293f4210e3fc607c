package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.NearNames;
import io.storegauge.table.MetricColumn;
import java.util.List;

/** {@code targets.yaml}. */
final class TargetsFile {
  static final String NAME = "targets.yaml";

  private static final String EVERY_PLATFORM = "/every_platform";
  private static final String PLATFORMS = "/platforms";

  private TargetsFile() {}

  /**
   * What the schema cannot say.
   *
   * @param platforms known ids; empty = they have a problem of their own
   */
  static void check(YamlDoc doc, List<String> platforms, Problems problems) {
    lines(doc, EVERY_PLATFORM, problems);
    doc.at(PLATFORMS)
        .fieldNames()
        .forEachRemaining(
            id -> {
              String pointer = YamlDoc.child(PLATFORMS, id);
              if (!platforms.isEmpty() && !platforms.contains(id)) {
                unknown(doc, pointer, "platform in platforms.yaml", id, platforms, problems);
              }
              lines(doc, pointer, problems);
            });
  }

  private static void lines(YamlDoc doc, String pointer, Problems problems) {
    List<String> known = MetricColumn.names();
    doc.at(pointer)
        .fieldNames()
        .forEachRemaining(
            column -> {
              String line = YamlDoc.child(pointer, column);
              if (known.contains(column)) {
                range(doc, line + "/value", MetricColumn.of(column), problems);
              } else {
                unknown(doc, line, "metric column of gold.store_metrics", column, known, problems);
              }
            });
  }

  private static void unknown(
      YamlDoc doc,
      String pointer,
      String what,
      String name,
      List<String> known,
      Problems problems) {
    problems.add(
        doc,
        pointer,
        String.format(
            "no such %s; allowed: %s.%s",
            what, String.join(", ", known), NearNames.hint(name, known, "Remove it.")));
  }

  /** A negative value is left to the schema. */
  private static void range(YamlDoc doc, String pointer, MetricColumn metric, Problems problems) {
    double value = doc.at(pointer).asDouble();
    if (doc.at(pointer).isNumber()
        && value >= 0
        && (value < metric.lowest() || value > metric.highest())) {
      problems.add(
          doc,
          pointer,
          String.format(
              "out of range; allowed: %s, %s to %s. Change it.",
              metric.unit().startsWith("share") ? "share" : metric.unit(),
              Checks.plain(metric.lowest()),
              Checks.plain(metric.highest())));
    }
  }

  /** The records of a tree without problems. */
  static Targets read(JsonNode root) {
    return Targets.of(
        Trees.map(root.path("every_platform"), TargetsFile::line),
        Trees.map(root.path("platforms"), lines -> Trees.map(lines, TargetsFile::line)));
  }

  private static Targets.Line line(JsonNode line) {
    return new Targets.Line(line.path("value").asDouble(), line.path("source").asText());
  }
}
