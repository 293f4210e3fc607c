package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.DaySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Parts of a checked tree as values. Maps keep the order of the file: records are printed into
 * fingerprints, which must not change from run to run.
 */
final class Trees {
  private Trees() {}

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    array.forEach(item -> list.add(read.apply(item)));
    return List.copyOf(list);
  }

  static <T> Map<String, T> map(JsonNode object, Function<JsonNode, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    object.properties().forEach(e -> map.put(e.getKey(), read.apply(e.getValue())));
    return Collections.unmodifiableMap(map);
  }

  static <D, R> Map<String, R> map(Map<String, D> docs, BiFunction<String, D, R> read) {
    Map<String, R> map = new LinkedHashMap<>();
    docs.forEach((name, doc) -> map.put(name, read.apply(name, doc)));
    return Collections.unmodifiableMap(map);
  }

  static List<String> strings(List<?> items) {
    return items.stream().map(String::valueOf).toList();
  }

  /** All days of ranges such as {@code 2025-01-28..2025-02-04}. */
  static DaySet union(List<String> ranges) {
    return ranges.stream().map(DaySet::parse).reduce(DaySet.EMPTY, DaySet::union);
  }

  /** Text, or null where there is none. */
  static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }

  /** Number, or null where there is none. */
  static Double number(JsonNode value) {
    return value.isNumber() ? value.asDouble() : null;
  }

  /** {@code end_of_day} as {@code END_OF_DAY}, {@code utf-8} as {@code UTF_8}. */
  static <E extends Enum<E>> E choice(Class<E> type, JsonNode value) {
    return Enum.valueOf(type, value.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
