package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;
import java.util.List;

/** Steps: each holds from its own value until the next one. */
final class TierCurve implements Curve {
  private static final long serialVersionUID = 1L;

  private final double[] values;
  private final double[] points;

  /**
   * @param steps at least one, in ascending order of value
   */
  TierCurve(List<Scheme.Point> steps) {
    values = steps.stream().mapToDouble(Scheme.Point::value).toArray();
    points = steps.stream().mapToDouble(Scheme.Point::points).toArray();
  }

  @Override
  public double points(double value, MidRank peers) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int step = 0;
    while (step + 1 < values.length && values[step + 1] <= value) {
      step++;
    }
    return points[step];
  }

  @Override
  public double[] knots(MidRank peers) {
    return values.clone();
  }

  @Override
  public boolean isStepped(MidRank peers) {
    return true;
  }
}
