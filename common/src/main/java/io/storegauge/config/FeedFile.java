package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.table.Columns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code sources/<source>/<feed>.yaml}. */
final class FeedFile {
  private FeedFile() {}

  /** What the schema cannot say. */
  static void check(YamlDoc doc, List<String> platforms, Problems problems) {
    files(doc, platforms, problems);
    Checks.zone(doc, "/zone", problems);
    if (doc.at("/format").asText().equals("jsonl") && doc.isGiven("/delimiter")) {
      problems.add(doc, "/delimiter", "a jsonl file has none; allowed: with csv. Remove it.");
    }
    delimiter(doc, problems);
    if (doc.at("/entity").isMissingNode()) {
      stagedKey(doc, problems);
    } else if (doc.isGiven("/key")) {
      problems.add(
          doc,
          "/key",
          "an entity has the key of its table; allowed: in feeds without entity. Remove it.");
    }
    event(doc, problems);
    FeedDeletion.check(doc, problems);
    storeOfPath(doc, problems);
    dayOfPath(doc, problems);
    Optional<Entity> entity = Entity.find(doc.at("/entity").asText());
    Set<String> columns = doc.at("/columns").isObject() ? names(doc) : Set.of();
    columns.forEach(c -> FeedColumnChecks.check(doc, c, entity, problems));
    if (entity.isPresent()) {
      entity.get().spec().key().forEach(column -> keyType(doc, column, problems));
      for (String column : entity.get().required(columns)) {
        required(doc, column, "needed by silver." + entity.get().id(), problems);
      }
    }
    FeedRuleChecks.check(doc, problems);
  }

  /** One byte, and one that cannot be part of the format itself. */
  private static void delimiter(YamlDoc doc, Problems problems) {
    String delimiter = doc.at("/delimiter").asText();
    if (delimiter.length() == 1 && !delimiter.matches("[\\x20-\\x7E\\t&&[^\"]]")) {
      problems.add(
          doc,
          "/delimiter",
          "cannot separate cells; allowed: an ASCII character, no quote and no line break. Change"
              + " it.");
    }
  }

