package io.storegauge.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * One version of a scheme: its range, newcomers, bonuses, deductions, gates, grades, display and
 * promotion.
 */
final class SchemeChecks {
  /** Columns that a condition may compare: amounts differ by currency, completeness by the day. */
  static final List<String> COMPARED =
      StoreMetricsTable.SPEC.columns().stream()
          .filter(c -> c.type() == DataTypes.DoubleType || c.type() == DataTypes.LongType)
          .filter(c -> !c.name().equals(StoreMetricsTable.COMPLETENESS_30D))
          .map(TableSpec.Column::name)
          .toList();

  private final YamlDoc doc;
  private final String version;
  private final Problems problems;
  private final double low;
  private final double high;

  SchemeChecks(YamlDoc doc, String version, Problems problems) {
    this.doc = doc;
    this.version = version;
    this.problems = problems;
    this.low = doc.at(version + "/range/from").asDouble(0);
    this.high = doc.at(version + "/range/to").asDouble(100);
  }

  void run() {
    if (low >= high) {
      add(
          "/range/from",
          "not below range.to; allowed: a range of more than one number. Change one.");
    }
    newcomers();
    Map<String, String> names = new HashMap<>();
    for (String list : List.of("/bonuses", "/deductions", "/gates")) {
      each(list, at -> unique(version + at + "/name", names));
    }
    each("/bonuses", at -> conditions(at + "/when"));
    each(
        "/deductions",
        at -> {
          columns(at + "/columns");
          if (number(at + "/at_most") < number(at + "/points")) {
            add(at + "/at_most", "less than the points of one; allowed: at least these. Raise it.");
          }
        });
    each("/gates", this::gate);
    boolean byPercentile = doc.at(version + "/graded_by").asText().equals("peer_percentile");
    if (byPercentile && doc.at(version + "/grades").isEmpty()) {
      add("/graded_by", "there are no grades; remove it, or add grades.");
    }
    steps("/grades", "grade", byPercentile ? 0 : low, byPercentile ? 100 : high);
    steps("/display", "shows", low, high);
    inRange("/promotion/mean_at_least");
  }

  YamlDoc doc() {
    return doc;
  }

  /** Pointer of the version. */
  String version() {
    return version;
  }

  Problems problems() {
    return problems;
  }

  /** Reports a value below the version. */
  void add(String pointer, String what) {
    problems.add(doc, version + pointer, what);
  }

  /** Calls for each item of a list of the version, with its pointer below the version. */
  void each(String list, Consumer<String> check) {
    for (int i = 0; i < doc.at(version + list).size(); i++) {
      check.accept(list + "/" + i);
    }
  }

  private double number(String pointer) {
    return doc.at(version + pointer).asDouble(Double.NaN);
  }

  /** Points lie inside the version's range; those beyond 0 to 100 the schema has told. */
  void inRange(String pointer) {
    double points = number(pointer);
    if (points >= 0 && points <= 100 && (points < low || points > high)) {
      add(
          pointer,
          String.format(
              "outside the range of the score; allowed: %s to %s. Change it, or the range.",
              Checks.plain(low), Checks.plain(high)));
    }
  }

  private void newcomers() {
    columns("/stages/violations");
    String kind = doc.at(version + "/stages/newcomer").asText();
    List<String> given =
        Stream.of("score", "grade", "after_violation")
            .filter(k -> doc.isGiven(version + "/stages/" + k))
            .toList();
    if (!kind.equals("default")) {
      given.forEach(
          k -> add("/stages/" + k, "of no effect; allowed with newcomer: default. Remove it."));
      return;
    }
    if (!given.contains("score") && !given.contains("grade")) {
      add("/stages/newcomer", "there is no default; allowed with score or grade. Add one.");
    }
    inRange("/stages/score");
    inRange("/stages/after_violation");
    grade("/stages/grade");
    if (given.contains("after_violation") && doc.at(version + "/stages/violations").isEmpty()) {
      add(
          "/stages/after_violation",
          "there are no violations; list the columns that count them under violations.");
    }
  }

  private void columns(String list) {
    each(list, at -> Checks.name(doc, version + at, "column", COMPARED, problems));
  }

  private void grade(String pointer) {
    List<String> grades = Trees.list(doc.at(version + "/grades"), g -> g.path("grade").asText());
    JsonNode grade = doc.at(version + pointer);
    if (grade.isTextual() && !grades.contains(grade.asText())) {
      add(pointer, "not among the grades " + grades + "; use one of them.");
    }
  }

  private void gate(String at) {
    conditions(at + "/when");
    boolean score = doc.isGiven(version + at + "/score");
    if (score == doc.isGiven(version + at + "/grade")) {
      add(at, "allowed: one of score and grade. " + (score ? "Remove one." : "Add one."));
    }
    inRange(at + "/score");
    grade(at + "/grade");
  }

  /** Steps of a mapping: best first, each can be reached, the last takes what is left. */
  private void steps(String list, String result, double lowest, double highest) {
    JsonNode steps = doc.at(version + list);
    Map<String, String> results = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String at = list + "/" + i + "/at_least";
      double least = number(at);
      if (i > 0 && least >= number(list + "/" + (i - 1) + "/at_least")) {
        add(at, "not below the step before it, so it is never reached. Sort them, best first.");
      } else if (least > highest) {
        add(at, "never reached; allowed: at most " + Checks.plain(highest) + ". Lower it.");
      } else if (i == steps.size() - 1 && least > lowest) {
        add(
            at,
            "nothing is left for less; allowed for the last one: " + Checks.plain(lowest) + ".");
      }
      unique(version + list + "/" + i + "/" + result, results);
    }
  }

  /** All conditions of a list. */
  void conditions(String list) {
    new ConditionChecks(this).run(list);
  }

  /** A name stands once. */
  void unique(String pointer, Map<String, String> seen) {
    JsonNode name = doc.at(pointer);
    if (!name.isMissingNode()) {
      unique(pointer, name.asText(), seen);
    }
  }

  void unique(String pointer, String name, Map<String, String> seen) {
    String first = seen.putIfAbsent(name, pointer);
    if (first != null) {
      problems.add(
          doc,
          pointer,
          name + " stands already in " + doc.shownKey(first) + "; allowed: each once. Remove one.");
    }
  }
}
