package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.config.Problems.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML file as a tree, and where each of its values stands.
 *
 * @param file name relative to the configuration folder
 * @param root the tree; empty where the file could not be read
 * @param places by JSON pointer; a value that stands nowhere (a default) has the place of what
 *     holds it
 */
record YamlDoc(String file, ObjectNode root, Map<String, Place> places) {
  private static final int LONGEST_SHOWN = 60;

  /** A file that says nothing. */
  static YamlDoc empty(String file) {
    return new YamlDoc(file, JsonNodeFactory.instance.objectNode(), new HashMap<>());
  }

  /** The value at a pointer; a missing node where there is none. */
  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** True if the file or an override says it, false for defaults. */
  boolean isGiven(String pointer) {
    return places.containsKey(pointer);
  }

  Place place(String pointer) {
    for (String p = pointer; !p.isEmpty(); p = p.substring(0, p.lastIndexOf('/'))) {
      if (places.containsKey(p)) {
        return places.get(p);
      }
    }
    return places.getOrDefault("", Place.file(file));
  }

  /** Place of a sum over values: an override among them is what broke it. */
  Place placeOfAll(String pointer) {
    boolean overridden =
        places.entrySet().stream()
            .anyMatch(e -> e.getValue() == Place.SET && e.getKey().startsWith(pointer + "/"));
    return overridden ? Place.SET : place(pointer);
  }

  /** {@code /versions/0/from} as {@code versions[0].from}. */
  String shownKey(String pointer) {
    if (pointer.isEmpty()) {
      return "(whole file)";
    }
    StringBuilder shown = new StringBuilder();
    JsonNode holder = root;
    for (String segment : segments(pointer)) {
      if (holder.isArray()) {
        shown.append('[').append(segment).append(']');
        holder = holder.path(Integer.parseInt(segment));
      } else {
        shown.append(shown.isEmpty() ? "" : ".").append(segment);
        holder = holder.path(segment);
      }
    }
    return shown.toString();
  }

  /** The value on one line, shortened; empty where there is none, or a map of keys. */
  String shownValue(String pointer) {
    JsonNode value = at(pointer);
    if (value.isMissingNode() || value.isObject()) {
      return "";
    }
    String text = value.isNull() ? "(empty)" : value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
  }

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  static List<String> segments(String pointer) {
    List<String> segments = new ArrayList<>();
    if (!pointer.isEmpty()) {
      for (String s : pointer.substring(1).split("/", -1)) {
        segments.add(s.replace("~1", "/").replace("~0", "~"));
      }
    }
    return segments;
  }
}
