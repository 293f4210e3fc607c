package io.storegauge.scheme;

import io.storegauge.config.Scheme;
import io.storegauge.stats.MidRank;
import java.util.List;

/** Points on straight lines between given ones; beyond the ends it stays flat. */
final class LinearCurve implements Curve {
  private static final long serialVersionUID = 1L;

  private final double[] values;
  private final double[] points;

  /**
   * @param curve at least one point, in ascending order of value
   */
  LinearCurve(List<Scheme.Point> curve) {
    values = curve.stream().mapToDouble(Scheme.Point::value).toArray();
    points = curve.stream().mapToDouble(Scheme.Point::points).toArray();
  }

  @Override
  public double points(double value, MidRank peers) {
    return points(value);
  }

  @Override
  public double[] knots(MidRank peers) {
    return values.clone();
  }

  /** Points of a value; NaN for NaN. */
  double points(double value) {
    int last = values.length - 1;
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    if (value <= values[0]) {
      return points[0];
    }
    if (value >= values[last]) {
      return points[last];
    }
    int right = 1;
    while (values[right] < value) {
      right++;
    }
    double share = (value - values[right - 1]) / (values[right] - values[right - 1]);
    return points[right - 1] + share * (points[right] - points[right - 1]);
  }
}
