package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.NearNames;
import java.util.ArrayList;
import java.util.List;

/** Says in words what a schema allows, and what is wrong with a value that does not fit. */
final class SchemaMessages {
  private SchemaMessages() {}

  /**
   * What is wrong, what is allowed, and the remedy; {@code keyword} is the rule that was broken.
   */
  static String what(ConfSchema schema, YamlDoc doc, String pointer, String keyword) {
    JsonNode rules = schema.at(pointer);
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return switch (keyword) {
      case "additionalProperties" ->
          unknownKey(name, schema.at(pointer.substring(0, pointer.lastIndexOf('/'))));
      case "required" -> "missing; allowed: " + allowed(rules) + ". Add it.";
      case "enum" -> "unknown value" + allowedAndHint(doc.at(pointer).asText(), rules);
      case "type" ->
          wrongType(doc.at(pointer))
              + "; allowed: "
              + allowed(rules)
              + "."
              + cast(doc, pointer, rules);
      case "minimum", "exclusiveMinimum" -> bad("too small", rules);
      case "maximum", "exclusiveMaximum" -> bad("too large", rules);
      case "minLength" -> bad("too short", rules);
      case "maxLength" -> bad("too long", rules);
      case "minItems", "minProperties" -> bad("too few entries", rules);
      case "maxItems" -> bad("too many entries", rules);
      case "uniqueItems" -> bad("an entry stands twice", rules);
      default -> bad("not allowed", rules);
    };
  }

  private static String bad(String what, JsonNode rules) {
    return what + "; allowed: " + allowed(rules) + "." + fix(rules);
  }

  private static String wrongType(JsonNode value) {
    return value.isNull() ? "no value" : "wrong type (" + typeOf(value) + ")";
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "a map of keys";
      default -> "text";
    };
  }

  private static String unknownKey(String key, JsonNode holder) {
    List<String> known = names(holder.path("properties"));
    if (known.isEmpty()) {
      return "not a name; allowed: small letters, digits and underscores, a letter first. Rename it.";
    }
    return "unknown key; allowed: "
        + String.join(", ", known)
        + "."
        + NearNames.hint(key, known, "Remove it.");
  }

  private static String allowedAndHint(String value, JsonNode rules) {
    List<String> choices = new ArrayList<>();
    rules.path("enum").forEach(c -> choices.add(c.asText()));
    return "; allowed: "
        + String.join(", ", choices)
        + "."
        + NearNames.hint(value, choices, "Change it" + orDefault(rules) + ".");
  }

  private static String cast(YamlDoc doc, String pointer, JsonNode rules) {
    JsonNode value = doc.at(pointer);
    boolean text = rules.path("type").asText().equals("string") && !rules.has("enum");
    return text && value.isValueNode() && !value.isNull() ? " Put it in quotes." : fix(rules);
  }

  private static String fix(JsonNode rules) {
    return " Change it" + orDefault(rules) + ".";
  }

  private static String orDefault(JsonNode rules) {
    if (!rules.has("default")) {
      return "";
    }
    String value = rules.get("default").isValueNode() ? " " + rules.get("default") : "";
    return ", or remove it for the default" + value;
  }

  /** Type and range, such as {@code whole number, 1 to 100000}. */
  static String allowed(JsonNode rules) {
    if (rules.has("enum")) {
      List<String> choices = new ArrayList<>();
      rules.get("enum").forEach(c -> choices.add(c.asText()));
      return String.join(", ", choices);
    }
    if (rules.path("type").isArray()) {
      List<String> types = new ArrayList<>();
      rules.get("type").forEach(t -> types.add(allowed(rules, t.asText())));
      return String.join(" or ", types);
    }
    return allowed(rules, rules.path("type").asText());
  }

  private static String allowed(JsonNode rules, String type) {
    return switch (type) {
      case "integer" -> "whole number" + range(rules);
      case "number" -> "number" + range(rules);
      case "boolean" -> "true or false";
      case "array" -> list(rules);
      case "object" -> map(rules);
      default -> text(rules);
    };
  }

  private static String text(JsonNode rules) {
    if (rules.path("maxLength").asInt(0) == 1) {
      return "one character";
    }
    return rules.path("minLength").asInt(0) > 0 ? "text, not empty" : "text";
  }

  private static String range(JsonNode rules) {
    if (rules.has("minimum") && rules.has("maximum")) {
      return ", " + rules.get("minimum") + " to " + rules.get("maximum");
    }
    return (rules.has("minimum") ? ", at least " + rules.get("minimum") : "")
        + (rules.has("exclusiveMinimum") ? ", above " + rules.get("exclusiveMinimum") : "")
        + (rules.has("maximum") ? ", at most " + rules.get("maximum") : "");
  }

  private static String list(JsonNode rules) {
    String size = "";
    if (rules.has("maxItems")) {
      size = " of " + rules.path("minItems").asInt(0) + " to " + rules.get("maxItems");
    } else if (rules.has("minItems")) {
      size = " of at least " + rules.get("minItems");
    }
    String different = rules.path("uniqueItems").asBoolean(false) ? ", no two the same" : "";
    return "list" + size + " (" + allowed(rules.path("items")) + ")" + different;
  }

  private static String map(JsonNode rules) {
    List<String> known = names(rules.path("properties"));
    String keys = known.isEmpty() ? "" : " with keys " + String.join(", ", known);
    return "map" + keys + (rules.has("minProperties") ? ", not empty" : "");
  }

  private static List<String> names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
