package io.storegauge.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@link ExplainedGrades} for a reader. */
final class NextGradeText {
  private static final int PLACES = 2;

  private final ExplainedGrades grades;

  NextGradeText(ExplainedGrades grades) {
    this.grades = grades;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(grades.platform() + "/" + grades.storeId() + " as of " + grades.asOf());
    for (ExplainedGrades.Scheme s : grades.schemes()) {
      lines.add("");
      lines.add(headline(s));
      if (s.obstacle() != null) {
        lines.add("  " + obstacle(s));
      } else {
        lines.addAll(improvements(s).lines());
      }
    }
    return lines;
  }

  private static String headline(ExplainedGrades.Scheme s) {
    String now =
        s.scheme()
            + " "
            + s.version()
            + "  score "
            + Figures.fixed(s.score(), PLACES)
            + (s.grade() == null ? "" : ", grade " + s.grade());
    return s.next() == null
        ? now
        : now
            + ", next "
            + s.next()
            + (s.needed() == null ? "" : " from " + Figures.fixed(s.needed(), PLACES));
  }

  private static String obstacle(ExplainedGrades.Scheme s) {
    return switch (s.obstacle()) {
      case "no_grades" -> "the scheme has no grades";
      case "best_already" -> "there is no better grade";
      case "no_score" -> "no indicator is known, so nothing tells a grade";
      case "newcomer" ->
          "a newcomer: its grade follows from valid orders in 30 days, not from what they say";
      case "few_peers" -> "too few peers: not even the best score would rank so high";
      case "gate" -> "gate " + s.gate() + " stands in the way, whatever the indicators say";
      default ->
          "out of reach: with every indicator at its best the score is "
              + Figures.fixed(s.reached(), PLACES);
    };
  }

  private static TextTable improvements(ExplainedGrades.Scheme s) {
    TextTable t = TextTable.of("", ">now", ">to", ">of the way", ">gains", ">cases");
    for (ExplainedGrades.Improvement i : s.improvements()) {
      String way = i.to() > i.from() || i.to() == i.from() && i.beyond() ? "above " : "below ";
      t.add(
          "├─ " + i.indicator(),
          Figures.withUnit(i.from(), i.unit()),
          (i.beyond() ? way : "") + Figures.withUnit(i.to(), i.unit()),
          Figures.percent(i.share(), 0),
          gain(i.gain()),
          i.cases() == null ? null : String.valueOf(i.cases()));
    }
    t.add(
        "└─ score",
        Figures.fixed(s.score(), PLACES),
        Figures.fixed(s.reached(), PLACES),
        Figures.percent(s.cost(), 0),
        gain(s.reached() - s.score()));
    return t;
  }

  private static String gain(double points) {
    return Figures.signed(BigDecimal.valueOf(points), PLACES);
  }
}
