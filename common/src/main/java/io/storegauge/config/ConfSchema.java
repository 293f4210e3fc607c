package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One JSON schema of {@code conf/schema}: which keys there are, their types, ranges and defaults.
 *
 * <p>The schemas are flat: no references, no alternatives, so that the schema of a value is found
 * by its path.
 */
final class ConfSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  private final JsonNode schema;
  private final JsonSchema validator;

  private ConfSchema(JsonNode schema) {
    this.schema = schema;
    SchemaValidatorsConfig config = new SchemaValidatorsConfig();
    config.setPathType(PathType.JSON_POINTER);
    this.validator = FACTORY.getSchema(schema, config);
  }

  /** The schema of that name in the jar, which is the one that editors use. */
  static ConfSchema named(String name) {
    String resource = "schema/" + name + ".schema.json";
    try (InputStream in = ConfSchema.class.getResourceAsStream(resource)) {
      return new ConfSchema(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + " of the jar", e);
    }
  }

  /** Reports what does not fit, then fills in the defaults of what is left out. */
  void apply(YamlDoc doc, Problems problems) {
    Map<String, String> keywordAt = new LinkedHashMap<>();
    for (ValidationMessage m : validator.validate(doc.root())) {
      String pointer = m.getPath();
      if (m.getType().equals("additionalProperties") || m.getType().equals("required")) {
        pointer = YamlDoc.child(pointer, m.getArguments()[0]);
      }
      // A value of the wrong type fails its range and choices too: say what comes first.
      keywordAt.merge(pointer, m.getType(), (a, b) -> a.equals("type") ? a : b);
    }
    keywordAt.forEach(
        (pointer, keyword) ->
            problems.add(doc, pointer, SchemaMessages.what(this, doc, pointer, keyword)));
    fillDefaults(schema, doc.root());
  }

  /** Schema of the value at a pointer; a missing node if the schema knows no such value. */
  JsonNode at(String pointer) {
    JsonNode at = schema;
    for (String segment : YamlDoc.segments(pointer)) {
      at = child(at, segment);
    }
    return at;
  }

  private static JsonNode child(JsonNode schema, String key) {
    if (schema.path("properties").has(key)) {
      return schema.path("properties").path(key);
    }
    for (Map.Entry<String, JsonNode> e : schema.path("patternProperties").properties()) {
      if (Pattern.compile(e.getKey()).matcher(key).find()) {
        return e.getValue();
      }
    }
    JsonNode more = schema.path("additionalProperties");
    return more.isObject() ? more : schema.path("items");
  }

  private static void fillDefaults(JsonNode schema, JsonNode value) {
    if (value instanceof ObjectNode tree) {
      for (Map.Entry<String, JsonNode> e : schema.path("properties").properties()) {
        JsonNode property = e.getValue();
        if (!tree.has(e.getKey()) && property.has("default")) {
          tree.set(e.getKey(), property.get("default").deepCopy());
        } else if (!tree.has(e.getKey()) && property.has("properties")) {
          tree.putObject(e.getKey());
        }
      }
      tree.properties().forEach(e -> fillDefaults(child(schema, e.getKey()), e.getValue()));
    } else if (value.isArray()) {
      value.forEach(item -> fillDefaults(schema.path("items"), item));
    }
  }
}
