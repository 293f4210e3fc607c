package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files, their schemas and the page that explains them say the same. */
class SchemaDriftTest {
  private static final List<String> SCHEMAS =
      List.of("storegauge", "platforms", "targets", "alerts", "topics", "scheme", "feed", "silver");

  /** Keys of feeds that no shipped mapping needs. */
  private static final Set<String> UNUSED =
      Set.of(
          "delimiter",
          "encoding",
          "zone",
          "unknown_columns",
          "rules",
          "rules[].name",
          "rules[].check",
          "rules[].on_bad");

  /** Keys of schemes that no shipped one needs. */
  private static final Set<String> UNUSED_OF_SCHEMES =
      Set.of(
          "overrides[].category",
          "overrides[].dimensions.after_sales",
          "versions[].gates[].score",
          "versions[].indicators[].small_sample.when[].above",
          "versions[].indicators[].small_sample.when[].at_least",
          "versions[].indicators[].small_sample.when[].peer_top",
          "versions[].indicators[].small_sample.when[].service",
          "versions[].bonuses[].when[].above",
          "versions[].bonuses[].when[].below",
          "versions[].bonuses[].when[].at_most",
          "versions[].bonuses[].when[].store_type",
          "versions[].gates[].when[].at_least",
          "versions[].gates[].when[].below",
          "versions[].gates[].when[].at_most",
          "versions[].gates[].when[].peer_top",
          "versions[].gates[].when[].service",
          "versions[].gates[].when[].store_type");

  @Test
  void everyKeyOfASchemaHasATypeAndADescription() throws IOException {
    for (String name : SCHEMAS) {
      for (SchemaKey key : SchemaKey.of(SchemaKey.schema(name))) {
        String where = name + ": " + key.path();
        assertTrue(key.rules().path("description").asText().length() > 10, where);
        assertTrue(key.rules().has("type"), where);
      }
    }
  }

  @Test
  void everyKeyOfASchemaStandsInAShippedFileAndTheOtherWayRound() throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ConfCopy.SHIPPED)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        String schema = schemaNamedBy(file);
        if (SCHEMAS.contains(schema)) {
          JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
          collect(
              "",
              SchemaKey.schema(schema),
              tree,
              used.computeIfAbsent(schema, s -> new TreeSet<>()));
        }
      }
    }
    for (String name : SCHEMAS) {
      Set<String> known = new TreeSet<>();
      SchemaKey.of(SchemaKey.schema(name)).forEach(k -> known.add(k.path()));
      if (name.equals("feed")) {
        known.removeAll(UNUSED);
      }
      if (name.equals("scheme")) {
        known.removeAll(UNUSED_OF_SCHEMES);
      }
      if (name.equals("silver")) {
        Set<String> entities = new TreeSet<>();
        Stream.of(Entity.values()).forEach(e -> entities.add(e.id()));
        assertEquals(entities, known);
        known.retainAll(used.get(name));
      }
      assertEquals(known, used.get(name), name);
    }
  }

  @Test
  void theShippedSettingsAreTheDefaults() throws IOException {
    JsonNode settings =
        new ObjectMapper(new YAMLFactory())
            .readTree(ConfCopy.SHIPPED.resolve("storegauge.yaml").toFile());
    for (SchemaKey key : SchemaKey.of(SchemaKey.schema("storegauge"))) {
      if (key.rules().has("default")) {
        assertEquals(
            key.rules().get("default"),
            settings.at("/" + key.path().replace('.', '/')),
            key.path());
      }
    }
  }

  @Test
  void thePageListsEveryKeyAsTheSchemaHasIt() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : SCHEMAS) {
      JsonNode schema = SchemaKey.schema(name);
      lines.add("## `" + schema.path("title").asText() + "`");
      lines.add("");
      lines.add(schema.path("description").asText());
      lines.add("");
      lines.add("| key | allowed | default | meaning |");
      lines.add("|---|---|---|---|");
      SchemaKey.of(schema).forEach(k -> lines.add(row(k)));
      lines.add("");
    }
    String expected = String.join("\n", lines);
    Path page = Path.of("..", "docs", "configuration.md");
    String text = Files.readString(page);
    String begin = "<!-- keys: generated from conf/schema -->\n";
    int from = text.indexOf(begin) + begin.length();
    Path generated = Path.of("target", "configuration-keys.md");
    Files.writeString(generated, expected);
    assertEquals(
        expected, text.substring(from), "Replace what follows the mark by common/" + generated);
  }

  private static String row(SchemaKey key) {
    JsonNode rules = key.rules();
    boolean holds = rules.has("properties") || rules.has("patternProperties");
    String allowed = holds ? "map" : SchemaMessages.allowed(rules);
    if (rules.path("items").has("properties")) {
      allowed = "list of maps";
    }
    String standard = rules.has("default") ? "`" + rules.get("default") + "`" : "";
    return String.format(
        "| `%s` | %s | %s | %s |",
        key.path(), allowed, standard, rules.path("description").asText().replace("|", "\\|"));
  }

  /** The first line tells editors the schema, relative to the file. */
  private static String schemaNamedBy(Path file) throws IOException {
    String first = Files.readAllLines(file).get(0);
    String mark = "# yaml-language-server: $schema=";
    if (!first.startsWith(mark)) {
      return "";
    }
    Path schema = file.resolveSibling(first.substring(mark.length())).normalize();
    assertTrue(Files.exists(schema), file + " names " + schema);
    return schema.getFileName().toString().replace(".schema.json", "");
  }

  private static void collect(String path, JsonNode schema, JsonNode value, Set<String> used) {
    if (value.isArray()) {
      value.forEach(item -> collect(path + "[]", schema.path("items"), item, used));
      return;
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    for (Map.Entry<String, JsonNode> e : value.properties()) {
      JsonNode property = schema.path("properties").path(e.getKey());
      boolean named = !property.isMissingNode();
      String key = prefix + (named ? e.getKey() : "<name>");
      used.add(key);
      Set<JsonNode> rules = new LinkedHashSet<>();
      rules.add(property);
      schema.path("patternProperties").forEach(rules::add);
      rules.add(schema.path("additionalProperties"));
      JsonNode next = rules.stream().filter(JsonNode::isObject).findFirst().orElse(property);
      collect(key, next, e.getValue(), used);
    }
  }
}
