package io.storegauge.scheme;

import io.storegauge.stats.MidRank;
import java.util.Arrays;

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
    if (areApart(p10, p90)) {
      fromBelow = Math.min(1, Math.max(0, (value - p10) / (p90 - p10)));
    } else {
      fromBelow = value < p10 ? 0 : value > p90 ? 1 : 0.5;
    }
    return higherIsBetter ? fromBelow : 1 - fromBelow;
  }

  private static boolean areApart(double p10, double p90) {
    return p90 - p10 > NOISE * Math.max(1, Math.abs(p90));
  }

  @Override
  public boolean isStepped(MidRank peers) {
    return step > 0 || !areApart(peers.quantile(0.1), peers.quantile(0.9));
  }

  @Override
  public double[] knots(MidRank peers) {
    double p10 = peers.quantile(0.1);
    double p90 = peers.quantile(0.9);
    if (step == 0 || !areApart(p10, p90)) {
      return new double[] {p10, p90};
    }
    double[] ends = new double[(int) Math.floor((high - low) / step + NOISE) + 2];
    for (int s = 0; s < ends.length; s++) {
      double share = Math.min(1, s * step / (high - low));
      ends[s] = higherIsBetter ? p10 + share * (p90 - p10) : p90 - share * (p90 - p10);
    }
    Arrays.sort(ends);
    return ends;
  }
}
