package io.storegauge.scheme;

import io.storegauge.stats.MidRank;

/**
 * A line from the worst to the best tenth of the peers, held to its ends. Where both tenths are one
 * value, a store that has it stands in the middle.
 *
 * @param step points are rounded down to {@code low} plus a multiple of it; 0 = not rounded
 */
record PeerCurve(double low, double high, double step, boolean higherIsBetter) implements Curve {
  /** Differences below it are noise of binary sums: they must not cost a step. */
  private static final double NOISE = 1e-9;

  @Override
  public double points(double value, MidRank peers) {
    if (Double.isNaN(value) || peers.size() == 0) {
      return Double.NaN;
    }
    double points = low + (high - low) * position(value, peers);
    return step == 0 ? points : low + step * Math.floor((points - low) / step + NOISE);
  }

  /** 0 at the worst tenth, 1 at the best. */
  private double position(double value, MidRank peers) {
    double p10 = peers.quantile(0.1);
    double p90 = peers.quantile(0.9);
    double fromBelow;
    if (p90 - p10 > NOISE * Math.max(1, Math.abs(p90))) {
      fromBelow = Math.min(1, Math.max(0, (value - p10) / (p90 - p10)));
    } else {
      fromBelow = value < p10 ? 0 : value > p90 ? 1 : 0.5;
    }
    return higherIsBetter ? fromBelow : 1 - fromBelow;
  }
}
