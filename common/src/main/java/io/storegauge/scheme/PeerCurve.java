package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;
import java.util.Arrays;

/**
 * A line between the values at two places among the peers, held to its ends. Where both places have
 * one value, a store that has it stands in the middle.
 */
record PeerCurve(Scheme.Peer between, boolean higherIsBetter) implements Curve {
  /** Differences below it are noise of binary sums: they must not cost a step. */
  private static final double NOISE = 1e-9;

  @Override
  public double points(double value, MidRank peers) {
    if (Double.isNaN(value) || peers.size() == 0) {
      return Double.NaN;
    }
    double low = between.low();
    double step = between.step();
    double points = low + (between.high() - low) * position(value, peers);
    return step == 0 ? points : low + step * Math.floor((points - low) / step + NOISE);
  }

  /** 0 at the worst place, 1 at the best. */
  private double position(double value, MidRank peers) {
    double least = least(peers);
    double most = most(peers);
    double fromBelow;
    if (areApart(least, most)) {
      fromBelow = Math.min(1, Math.max(0, (value - least) / (most - least)));
    } else {
      fromBelow = value < least ? 0 : value > most ? 1 : 0.5;
    }
    return higherIsBetter ? fromBelow : 1 - fromBelow;
  }

  /** The lower of the values at the two places. */
  private double least(MidRank peers) {
    return peers.quantile((higherIsBetter ? between.worst() : 100 - between.best()) / 100);
  }

  /** The higher one. */
  private double most(MidRank peers) {
    return peers.quantile((higherIsBetter ? between.best() : 100 - between.worst()) / 100);
  }

  private static boolean areApart(double least, double most) {
    return most - least > NOISE * Math.max(1, Math.abs(most));
  }

  @Override
  public boolean isStepped(MidRank peers) {
    return between.step() > 0 || !areApart(least(peers), most(peers));
  }

  @Override
  public double[] knots(MidRank peers) {
    double least = least(peers);
    double most = most(peers);
    double step = between.step();
    if (step == 0 || !areApart(least, most)) {
      return new double[] {least, most};
    }
    double height = between.high() - between.low();
    double[] ends = new double[(int) Math.floor(height / step + NOISE) + 2];
    for (int s = 0; s < ends.length; s++) {
      double share = Math.min(1, s * step / height);
      ends[s] = higherIsBetter ? least + share * (most - least) : most - share * (most - least);
    }
    Arrays.sort(ends);
    return ends;
  }
}
