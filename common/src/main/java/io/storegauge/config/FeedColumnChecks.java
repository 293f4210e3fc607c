package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.NearNames;
import io.storegauge.table.OrdersTable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks one column of a feed: what its schema cannot say. */
final class FeedColumnChecks {
  private static final Set<Feed.Type> NUMBERS =
      EnumSet.of(
          Feed.Type.INTEGER, Feed.Type.MONEY, Feed.Type.REAL, Feed.Type.DURATION, Feed.Type.RATING);
  private static final Set<Feed.Type> TIMES =
      EnumSet.of(Feed.Type.TIMESTAMP, Feed.Type.END_OF_DAY, Feed.Type.DATE);

  private final YamlDoc doc;
  private final String pointer;
  private final String column;
  private final JsonNode definition;
  private final Problems problems;

  private FeedColumnChecks(YamlDoc doc, String column, Problems problems) {
    this.doc = doc;
    this.column = column;
    this.pointer = YamlDoc.child("/columns", column);
    this.definition = doc.at(pointer);
    this.problems = problems;
  }

  /**
   * @param entity table of the feed; empty for a staged feed
   */
  static void check(YamlDoc doc, String column, Optional<Entity> entity, Problems problems) {
    FeedColumnChecks checks = new FeedColumnChecks(doc, column, problems);
    checks.origin();
    type(checks.definition).ifPresent(checks::fitting);
    if (entity.isPresent()) {
      checks.target(entity.get());
    } else if (column.equals(OrdersTable.BUYER_KEY)) {
      checks.types(List.of(Feed.Type.BUYER));
    }
  }

  static Optional<Feed.Type> type(JsonNode definition) {
    String name = definition.path("type").asText();
    return EnumSet.allOf(Feed.Type.class).stream().filter(t -> id(t).equals(name)).findFirst();
  }

  private static String id(Feed.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private void add(String key, String what) {
    problems.add(doc, key.isEmpty() ? pointer : pointer + "/" + key, what);
  }

  private void origin() {
    if (!definition.isObject()) {
      return;
    }
    boolean standsIn = definition.path("constant").asText().equals(Feed.DAY_OF_PATH);
    if (definition.has("from") && definition.has("constant") && !standsIn) {
      add("constant", "from stands beside it; allowed: one of the two. Remove one.");
    } else if (!definition.has("from") && !definition.has("constant")) {
      add("from", "missing; allowed: a header or JSON field, or constant instead. Add it.");
    }
    JsonNode standard = definition.path("default");
    if (!standard.isMissingNode() && definition.has("constant")) {
      add("default", "constant stands beside it; allowed: one of the two. Remove one.");
    } else if (standard.isTextual() && standard.asText().isBlank()) {
      add("default", "blank; allowed: a value, as an empty cell has none. Change it.");
    }
  }

  private void fitting(Feed.Type type) {
    for (String bound : List.of("min", "max")) {
      if (definition.has(bound) && !NUMBERS.contains(type)) {
        add(bound, onlyFor(type, NUMBERS));
      }
    }
    if (definition.path("min").isNumber()
        && definition.path("max").isNumber()
        && definition.path("min").asDouble() > definition.path("max").asDouble()) {
      add("max", "below min (" + definition.path("min") + "); allowed: min or more. Change one.");
    }
    if (doc.isGiven(pointer + "/patterns") && !TIMES.contains(type)) {
      add("patterns", onlyFor(type, TIMES));
    }
    for (int i = 0; i < definition.path("patterns").size(); i++) {
      pattern("patterns/" + i, definition.path("patterns").get(i));
    }
    literal(type, "constant");
    literal(type, "default");
    definition
        .path("values")
        .fieldNames()
        .forEachRemaining(v -> literal(type, YamlDoc.child("values", v)));
  }

  private static String onlyFor(Feed.Type type, Set<Feed.Type> allowed) {
    String types = String.join(", ", allowed.stream().map(FeedColumnChecks::id).toList());
    return "not for type " + id(type) + "; allowed: with " + types + ". Remove it.";
  }

  private void pattern(String key, JsonNode pattern) {
    if (pattern.isTextual() && !isPattern(pattern.asText())) {
      add(
          key,
          "not a pattern; allowed: letters of java.time.format.DateTimeFormatter such as"
              + " d/M/yyyy H:mm. Change it.");
    }
  }

  private static boolean isPattern(String text) {
    try {
      return !DateTimeFormatter.ofPattern(text, Locale.ROOT).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A value that stands in the mapping itself must be readable as the column's type. */
  private void literal(Feed.Type type, String key) {
    JsonNode value = doc.at(pointer + "/" + key);
    if (!value.isTextual()) {
      return;
    }
    String text = value.asText();
    if (key.equals("constant") && text.equals(Feed.DAY_OF_PATH)) {
      if (type != Feed.Type.DATE) {
        add(key, "not of type " + id(type) + "; allowed: with type date. Change it.");
      }
      return;
    }
    String allowed =
        switch (type) {
          case BOOLEAN -> text.matches("true|false") ? "" : "true, false";
          case INTEGER -> text.matches("-?\\d{1,9}") ? "" : "whole number";
          case REAL, DURATION -> text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? "" : "number";
          case MONEY -> text.matches("-?\\d{1,16}(\\.\\d{1,2})?") ? "" : "number, two decimals";
          case RATING -> text.matches("[1-4](\\.[05])?|5(\\.0)?") ? "" : "1 to 5 in halves";
          case DATE, END_OF_DAY -> isDate(text) ? "" : "yyyy-MM-dd";
          default -> "";
        };
    if (!allowed.isEmpty()) {
      add(key, "not of type " + id(type) + "; allowed: " + allowed + ". Change it.");
    }
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void target(Entity entity) {
    if (entity.fillsIn(column)) {
      add("", "filled in by Storegauge; allowed: columns that the file has. Remove it.");
      return;
    }
    if (!entity.targets().contains(column)) {
      String known = String.join(", ", entity.targets());
      String hint = NearNames.hint(column, entity.targets(), "Remove it.");
      add("", "no such column of silver." + entity.id() + "; allowed: " + known + "." + hint);
      return;
    }
    types(entity.types(column));
    List<String> words = entity.vocabulary(column);
    if (words.isEmpty() || !definition.isObject()) {
      return;
    }
    List<String> keys = new ArrayList<>();
    definition
        .path("values")
        .fieldNames()
        .forEachRemaining(v -> keys.add(YamlDoc.child("/values", v)));
    if (definition.has("default")) {
      keys.add("/default");
    }
    if (definition.has("constant")) {
      keys.add("/constant");
    } else if (keys.isEmpty()) {
      add("values", "missing; allowed: a map to " + String.join(", ", words) + ". Add it.");
    }
    keys.forEach(key -> Checks.name(doc, pointer + key, column, words, problems));
  }

  private void types(List<Feed.Type> allowed) {
    Optional<Feed.Type> type = type(definition);
    if (type.isPresent() && !allowed.contains(type.get())) {
      String types = String.join(", ", allowed.stream().map(FeedColumnChecks::id).toList());
      add("type", "does not fit the column; allowed: " + types + ". Change it.");
    }
  }
}
