package io.storegauge.cli;

import io.storegauge.config.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a version of a scheme says, rule by rule, in words. */
final class SchemeFacts {

  /**
   * One rule.
   *
   * @param what its name; stays the same from version to version
   * @param pointers where it stands in the file
   */
  record Fact(String what, String value, List<String> pointers) {
    boolean isOverride() {
      return what.startsWith(OVERRIDE);
    }
  }

  private static final String OVERRIDE = "for ";

  private final Scheme scheme;
  private final Scheme.Version version;
  private final String at;
  private final List<Fact> facts = new ArrayList<>();

  private SchemeFacts(Scheme scheme, int index) {
    this.scheme = scheme;
    this.version = scheme.versions().get(index);
    this.at = "/versions/" + index;
  }

  static List<Fact> of(Scheme scheme, int version) {
    return new SchemeFacts(scheme, version).all();
  }

  static String range(Scheme.Version version) {
    return RuleWords.plain(version.range().from()) + " to " + RuleWords.plain(version.range().to());
  }

  private List<Fact> all() {
    add("range", range(version), "/range/from");
    stages();
    version.dimensions().forEach((d, w) -> add(d, RuleWords.plain(w) + " %", "/dimensions/" + d));
    for (int i = 0; i < version.indicators().size(); i++) {
      indicator(version.indicators().get(i), "/indicators/" + i);
    }
    adjustments();
    for (int g = 0; g < version.grades().size(); g++) {
      Scheme.Grade grade = version.grades().get(g);
      String of = version.gradedBy() == Scheme.GradedBy.SCORE ? "" : " % of peers are worse";
      add(
          "grade " + grade.grade(),
          "from " + RuleWords.plain(grade.atLeast()) + of,
          "/grades/" + g + "/at_least");
    }
    for (int d = 0; d < version.display().size(); d++) {
      Scheme.Shown shown = version.display().get(d);
      add(
          "buyers see " + RuleWords.plain(shown.shows()),
          "from " + RuleWords.plain(shown.atLeast()),
          "/display/" + d + "/at_least");
    }
    if (version.publication() != null) {
      add(
          "published",
          "assessed at the end of a month, in effect from day "
              + version.publication().effectiveDay()
              + " of the next",
          "/publication/effective_day",
          "/publication/assessed");
    }
    promotion();
    overrides();
    return facts;
  }

  private void promotion() {
    Scheme.Promotion promotion = scheme.promotions().get(version.version());
    if (promotion != null) {
      add(
          "promotion",
          String.format(
              "campaigns from a mean of %s over %d days",
              RuleWords.plain(promotion.meanAtLeast()), promotion.days()),
          "/promotion/mean_at_least",
          "/promotion/days");
    }
  }

  private void add(String what, String value, String... pointers) {
    facts.add(new Fact(what, value, Stream.of(pointers).map(p -> at + p).toList()));
  }

  private void stages() {
    Scheme.Stages s = version.stages();
    add("formal", "from " + s.formalFrom() + " valid orders in 30 days", "/stages/formal_from");
    String newcomers =
        switch (s.newcomer()) {
          case COMPUTED -> "scored like the others";
          case UNSCORED -> "no score";
          case DEFAULT ->
              Stream.of(
                      s.score() == null ? null : RuleWords.plain(s.score()),
                      s.grade() == null ? null : "grade " + s.grade())
                  .filter(Objects::nonNull)
                  .collect(Collectors.joining(", "));
        };
    if (!s.violations().isEmpty()) {
      newcomers +=
          "; after "
              + String.join(", ", s.violations())
              + " "
              + (s.afterViolation() == null
                  ? "scored like the others"
                  : RuleWords.plain(s.afterViolation()));
    }
    if (!s.unscoredStoreTypes().isEmpty()) {
      newcomers += "; no score for " + String.join(", ", s.unscoredStoreTypes());
    }
    add("newcomers", newcomers, "/stages/score", "/stages/grade", "/stages/newcomer");
  }

  private void indicator(Scheme.Indicator i, String pointer) {
    String named = i.dimension() + " / " + i.name();
    String use =
        i.minDenominator() != null
            ? ", known from a denominator of " + i.minDenominator()
            : i.use() == Scheme.Use.SHRUNK ? ", drawn to the peers" : "";
    String metric = i.metric() + " over " + i.windowDays() + " days" + use;
    add(
        named,
        RuleWords.plain(i.weight()) + " % · " + metric,
        pointer + "/weight",
        pointer + "/window_days",
        pointer + "/min_denominator");
    add(
        named + " points",
        RuleWords.curve(i.curve()),
        pointer + "/curve",
        pointer + "/tiers",
        pointer + "/peer",
        pointer + "/peer/worst",
        pointer + "/identity");
    if (i.smallSample() != null) {
      add(
          named + " small sample",
          RuleWords.plain(i.smallSample().points())
              + " if "
              + RuleWords.when(i.smallSample().when()),
          pointer + "/small_sample/points");
    }
  }

  private void adjustments() {
    for (int b = 0; b < version.bonuses().size(); b++) {
      Scheme.Bonus bonus = version.bonuses().get(b);
      String to = bonus.dimension() == null ? "" : " on " + bonus.dimension();
      add(
          "bonus " + bonus.name(),
          "+" + RuleWords.plain(bonus.points()) + to + " if " + RuleWords.when(bonus.when()),
          "/bonuses/" + b + "/points",
          "/bonuses/" + b + "/when/0/column");
    }
    for (int d = 0; d < version.deductions().size(); d++) {
      Scheme.Deduction deduction = version.deductions().get(d);
      add(
          "deduction " + deduction.name(),
          String.format(
              "−%s for each of %s, at most %s",
              RuleWords.plain(deduction.points()),
              String.join(" + ", deduction.columns()),
              RuleWords.plain(deduction.atMost())),
          "/deductions/" + d + "/points");
    }
    for (int g = 0; g < version.gates().size(); g++) {
      Scheme.Gate gate = version.gates().get(g);
      String cap = gate.score() != null ? RuleWords.plain(gate.score()) : "grade " + gate.grade();
      add(
          "gate " + gate.name(),
          "at most " + cap + " if " + RuleWords.when(gate.when()),
          "/gates/" + g + "/grade",
          "/gates/" + g + "/score",
          "/gates/" + g + "/when/0/column");
    }
  }

  private void overrides() {
    for (int o = 0; o < scheme.overrides().size(); o++) {
      Scheme.Override override = scheme.overrides().get(o);
      if (override.versions().contains(version.version())) {
        String stores =
            Stream.of(
                    override.industry() == null ? null : "industry " + override.industry(),
                    override.category() == null ? null : "category " + override.category(),
                    override.storeType())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String pointer = "/overrides/" + o + "/versions";
        String weights = weights(override.dimensions()) + weights(override.weights());
        facts.add(new Fact(OVERRIDE + stores, weights.strip(), List.of(pointer)));
      }
    }
  }

  private static String weights(Map<String, Double> weights) {
    return weights.entrySet().stream()
        .map(e -> e.getKey() + " " + RuleWords.plain(e.getValue()) + " ")
        .collect(Collectors.joining());
  }
}
