package io.storegauge.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stores worked by hand under every shipped scheme and version, from {@code scheme-cases}.
 *
 * <p>A version has stores that its cases start from: x with ten peers on ladders ({@code peers},
 * {@code ladders}) or alone ({@code alone}), with columns of its own ({@code x}). A case changes
 * some of that, and says what it is a case of, how its figures were worked, and what the row of
 * store_scores has to say.
 */
final class SchemeCases {
  /** What a version must have cases of. */
  static final List<String> NEEDED = List.of("whole", "orders", "missing", "nothing", "ties");

  /** All kinds, in the order of the page. */
  static final List<String> KINDS =
      List.of(
          "whole",
          "orders",
          "small samples",
          "cut-offs",
          "rules",
          "weights",
          "missing",
          "nothing",
          "ties",
          "ends",
          "days");

  /**
   * A store worked by hand.
   *
   * @param expected columns of store_scores; null = unknown
   */
  record Case(
      String scheme,
      String version,
      String kind,
      String why,
      ScoringDay day,
      Map<String, JsonNode> expected) {}

  private SchemeCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    for (String scheme : ScoringDay.SHIPPED.schemes().keySet().stream().sorted().toList()) {
      for (JsonNode version : tree("/scheme-cases/" + scheme + ".yaml")) {
        version.path("cases").forEach(c -> all.add(read(scheme, version, c)));
      }
    }
    return all;
  }

  private static JsonNode tree(String resource) {
    try (var in = SchemeCases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + resource + ": no store is worked by hand");
      }
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(String scheme, JsonNode version, JsonNode c) {
    String asOf = c.path("as_of").asText(version.path("as_of").asText());
    ScoringDay day = ScoringDay.shipped(scheme, asOf);
    JsonNode alone = c.has("alone") ? c.path("alone") : version.path("alone");
    if (c.has("twin")) {
      store(day, ScoringDay.X, c.path("twin"));
      store(day, "twin", c.path("twin"));
    } else if (!alone.isMissingNode()) {
      store(day, ScoringDay.X, alone);
    } else {
      day.withPeers(version.path("peers").asLong());
      ladders(day, version.path("ladders"), c.path("rungs"));
    }
    ladders(day, c.path("ladders"), c.path("rungs"));
    if (!c.has("alone") && !c.has("twin")) {
      version.path("x").fields().forEachRemaining(e -> set(day, ScoringDay.X, e));
    }
    c.path("alike").fields().forEachRemaining(e -> day.alike(e.getKey(), value(e.getValue())));
    c.path("x").fields().forEachRemaining(e -> set(day, ScoringDay.X, e));
    c.path("evidence")
        .fields()
        .forEachRemaining(
            e ->
                day.evidence(
                    ScoringDay.X,
                    e.getKey(),
                    e.getValue().path(0).asDouble(),
                    e.getValue().path(1).asDouble()));
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    c.path("expect").fields().forEachRemaining(e -> expected.put(e.getKey(), e.getValue()));
    return new Case(
        scheme,
        version.path("version").asText(),
        c.path("kind").asText(),
        c.path("why").asText(),
        day,
        expected);
  }

  private static void store(ScoringDay day, String id, JsonNode columns) {
    day.store(id, columns.path("paid_orders_30d").asLong());
    columns.fields().forEachRemaining(e -> set(day, id, e));
  }

  private static void ladders(ScoringDay day, JsonNode ladders, JsonNode rungs) {
    ladders
        .fields()
        .forEachRemaining(
            l ->
                day.ladder(
                    l.getKey(),
                    l.getValue().path(0).asDouble(),
                    l.getValue().path(1).asDouble(),
                    rungs.asInt(l.getValue().path(2).asInt())));
  }

  private static void set(ScoringDay day, String store, Map.Entry<String, JsonNode> column) {
    day.with(store, column.getKey(), value(column.getValue()));
  }

  private static Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    return node.isIntegralNumber()
        ? (Object) node.asLong()
        : node.isNumber() ? (Object) node.asDouble() : node.asText();
  }

  /** How many cases each version has of each kind, as a table of the page. */
  static String table() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Case c : all()) {
      counts
          .computeIfAbsent("`" + c.scheme() + "` | " + c.version(), v -> new TreeMap<>())
          .merge(c.kind(), 1, Integer::sum);
    }
    List<String> lines = new ArrayList<>();
    lines.add("| scheme | version | cases | " + String.join(" | ", KINDS) + " |");
    lines.add("|---|---|---:" + "|---:".repeat(KINDS.size()) + "|");
    counts.forEach(
        (version, of) -> {
          StringBuilder line = new StringBuilder("| " + version);
          line.append(" | ").append(of.values().stream().mapToInt(n -> n).sum());
          KINDS.forEach(k -> line.append(" | ").append(of.containsKey(k) ? of.get(k) : ""));
          lines.add(line.append(" |").toString().replace("|  |", "| |").replace("|  |", "| |"));
        });
    return String.join("\n", lines) + "\n";
  }

  /** What of the page is written from the cases. */
  static String written(Path page) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    return text.substring(0, from) + table() + text.substring(text.indexOf(END));
  }

  private static final String BEGIN = "<!-- cases: written by SchemeCasesTest -->\n";
  private static final String END = "<!-- end of cases -->";
}
