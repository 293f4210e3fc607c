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
 * @param cutoffs estimated, of the curves along the peers whose cut-offs are ours
 * @param stores that the fit saw
 * @param heldOut stores that it did not
 * @param days as-of days it looked at
 * @param lastDay of them, as an epoch day
 * @param before our scores of the stores held out against the platform's, by the version as it was
 * @param after by the estimated numbers
 * @param remarks what the scores could not tell
 */
public record FittedVersion(
    Scheme.Version version,
    String problem,
    BitSet told,
    double[] indicatorWeights,
    Map<String, Double> dimensionWeights,
    List<FittedCutoffs> cutoffs,
    int stores,
    int heldOut,
    int days,
    int lastDay,
    HeldOut before,
    HeldOut after,
    List<String> remarks) {

  /**
   * Scores of the stores held out against the platform's.
   *
   * @param worst largest difference, in points
   * @param determined 1 − squared errors ÷ squared distances of the platform's scores from their
   *     mean
   */
  public record HeldOut(Agreement agreement, double worst, double determined) {}

  static FittedVersion failed(Scheme.Version version, String problem) {
    return new FittedVersion(
        version,
        problem,
        new BitSet(),
        null,
        Map.of(),
        List.of(),
        0,
        0,
        0,
        0,
        null,
        null,
        List.of());
  }

  public boolean isFitted() {
    return problem == null;
  }
}
