package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.Agreement;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What official scores tell of a version.
 *
 * @param version as it was
 * @param problem why nothing could be estimated; null = it was
 * @param told places of the indicators that the scores speak of; the others keep their weights
 * @param indicatorWeights estimated, in percent, one an indicator
 * @param dimensionWeights likewise; empty where the version has none
 * @param stores that the fit saw
 * @param heldOut stores that it did not
 * @param days as-of days it looked at
 * @param lastDay of them, as an epoch day
 * @param before our scores of the stores held out against the platform's, by the version as it was
 * @param after by the estimated weights
 * @param determined 1 − squared errors ÷ squared distances of the platform's scores from their
 *     mean, before and after
 * @param remarks what the scores could not tell
 */
public record FittedVersion(
    Scheme.Version version,
    String problem,
    BitSet told,
    double[] indicatorWeights,
    Map<String, Double> dimensionWeights,
    int stores,
    int heldOut,
    int days,
    int lastDay,
    Agreement before,
    Agreement after,
    double[] determined,
    List<String> remarks) {

  static FittedVersion failed(Scheme.Version version, String problem) {
    return new FittedVersion(
        version, problem, new BitSet(), null, Map.of(), 0, 0, 0, 0, null, null, null, List.of());
  }

  public boolean isFitted() {
    return problem == null;
  }

  /** The version with the estimated weights. */
  public Scheme.Version fitted() {
    return SchemeFit.with(version, indicatorWeights, dimensionWeights);
  }
}
