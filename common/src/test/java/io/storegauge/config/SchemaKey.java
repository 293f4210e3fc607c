package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One key of a schema.
 *
 * @param path dotted; {@code <name>} stands for a free name, {@code []} for any item of a list
 */
record SchemaKey(String path, JsonNode rules) {
  static JsonNode schema(String name) throws IOException {
    Path file = ConfCopy.SHIPPED.resolve("schema/" + name + ".schema.json");
    return new ObjectMapper().readTree(file.toFile());
  }

  /** Every key in the order of the schema, maps and lists of maps before what they hold. */
  static List<SchemaKey> of(JsonNode schema) {
    List<SchemaKey> keys = new ArrayList<>();
    collect("", schema, keys);
    return keys;
  }

  private static void collect(String path, JsonNode rules, List<SchemaKey> keys) {
    String prefix = path.isEmpty() ? "" : path + ".";
    for (Map.Entry<String, JsonNode> e : rules.path("properties").properties()) {
      add(prefix + e.getKey(), e.getValue(), keys);
    }
    rules.path("patternProperties").forEach(more -> add(prefix + "<name>", more, keys));
    if (rules.path("additionalProperties").isObject()) {
      add(prefix + "<name>", rules.get("additionalProperties"), keys);
    }
    if (rules.path("items").has("properties")) {
      collect(path + "[]", rules.get("items"), keys);
    }
  }

  private static void add(String path, JsonNode rules, List<SchemaKey> keys) {
    keys.add(new SchemaKey(path, rules));
    collect(path, rules, keys);
  }
}
