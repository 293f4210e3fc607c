package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import java.io.Serializable;
import java.util.List;

/**
 * One version of a scheme, ready to score the stores of a day: each indicator's value becomes
 * points on its curve, the points are weighed, and bonuses, deductions and gates make the score of
 * them.
 */
final class SchemeEvaluator implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Scheme.Version version;
  private final List<SchemeIndicator> indicators;
  private final List<ScoredColumn> columns;
  private final StoreWeights weights;
  private final ScoreRules rules;
  private final ScoreGrades grades;

  /**
   * @param overrides of the scheme; those of other versions are passed over
   * @throws io.storegauge.model.StoregaugeException if it names a metric or dimension there is not
   */
  SchemeEvaluator(Scheme.Version version, List<Scheme.Override> overrides) {
    ScoredColumns needed = new ScoredColumns();
    this.version = version;
    this.indicators =
        List.copyOf(
            version.indicators().stream()
                .map(i -> SchemeIndicator.of(i, version.range(), needed))
                .toList());
    this.weights = new StoreWeights(version, overrides);
    this.rules = new ScoreRules(version, needed);
    this.grades = ScoreGrades.of(version);
    this.columns = needed.all();
  }

  String version() {
    return version.version();
  }

  List<SchemeIndicator> indicators() {
    return indicators;
  }

  /** What it needs of {@code gold.store_metrics}; a quotient stands behind its parts. */
  List<ScoredColumn> columns() {
    return columns;
  }

  Scheme.Range range() {
    return version.range();
  }

  /** Valid orders of 30 days that make a store formal. */
  int formalFrom() {
    return version.stages().formalFrom();
  }

  Scheme.Newcomer newcomer() {
    return version.stages().newcomer();
  }

  /** Null = every day counts. */
  Scheme.Publication publication() {
    return version.publication();
  }

  ScoreGrades grades() {
    return grades;
  }

  StoreWeights weights() {
    return weights;
  }

  Score score(ScoredDay day, int store) {
    double[] points = new double[indicators.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = indicators.get(i).points(day, store);
    }
    return rules.score(day, store, points, day.weights(store));
  }
}
