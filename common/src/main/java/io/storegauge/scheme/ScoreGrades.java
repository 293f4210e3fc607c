package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.Millionths;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Grades of a version, and what buyers see of a score. */
record ScoreGrades(
    Scheme.GradedBy by, List<Scheme.Grade> grades, List<Scheme.Shown> display, double top)
    implements Serializable {

  static ScoreGrades of(Scheme.Version version) {
    return new ScoreGrades(
        version.gradedBy(), version.grades(), version.display(), version.range().to());
  }

  /**
   * Position of a score's grade, 0 = the best; −1 = none.
   *
   * @param percentile of the score among formal peers; NaN = not ranked
   */
  int of(Score score, double percentile) {
    if (score.grade() != null) {
      return position(score.grade());
    }
    if (!score.hasScore() || grades.isEmpty()) {
      return -1;
    }
    double told = by == Scheme.GradedBy.SCORE ? Millionths.toDouble(score.score()) : percentile;
    for (int g = 0; g < grades.size(); g++) {
      if (told >= grades.get(g).atLeast()) {
        return g;
      }
    }
    return -1;
  }

  /** The same behind the gate of the score, if it has one for its grade. */
  int capped(int grade, Score score) {
    return score.gradeCap() == null || grade < 0
        ? grade
        : Math.max(grade, position(score.gradeCap()));
  }

  /** What changed the score, the grade or both; null = nothing did. */
  static String gates(Score score, boolean isGradeCapped) {
    if (!isGradeCapped || score.gradeGate().equals(score.gate())) {
      return score.gate();
    }
    return score.gate() == null ? score.gradeGate() : score.gate() + ", " + score.gradeGate();
  }

  int position(String grade) {
    return IntStream.range(0, grades.size())
        .filter(g -> grades.get(g).grade().equals(grade))
        .findFirst()
        .orElse(-1);
  }

  String name(int grade) {
    return grade < 0 ? null : grades.get(grade).grade();
  }

  /** What buyers see; NaN = nothing else than the score, or there is none. */
  double shown(Score score) {
    if (score.hasScore()) {
      double points = Millionths.toDouble(score.score());
      for (Scheme.Shown s : display) {
        if (points >= s.atLeast()) {
          return s.shows();
        }
      }
    }
    return Double.NaN;
  }

  /**
   * Points of one indicator that would lift the score to the next grade, the others unchanged; NaN
   * = there is no next one, it alone cannot, or something other than points decides.
   *
   * @param points of the indicator
   * @param weight share of the total
   */
  double pointsToNext(Score score, double points, double weight) {
    boolean capped = score.gate() != null && !score.gate().equals(ScoreRules.RANGE);
    int grade = of(score, Double.NaN);
    if (by != Scheme.GradedBy.SCORE || grade <= 0 || capped || score.gradeCap() != null) {
      return Double.NaN;
    }
    double missing =
        (grades.get(grade - 1).atLeast() - Millionths.toDouble(score.beforeGate())) / weight;
    return points + missing <= top + 1e-9 ? missing : Double.NaN;
  }
}
