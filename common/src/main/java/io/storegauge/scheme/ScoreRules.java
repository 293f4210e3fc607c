package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.Millionths;
import io.storegauge.stats.WeightedSum;
import io.storegauge.table.StoreScoresTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** From the weighted sum to the score: bonuses, deductions, range, gates, newcomers. */
final class ScoreRules implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Gate of a score that was held to the range. */
  static final String RANGE = StoreScoresTable.RANGE;

  /** Gate of a score that is a newcomer's default. */
  static final String NEWCOMER = StoreScoresTable.NEWCOMER;

  private record Bonus(String name, double points, Dimension dimension, List<StoreCondition> when)
      implements Serializable {}

  private record Deduction(String name, int[] columns, double points, double atMost)
      implements Serializable {}

  private record Gate(String name, Double score, String grade, List<StoreCondition> when)
      implements Serializable {}

  private final Scheme.Range range;
  private final List<String> gradesBestFirst;
  private final Scheme.Stages stages;
  private final List<Bonus> bonuses;
  private final List<Deduction> deductions;
  private final int[] violations;
  private final List<Gate> gates;

  ScoreRules(Scheme.Version version, ScoredColumns columns) {
    this.range = version.range();
    this.gradesBestFirst = version.grades().stream().map(Scheme.Grade::grade).toList();
    this.stages = version.stages();
    this.bonuses =
        List.copyOf(
            version.bonuses().stream()
                .map(
                    b ->
                        new Bonus(
                            b.name(),
                            b.points(),
                            b.dimension() == null ? null : Dimension.of(b.dimension()),
                            StoreCondition.of(b.when(), columns)))
                .toList());
    this.deductions =
        List.copyOf(
            version.deductions().stream()
                .map(
                    d ->
                        new Deduction(
                            d.name(), positions(d.columns(), columns), d.points(), d.atMost()))
                .toList());
    this.violations = positions(stages.violations(), columns);
    this.gates =
        List.copyOf(
            version.gates().stream()
                .map(
                    g ->
                        new Gate(
                            g.name(), g.score(), g.grade(), StoreCondition.of(g.when(), columns)))
                .toList());
  }

  /**
   * The score of a store.
   *
   * @param points of the indicators; NaN = unknown
   */
  Score score(ScoredDay day, int store, double[] points, SchemeWeights weights) {
    WeightedSum total = weights.sum(points);
    double[] dimensions = weights.means(points);
    List<Score.Part> added = new ArrayList<>(0);
    List<Score.Part> taken = new ArrayList<>(0);
    if (total.known()) {
      bonuses(day, store, dimensions, weights.dimensionShares(total.weights()), added);
      deductions(day, store, taken);
    }
    long beforeGate = total.total() + Score.sum(added) - Score.sum(taken);
    Score computed = new Score(points, dimensions, total, added, taken, beforeGate);
    if (!day.isFormal(store) && stages.newcomer() != Scheme.Newcomer.COMPUTED) {
      return newcomer(day, store, computed);
    }
    return total.known() ? gated(day, store, computed) : computed;
  }

  private void bonuses(
      ScoredDay day, int store, double[] dimensions, double[] shares, List<Score.Part> added) {
    for (Bonus b : bonuses) {
      if (StoreCondition.all(b.when(), day, store)) {
        double points = b.points();
        if (b.dimension() != null) {
          int d = b.dimension().ordinal();
          double raised = Math.min(range.to(), dimensions[d] + points);
          points = shares[d] > 0 ? (raised - dimensions[d]) * shares[d] : 0;
          dimensions[d] = raised;
        }
        if (Millionths.of(points) != 0) {
          added.add(new Score.Part(b.name(), Millionths.of(points)));
        }
      }
    }
  }

  private void deductions(ScoredDay day, int store, List<Score.Part> taken) {
    for (Deduction d : deductions) {
      double acts = sum(day, store, d.columns());
      if (acts > 0) {
        double points = Math.min(d.atMost(), acts * d.points());
        taken.add(new Score.Part(d.name(), Millionths.of(points)));
      }
    }
  }

  private static int[] positions(List<String> names, ScoredColumns columns) {
    return names.stream().mapToInt(columns::position).toArray();
  }

  /** Sum of counts; what is unknown counts 0. */
  private static double sum(ScoredDay day, int store, int[] columns) {
    double sum = 0;
    for (int c : columns) {
      double count = day.column(c)[store];
      sum += Double.isNaN(count) ? 0 : count;
    }
    return sum;
  }

  private Score newcomer(ScoredDay day, int store, Score computed) {
    boolean unscored =
        stages.newcomer() == Scheme.Newcomer.UNSCORED
            || stages.unscoredStoreTypes().contains(String.valueOf(day.storeType(store)));
    if (unscored) {
      return computed.gated(NEWCOMER, Score.NONE);
    }
    if (sum(day, store, violations) > 0) {
      return stages.afterViolation() != null
          ? computed.gated(NEWCOMER, Millionths.of(stages.afterViolation()))
          : computed.total().known() ? gated(day, store, computed) : computed;
    }
    return computed
        .gated(NEWCOMER, stages.score() == null ? Score.NONE : Millionths.of(stages.score()))
        .graded(stages.grade());
  }

  private Score gated(ScoredDay day, int store, Score computed) {
    long held =
        Math.min(
            Millionths.of(range.to()),
            Math.max(Millionths.of(range.from()), computed.beforeGate()));
    Score score = computed.gated(held == computed.beforeGate() ? null : RANGE, held);
    for (Gate g : gates) {
      if (StoreCondition.all(g.when(), day, store)) {
        if (g.score() != null && score.score() > Millionths.of(g.score())) {
          score = score.gated(g.name(), Millionths.of(g.score()));
        } else if (g.grade() != null) {
          score = strictest(score, g);
        }
      }
    }
    return score;
  }

  /**
   * The score behind a gate of its grade, unless another one caps it at the same or a lower one.
   */
  private Score strictest(Score score, Gate gate) {
    boolean lower =
        score.gradeCap() == null
            || gradesBestFirst.indexOf(gate.grade()) > gradesBestFirst.indexOf(score.gradeCap());
    return lower ? score.capped(gate.name(), gate.grade()) : score;
  }
}
