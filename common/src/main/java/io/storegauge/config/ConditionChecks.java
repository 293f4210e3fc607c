package io.storegauge.config;

import io.storegauge.table.MetricColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions of one version: that they ask for one thing, and that a store can satisfy them. */
final class ConditionChecks {
  private static final List<String> COMPARISONS = List.of("above", "at_least", "below", "at_most");

  private final SchemeChecks checks;
  private final YamlDoc doc;
  private final String version;

  ConditionChecks(SchemeChecks checks) {
    this.checks = checks;
    this.doc = checks.doc();
    this.version = checks.version();
  }

  /** All conditions of a list. */
  void run(String list) {
    checks.each(list, this::condition);
  }

  private void condition(String at) {
    boolean column = isGiven(at + "/column");
    boolean service = isGiven(at + "/service");
    long compared = COMPARISONS.stream().filter(c -> isGiven(at + "/" + c)).count();
    boolean peers = isGiven(at + "/peer_top");
    if (column == service) {
      checks.add(
          at, "allowed: one of column and service. " + (column ? "Remove one." : "Add one."));
    } else if (service ? peers || compared > 0 : !peers && compared == 0) {
      checks.add(
          at,
          "allowed: a column with above, at_least, below, at_most or peer_top, or a service alone."
              + " Change it.");
    } else if (peers && compared > 0) {
      checks.add(at + "/peer_top", "stands beside a value; allowed: one of them. Remove one.");
    }
    Checks.name(
        doc,
        version + at + "/column",
        "column",
        peers ? metrics() : SchemeChecks.COMPARED,
        checks.problems());
    limits(at);
  }

  private boolean isGiven(String pointer) {
    return doc.isGiven(version + pointer);
  }

  /** Some value lies between the limits, and none of them is beyond what the column can be. */
  private void limits(String at) {
    double above = limit(at + "/above", Double.NEGATIVE_INFINITY);
    double below = limit(at + "/below", Double.POSITIVE_INFINITY);
    double lower = Math.max(above, limit(at + "/at_least", Double.NEGATIVE_INFINITY));
    double upper = Math.min(below, limit(at + "/at_most", Double.POSITIVE_INFINITY));
    if (lower > upper || (lower == upper && (above == lower || below == upper))) {
      checks.add(at, "no value satisfies it. Change one of its limits.");
      return;
    }
    String column = doc.at(version + at + "/column").asText();
    if (!SchemeChecks.COMPARED.contains(column)) {
      return;
    }
    Optional<MetricColumn> metric =
        MetricColumn.ALL.stream()
            .filter(m -> m.name().equals(column) || m.shrunk().equals(column))
            .findFirst();
    double lowest = metric.map(MetricColumn::lowest).orElse(0.0);
    double highest = metric.map(MetricColumn::highest).orElse(Double.POSITIVE_INFINITY);
    for (String c : COMPARISONS) {
      double given = limit(at + "/" + c, Double.NaN);
      boolean isStrict = c.equals("above") || c.equals("below");
      boolean onEdge = isStrict && (c.equals("above") ? given == highest : given == lowest);
      if (given < lowest || given > highest || onEdge) {
        checks.add(
            at + "/" + c,
            String.format(
                "%s is %s to %s; allowed: a limit that some values satisfy and others do not."
                    + " Change it.",
                column,
                Checks.plain(lowest),
                highest == Double.POSITIVE_INFINITY ? "any" : Checks.plain(highest)));
      }
    }
  }

  private double limit(String pointer, double otherwise) {
    return doc.at(version + pointer).asDouble(otherwise);
  }

  private static List<String> metrics() {
    return MetricColumn.ALL.stream().flatMap(m -> Stream.of(m.name(), m.shrunk())).toList();
  }
}
