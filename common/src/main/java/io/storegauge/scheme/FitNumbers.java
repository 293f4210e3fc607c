package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a version that a fit may change.
 *
 * @param weights of the indicators, in percent
 * @param dimensions their weights in percent; empty where the version has none
 * @param curves of the indicators
 */
record FitNumbers(
    double[] weights, Map<String, Double> dimensions, List<? extends Scheme.Curve> curves) {

  static FitNumbers of(Scheme.Version version) {
    return new FitNumbers(
        version.indicators().stream().mapToDouble(Scheme.Indicator::weight).toArray(),
        version.dimensions(),
        version.indicators().stream().map(Scheme.Indicator::curve).toList());
  }

  /** The version with these numbers instead of its own. */
  Scheme.Version in(Scheme.Version v) {
    List<Scheme.Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Scheme.Indicator old = v.indicators().get(i);
      indicators.add(
          new Scheme.Indicator(
              old.name(),
              old.dimension(),
              old.metric(),
              old.windowDays(),
              old.use(),
              old.minDenominator(),
              weights[i],
              curves.get(i),
              old.smallSample()));
    }
    return new Scheme.Version(
        v.version(),
        v.from(),
        v.alsoBefore(),
        v.range(),
        v.stages(),
        dimensions,
        indicators,
        v.bonuses(),
        v.deductions(),
        v.gates(),
        v.gradedBy(),
        v.grades(),
        v.display(),
        v.publication());
  }

  /** The scheme with these numbers in one of its versions. */
  Scheme in(Scheme scheme, Scheme.Version version) {
    return new Scheme(
        scheme.id(),
        scheme.versions().stream()
            .map(v -> v.version().equals(version.version()) ? in(v) : v)
            .toList(),
        scheme.overrides(),
        scheme.promotions());
  }
}
