package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storegauge.config.Problems.Place;
import java.util.List;

/** {@code --set key=value}: a dotted path into {@code storegauge.yaml}, and a value in YAML. */
final class Overrides {
  private Overrides() {}

  /** Puts the values into the tree; that the keys exist and fit is left to the schema. */
  static void apply(List<String> overrides, YamlDoc settings, Problems problems) {
    for (String override : overrides) {
      int equals = override.indexOf('=');
      String key = override.substring(0, Math.max(0, equals)).strip();
      if (key.isEmpty() || List.of(key.split("\\.", -1)).contains("")) {
        problems.add(
            Place.SET,
            override + ": not key=value; write it such as --set metrics.min_denominator=10.");
        continue;
      }
      JsonNode value = YamlReader.readOverride(override, override.substring(equals + 1), problems);
      if (!value.isMissingNode()) {
        put(settings, List.of(key.split("\\.", -1)), value);
      }
    }
  }

  private static void put(YamlDoc settings, List<String> keys, JsonNode value) {
    ObjectNode holder = settings.root();
    String pointer = "";
    for (String key : keys.subList(0, keys.size() - 1)) {
      pointer = YamlDoc.child(pointer, key);
      if (holder.get(key) instanceof ObjectNode deeper) {
        holder = deeper;
      } else {
        holder = holder.putObject(key);
        settings.places().put(pointer, Place.SET);
      }
    }
    String last = keys.get(keys.size() - 1);
    String at = YamlDoc.child(pointer, last);
    settings.places().keySet().removeIf(p -> p.startsWith(at + "/"));
    settings.places().put(at, Place.SET);
    holder.set(last, value);
  }
}
