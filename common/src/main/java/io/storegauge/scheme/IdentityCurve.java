package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;

/** The value times a scale, held to the range of the score. */
record IdentityCurve(double scale, Scheme.Range range) implements Curve {
  @Override
  public double points(double value, MidRank peers) {
    // Comparisons with NaN would hold it to an end.
    return Double.isNaN(value)
        ? value
        : Math.min(range.to(), Math.max(range.from(), value * scale));
  }

  @Override
  public double[] knots(MidRank peers) {
    return new double[] {range.from() / scale, range.to() / scale};
  }
}