  static Set<String> names(YamlDoc doc) {
    Set<String> names = new LinkedHashSet<>();
    doc.at("/columns").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void files(YamlDoc doc, List<String> platforms, Problems problems) {
    Checks.name(doc, "/platform", "platform in " + PlatformsFile.NAME, platforms, problems);
    JsonNode files = doc.at("/files");
    if (!files.isTextual()) {
      return;
    }
    FilePatternChecks.problems(files.asText()).forEach(p -> problems.add(doc, "/files", p));
    boolean named = FilePatternChecks.namesPlatform(files.asText());
    boolean fixed = !doc.at("/platform").isMissingNode();
    if (!named && !fixed) {
      problems.add(
          doc,
          "/files",
          "names no platform; allowed: a path segment {platform}, or the key platform beside it. Add"
              + " one.");
    } else if (named && fixed) {
      problems.add(
          doc,
          "/platform",
          "the path names the platform too; allowed: the key, or {platform} in files. Remove one.");
    }
  }

  /** Path and columns must both speak of the store, or neither. */
  private static void storeOfPath(YamlDoc doc, Problems problems) {
    boolean named = doc.at("/files").asText().contains(Feed.STORE_OF_PATH);
    boolean taken = false;
    for (JsonNode c : doc.at("/columns")) {
      taken |= c.path("constant").asText().equals(Feed.STORE_OF_PATH);
    }
    if (named && !taken) {
      problems.add(
          doc,
          "/files",
          "names the store, and no column takes it; allowed: a column with constant: \"{store_id}\"."
              + " Add it, or put * in its place.");
    } else if (!named && taken) {
      problems.add(
          doc,
          "/files",
          "names no store, and a column takes it from there; allowed: a path segment {store_id}. Add"
              + " it.");
    }
  }

  private static void event(YamlDoc doc, Problems problems) {
    String column = doc.at("/event").asText();
    if (!doc.isGiven("/event")) {
      return;
    }
    if (!doc.at("/entity").isMissingNode()) {
      problems.add(
          doc,
          "/event",
          "an entity has the day of its table; allowed: in feeds without entity. Remove it.");
    } else if (!doc.at("/columns").has(column)) {
      Checks.name(doc, "/event", "column", new ArrayList<>(names(doc)), problems);
    } else if (!List.of("timestamp", "date")
        .contains(doc.at(YamlDoc.child("/columns", column) + "/type").asText())) {
      problems.add(
          doc, "/event", "not a time; allowed: a column of type timestamp or date. Change it.");
    }
  }

  private static void dayOfPath(YamlDoc doc, Problems problems) {
    boolean named = doc.at("/files").asText().contains(Feed.DAY_OF_PATH);
    for (String column : names(doc)) {
      String pointer = YamlDoc.child("/columns", column) + "/constant";
      if (!named && doc.at(pointer).asText().equals(Feed.DAY_OF_PATH)) {
        problems.add(
            doc,
            pointer,
            "files names no day; allowed: with a path segment {exported_on}. Add it to files.");
      }
    }
  }

  private static void stagedKey(YamlDoc doc, Problems problems) {
    JsonNode key = doc.at("/key");
    if (key.isMissingNode()) {
      problems.add(
          doc,
          "/key",
          "missing; allowed: a list of columns that identify a record. Add it, or name an entity.");
    }
    for (int i = 0; i < key.size(); i++) {
      String column = key.get(i).asText();
      if (key.get(i).isTextual() && !doc.at("/columns").has(column)) {
        Checks.name(doc, "/key/" + i, "column", new ArrayList<>(names(doc)), problems);
      } else {
        keyType(doc, column, problems);
        required(doc, column, "part of the key", problems);
      }
    }
  }

  /** What is replaced while it is read tells no records apart. */
  private static void keyType(YamlDoc doc, String column, Problems problems) {
    String pointer = YamlDoc.child("/columns", column) + "/type";
    String type = doc.at(pointer).asText();
    if (type.equals("text")) {
      problems.add(
          doc,
          pointer,
          "part of the key, and its values are replaced; allowed: any other type. Change it.");
    }
  }

  private static void required(YamlDoc doc, String column, String why, Problems problems) {
    String pointer = YamlDoc.child("/columns", column);
    JsonNode definition = doc.at(pointer);
    if (definition.isMissingNode()) {
      problems.add(
          doc, pointer, "missing, and " + why + "; allowed: a column that is required. Map it.");
    } else if (definition.isObject()
        && definition.path("constant").isMissingNode()
        && definition.path("default").isMissingNode()
        && definition.path("required").isBoolean()
        && !definition.path("required").asBoolean()) {
      problems.add(
          doc,
          pointer + "/required",
          why + "; allowed: true. Set required: true, so that a record without it is refused.");
    }
    if (definition.path("on_bad").asText().equals("warn")) {
      problems.add(
          doc,
          pointer + "/on_bad",
          why + ", which no record can do without; allowed: reject, fail. Change it.");
    }
  }

  /** The record of a tree without problems. */
  static Feed read(String source, String name, JsonNode root) {
    List<String> deletion = Trees.list(root.path("deletion"), JsonNode::asText);
    List<String> key = Trees.list(root.path("key"), JsonNode::asText);
    Map<String, Feed.FeedColumn> columns = Trees.map(root.path("columns"), FeedFile::column);
    return new Feed(
        source,
        name,
        Trees.text(root.path("entity")),
        root.path("files").asText(),
        Trees.choice(Feed.Format.class, root.path("format")),
        Trees.choice(Feed.Encoding.class, root.path("encoding")),
        Trees.choice(Feed.Cells.class, root.path("cells")),
        root.path("delimiter").asText().charAt(0),
        Trees.text(root.path(Columns.PLATFORM)),
        Trees.text(root.path("zone")),
        deletion.isEmpty() ? key : FeedDeletion.key(key),
        Trees.text(root.path("event")),
        deletion,
        root.path("unknown_columns").asText().equals("keep"),
        Trees.list(root.path("ignore"), JsonNode::asText),
        deletion.isEmpty() ? columns : FeedDeletion.columns(columns),
        Trees.list(root.path("rules"), FeedFile::rule));
  }

  private static Feed.Rule rule(JsonNode r) {
    return new Feed.Rule(
        r.path("name").asText(),
        RuleCheck.parse(r.path("check").asText()).orElseThrow(),
        Trees.choice(Feed.OnBad.class, r.path("on_bad")));
  }

  private static Feed.FeedColumn column(JsonNode c) {
    JsonNode from = c.path("from");
    return new Feed.FeedColumn(
        from.isTextual() ? List.of(from.asText()) : Trees.list(from, JsonNode::asText),
        Trees.choice(Feed.Type.class, c.path("type")),
        c.path("required").asBoolean(),
        Trees.list(c.path("patterns"), JsonNode::asText),
        Trees.map(c.path("values"), JsonNode::asText),
        Trees.number(c.path("min")),
        Trees.number(c.path("max")),
        Trees.text(c.path("constant")),
        Trees.text(c.path("default")),
        Trees.choice(Feed.OnBad.class, c.path("on_bad")));
  }
}
