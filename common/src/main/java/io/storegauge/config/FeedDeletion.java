package io.storegauge.config;

import io.storegauge.table.StagedTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code deletion} of a feed: which columns say it, and what the staged table has for it. */
final class FeedDeletion {
  private static final String KEY = "/deletion";

  private FeedDeletion() {}

  static void check(YamlDoc doc, Problems problems) {
    if (!doc.isGiven(KEY)) {
      return;
    }
    if (!doc.at("/entity").isMissingNode()) {
      problems.add(doc, KEY, "an entity has none; allowed: in feeds without entity. Remove it.");
      return;
    }
    for (int i = 0; i < doc.at(KEY).size(); i++) {
      String pointer = KEY + "/" + i;
      String column = doc.at(pointer).asText();
      if (!doc.at("/columns").has(column)) {
        Checks.name(doc, pointer, "column", List.copyOf(FeedFile.names(doc)), problems);
      } else {
        type(doc, pointer, column, "boolean", problems);
      }
    }
    for (String filledIn : List.of(StagedTable.TELLS, StagedTable.AS_OF)) {
      if (doc.at("/columns").has(filledIn)) {
        problems.add(
            doc,
            "/columns/" + filledIn,
            "filled in by Storegauge where a feed has deletion; allowed: any other name. Rename it.");
      }
    }
    if (doc.at("/columns").has(StagedTable.DELETED_AT)) {
      type(
          doc, "/columns/" + StagedTable.DELETED_AT, StagedTable.DELETED_AT, "timestamp", problems);
    }
  }

  private static void type(
      YamlDoc doc, String pointer, String column, String type, Problems problems) {
    if (!doc.at(YamlDoc.child("/columns", column) + "/type").asText().equals(type)) {
      problems.add(doc, pointer, "not of type " + type + "; allowed: a column that is. Change it.");
    }
  }

  /** A record that tells of a deletion alone stands beside the one with content. */
  static List<String> key(List<String> mapped) {
    List<String> key = new ArrayList<>(mapped);
    key.add(StagedTable.TELLS);
    return List.copyOf(key);
  }

  /** Columns of a feed and those that are filled in. */
  static Map<String, Feed.FeedColumn> columns(Map<String, Feed.FeedColumn> mapped) {
    Map<String, Feed.FeedColumn> columns = new LinkedHashMap<>(mapped);
    columns.put(StagedTable.TELLS, filledIn(Feed.Type.STRING));
    columns.putIfAbsent(StagedTable.DELETED_AT, filledIn(Feed.Type.TIMESTAMP));
    columns.put(StagedTable.AS_OF, filledIn(Feed.Type.TIMESTAMP));
    return Collections.unmodifiableMap(columns);
  }

  private static Feed.FeedColumn filledIn(Feed.Type type) {
    return new Feed.FeedColumn(
        List.of(), type, false, List.of(), Map.of(), null, null, null, null, Feed.OnBad.REJECT);
  }
}
