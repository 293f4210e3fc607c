package io.storegauge.report.chart;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The least, the quarters and the greatest of some values. */
public record Quartiles(double least, double lower, double median, double upper, double greatest) {

  /**
   * Quarters lie on a line between neighbours, at position (n − 1)·q, as SQL's {@code
   * PERCENTILE_CONT}.
   *
   * @return empty if there is no value
   */
  public static Optional<Quartiles> of(DoubleStream values) {
    double[] v = values.sorted().toArray();
    return v.length == 0
        ? Optional.empty()
        : Optional.of(new Quartiles(v[0], at(v, 0.25), at(v, 0.5), at(v, 0.75), v[v.length - 1]));
  }

  private static double at(double[] sorted, double q) {
    double position = (sorted.length - 1) * q;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** The median; NaN if there is no value. */
  public static double medianOf(double... values) {
    return of(Arrays.stream(values)).map(Quartiles::median).orElse(Double.NaN);
  }
}
