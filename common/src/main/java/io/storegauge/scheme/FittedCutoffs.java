package io.storegauge.scheme;

import io.storegauge.config.Scheme;

/**
 * Between which places among the peers the points of an indicator rise, as official scores tell.
 *
 * @param indicator its place in the version
 * @param was the curve as it was
 * @param fitted with estimated places; those that the scores do not tell are as they were
 * @param worst worst places that fit as well
 * @param best best places that fit as well
 */
public record FittedCutoffs(
    int indicator, Scheme.Peer was, Scheme.Peer fitted, Fits worst, Fits best) {

  /**
   * Places that fit as well as the estimate.
   *
   * @param all whether any place does, so that the scores tell nothing of it
   */
  public record Fits(double from, double to, boolean all) {}
}
