package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;
import java.io.Serializable;

/** From a metric's value to points. */
sealed interface Curve extends Serializable
    permits LinearCurve, TierCurve, PeerCurve, IdentityCurve {

  /**
   * Points of a value; NaN for NaN, and where it is compared with peers and there are none.
   *
   * @param peers the store's peers in the same metric
   */
  double points(double value, MidRank peers);

  /** Values at which the curve bends or steps, ascending. */
  double[] knots(MidRank peers);

  /** Whether points stay the same between two knots; else they lie on a line. */
  default boolean isStepped(MidRank peers) {
    return false;
  }

  static Curve of(Scheme.Curve curve, boolean higherIsBetter, Scheme.Range range) {
    if (curve instanceof Scheme.Linear linear) {
      return new LinearCurve(linear.points());
    }
    if (curve instanceof Scheme.Tiers tiers) {
      return new TierCurve(tiers.steps());
    }
    if (curve instanceof Scheme.Peer peer) {
      return new PeerCurve(peer, higherIsBetter);
    }
    return new IdentityCurve(((Scheme.Identity) curve).scale(), range);
  }
}
