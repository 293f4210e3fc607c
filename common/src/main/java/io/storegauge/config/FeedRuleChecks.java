package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.NearNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks the rules of a feed: their names, and that what they compare can be compared. */
final class FeedRuleChecks {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** What can be compared with its like. */
  private enum Kind {
    NUMBER,
    INSTANT,
    DAY,
    WORD,
    /** Flags, free text and buyers: only whether there is a value. */
    NOTHING;

    static Kind of(Feed.Type type) {
      return switch (type) {
        case INTEGER, MONEY, REAL, DURATION, RATING -> NUMBER;
        case TIMESTAMP, END_OF_DAY -> INSTANT;
        case DATE -> DAY;
        case STRING, ID -> WORD;
        case TEXT, BOOLEAN, BUYER -> NOTHING;
      };
    }
  }

  private final YamlDoc doc;
  private final Problems problems;
  private final List<String> columns = new ArrayList<>();

  private FeedRuleChecks(YamlDoc doc, Problems problems) {
    this.doc = doc;
    this.problems = problems;
    doc.at("/columns").fieldNames().forEachRemaining(columns::add);
  }

  static void check(YamlDoc doc, Problems problems) {
    FeedRuleChecks checks = new FeedRuleChecks(doc, problems);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < doc.at("/rules").size(); i++) {
      String pointer = "/rules/" + i;
      checks.name(pointer + "/name", names);
      checks.check(pointer + "/check");
    }
  }

  private void name(String pointer, Set<String> names) {
    JsonNode name = doc.at(pointer);
    if (!name.isTextual()) {
      return;
    }
    if (!NAME.matcher(name.asText()).matches()) {
      problems.add(
          doc,
          pointer,
          "not a name; allowed: small letters, digits and underscores, a letter first. Rename it.");
    } else if (!names.add(name.asText())) {
      problems.add(doc, pointer, "stands twice; allowed: a name of its own. Rename one.");
    }
  }

  private void check(String pointer) {
    JsonNode check = doc.at(pointer);
    if (!check.isTextual()) {
      return;
    }
    Optional<RuleCheck> parsed = RuleCheck.parse(check.asText());
    if (parsed.isEmpty()) {
      problems.add(
          doc,
          pointer,
          "not a check; allowed: column is null, column is not null, or column, one of"
              + " = != < <= > >=, and a column, a number or a 'text'. Change it.");
      return;
    }
    RuleCheck c = parsed.get();
    if (isColumn(pointer, c.column()) && (c.other() == null || isColumn(pointer, c.other()))) {
      comparison(pointer, c);
    }
  }

  private boolean isColumn(String pointer, String name) {
    if (columns.contains(name)) {
      return true;
    }
    problems.add(
        doc,
        pointer,
        String.format(
            "no column %s here; allowed: %s.%s",
            name, String.join(", ", columns), NearNames.hint(name, columns, "Change it.")));
    return false;
  }

  private void comparison(String pointer, RuleCheck c) {
    if (c.op() == RuleCheck.Op.IS_NULL || c.op() == RuleCheck.Op.IS_NOT_NULL) {
      return;
    }
    Optional<Feed.Type> type = type(c.column());
    if (type.isEmpty()) {
      return; // told already
    }
    Kind kind = Kind.of(type.get());
    if (kind == Kind.NOTHING) {
      problems.add(
          doc,
          pointer,
          String.format(
              "%s is of type %s; allowed: is null and is not null. Change it.",
              c.column(), id(type.get())));
    } else if (c.other() != null) {
      type(c.other())
          .filter(t -> Kind.of(t) != kind)
          .ifPresent(t -> problems.add(doc, pointer, notComparable(c, type.get(), id(t))));
    } else if (kind != (c.number() == null ? Kind.WORD : Kind.NUMBER)) {
      String value = c.number() == null ? "a text" : "a number";
      problems.add(doc, pointer, notComparable(c, type.get(), value));
    } else if (kind == Kind.WORD) {
      word(pointer, c);
    }
  }

  private static String notComparable(RuleCheck c, Feed.Type type, String with) {
    return String.format(
        "%s is of type %s and cannot be compared with %s%s; allowed: numbers with numbers, times"
            + " with times, days with days, texts with texts. Change it.",
        c.column(), id(type), c.other() == null ? "" : c.other() + " of type ", with);
  }

  /** A text that the column's values never give would make the rule say nothing. */
  private void word(String pointer, RuleCheck c) {
    Set<String> values = new TreeSet<>();
    doc.at(YamlDoc.child("/columns", c.column()) + "/values").forEach(v -> values.add(v.asText()));
    if (!values.isEmpty() && !values.contains(c.text())) {
      problems.add(
          doc,
          pointer,
          String.format(
              "%s is never '%s'; allowed: %s. Change it.",
              c.column(), c.text(), String.join(", ", values)));
    }
  }

  private Optional<Feed.Type> type(String column) {
    return FeedColumnChecks.type(doc.at(YamlDoc.child("/columns", column)));
  }

  private static String id(Feed.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
