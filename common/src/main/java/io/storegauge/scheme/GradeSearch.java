package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.scheme.NextGrade.Move;
import io.storegauge.scheme.NextGrade.Obstacle;
import io.storegauge.stats.Millionths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Searches the cheapest improvements that lift one store to its next grade.
 *
 * <p>The search goes by the curves, with the peers, bonuses, deductions and gates where they are.
 * What it finds is scored by the scheme's own evaluator, all stores of the day with it: there the
 * store's new value is among its peers' too, and may shift their tenths. What then lacks is added
 * to what is sought, until the evaluator gives the grade.
 */
final class GradeSearch {
  /** Each round makes up for all that lacked, so a few do. */
  private static final int ROUNDS = 40;

  /** A score is a whole number of these. */
  private static final double MILLIONTH = 1e-6;

  private final ScoredDay day;
  private final int store;
  private final SchemeEvaluator rules;
  private final ScoreGrades grades;
  private final Score score;

  GradeSearch(ScoredDay day, int store) {
    this.day = day;
    this.store = store;
    this.rules = day.rules();
    this.grades = rules.grades();
    this.score = day.score(store);
  }

  NextGrade result() {
    if (grades.grades().isEmpty()) {
      return obstacle(-1, Double.NaN, Obstacle.NO_GRADES, null, Double.NaN);
    }
    boolean ranked = grades.by() == Scheme.GradedBy.PEER_PERCENTILE;
    if (!day.isFormal(store) && (ranked || rules.newcomer() != Scheme.Newcomer.COMPUTED)) {
      return obstacle(-1, Double.NaN, Obstacle.NEWCOMER, null, Double.NaN);
    }
    int grade = day.grade(store);
    if (!score.total().known() || grade < 0) {
      return obstacle(-1, Double.NaN, Obstacle.NO_SCORE, null, Double.NaN);
    }
    if (grade == 0) {
      return obstacle(-1, Double.NaN, Obstacle.BEST_ALREADY, null, Double.NaN);
    }
    int next = grade - 1;
    double needed = needed(day, next);
    if (Double.isNaN(needed)) {
      return obstacle(next, needed, Obstacle.FEW_PEERS, null, Double.NaN);
    }
    String gate = gate(score, next, needed);
    return gate == null
        ? search(next, needed)
        : obstacle(next, needed, Obstacle.GATE, gate, Double.NaN);
  }

  /** Least score of a grade; NaN = none tells it. */
  private double needed(ScoredDay stores, int grade) {
    double atLeast = grades.grades().get(grade).atLeast();
    return grades.by() == Scheme.GradedBy.SCORE ? atLeast : leastScore(stores, atLeast);
  }

  /** Least score that ranks so high among the others where they are; NaN = none does. */
  private double leastScore(ScoredDay stores, double percentile) {
    double[] points = stores.points();
    TreeSet<Double> places = new TreeSet<>();
    for (int s = 0; s < points.length; s++) {
      if (s != store && day.isFormal(s) && !Double.isNaN(points[s])) {
        places.add(points[s]);
        // As a score is read from its millionths: a sum would be another number.
        places.add(Millionths.toDouble(Millionths.of(points[s]) + 1));
      }
    }
    places.add(rules.range().from());
    List<Double> ascending = List.copyOf(places);
    int low = 0;
    int high = ascending.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      points[store] = ascending.get(middle);
      if (stores.ranked(points).percentile(store, true) >= percentile) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    boolean found = low < ascending.size() && ascending.get(low) <= rules.range().to();
    return found ? ascending.get(low) : Double.NaN;
  }

  /** Gate that keeps a score from a grade; null = none. */
  private String gate(Score of, int next, double needed) {
    if (of.gradeCap() != null && grades.position(of.gradeCap()) > next) {
      return of.gradeGate();
    }
    boolean capped = of.gate() != null && !of.gate().equals(ScoreRules.RANGE);
    return capped && Millionths.toDouble(of.score()) < needed ? of.gate() : null;
  }

  private NextGrade search(int next, double needed) {
    List<StoreLever> levers = StoreLever.of(day, store);
    double gap = needed - Millionths.toDouble(score.beforeGate());
    double best = Double.NaN;
    for (int round = 0; round < ROUNDS; round++) {
      Lever.Target[] found =
          LeastMoves.of(levers.stream().map(StoreLever::lever).toList(), Math.max(gap, MILLIONTH));
      if (found == null) {
        break;
      }
      ScoredDay moved = StoreLever.moved(day, store, levers, found);
      Score then = moved.score(store);
      best = then.hasScore() ? Millionths.toDouble(then.score()) : Double.NaN;
      int reached = moved.grade(store);
      if (reached >= 0 && reached <= next) {
        return found(next, needed, best, levers, found);
      }
      double lacks = needed(moved, next) - Millionths.toDouble(then.beforeGate());
      String gate = gate(then, next, needed);
      if (gate != null && !(lacks > MILLIONTH)) {
        return obstacle(next, needed, Obstacle.GATE, gate, best);
      }
      gap += Math.max(MILLIONTH, lacks);
    }
    return obstacle(next, needed, Obstacle.OUT_OF_REACH, null, atBest(levers));
  }

  /** Score with every value at its best. */
  private double atBest(List<StoreLever> levers) {
    Lever.Target[] all =
        levers.stream()
            .map(l -> l.lever().options())
            .map(o -> o.isEmpty() ? null : o.get(o.size() - 1))
            .toArray(Lever.Target[]::new);
    Score best = StoreLever.moved(day, store, levers, all).score(store);
    return best.hasScore() ? Millionths.toDouble(best.score()) : Double.NaN;
  }

  private NextGrade found(
      int next, double needed, double reached, List<StoreLever> levers, Lever.Target[] targets) {
    List<Move> moves = new ArrayList<>();
    IntStream.range(0, targets.length)
        .filter(l -> targets[l] != null)
        .forEach(l -> moves.add(levers.get(l).move(targets[l])));
    moves.sort(Comparator.comparingDouble(Move::gain).reversed().thenComparing(Move::indicator));
    return result(next, needed, null, null, reached, List.copyOf(moves));
  }

  private NextGrade obstacle(
      int next, double needed, Obstacle obstacle, String by, double reached) {
    return result(next, needed, obstacle, by, reached, List.of());
  }

  private NextGrade result(
      int next, double needed, Obstacle obstacle, String by, double reached, List<Move> moves) {
    return new NextGrade(
        day.inForce().scheme(),
        rules.version(),
        score.hasScore() ? Millionths.toDouble(score.score()) : Double.NaN,
        grades.grades().isEmpty() ? null : grades.name(day.grade(store)),
        grades.name(next),
        needed,
        obstacle,
        by,
        reached,
        moves);
  }
}
