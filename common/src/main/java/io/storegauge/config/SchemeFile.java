package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** {@code schemes/<id>.yaml}: what its schema cannot say. */
final class SchemeFile {
  private SchemeFile() {}

  static void check(YamlDoc doc, Problems problems) {
    JsonNode versions = doc.at("/versions");
    Map<String, String> names = new HashMap<>();
    LocalDate previous = null;
    for (int v = 0; v < versions.size(); v++) {
      String pointer = "/versions/" + v;
      SchemeChecks checks = new SchemeChecks(doc, pointer, problems);
      checks.unique(pointer + "/version", names);
      LocalDate from = date(doc, pointer + "/from", problems);
      if (from != null && previous != null && !from.isAfter(previous)) {
        problems.add(
            doc,
            pointer + "/from",
            "not after the version before it, from "
                + previous
                + "; allowed: a later day. Sort the"
                + " versions by day, no two on the same.");
      }
      if (v > 0 && doc.at(pointer + "/also_before").asBoolean()) {
        problems.add(
            doc,
            pointer + "/also_before",
            "of no effect, an older version holds before it; allowed in the oldest. Remove it.");
      }
      previous = from == null ? previous : from;
      checks.run();
      new IndicatorChecks(checks).run();
    }
    OverrideChecks.run(doc, problems);
  }

  private static LocalDate date(YamlDoc doc, String pointer, Problems problems) {
    JsonNode text = doc.at(pointer);
    if (!text.isTextual()) {
      return null;
    }
    try {
      return LocalDate.parse(text.asText());
    } catch (DateTimeParseException e) {
      problems.add(doc, pointer, "not a day; allowed: yyyy-MM-dd. Change it.");
      return null;
    }
  }
}
