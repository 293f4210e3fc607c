package io.storegauge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A line through the known values of a series. What is unknown interrupts it: a line drawn across a
 * gap would claim values that nobody knows.
 *
 * <p>Coordinates are thousandths of the plot, down from its top left corner.
 */
final class Trace {
  static final double SIDE = 1000;

  private Trace() {}

  /**
   * Path data of the line; empty if no two known values are neighbours.
   *
   * @param values by day; NaN = unknown
   */
  static String line(DayAxis days, Scale scale, double[] values) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i]) || isAlone(values, i)) {
        continue;
      }
      boolean goesOn = i > 0 && !Double.isNaN(values[i - 1]);
      path.append(goesOn ? 'L' : 'M').append(point(days, scale, i, values[i]));
    }
    return path.toString();
  }

  /** Positions of known values without a known neighbour, which a line does not show. */
  static List<Integer> alone(double[] values) {
    List<Integer> alone = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && isAlone(values, i)) {
        alone.add(i);
      }
    }
    return alone;
  }

  private static boolean isAlone(double[] values, int i) {
    return (i == 0 || Double.isNaN(values[i - 1]))
        && (i == values.length - 1 || Double.isNaN(values[i + 1]));
  }

  private static String point(DayAxis days, Scale scale, int index, double value) {
    return Percent.plain(days.at(index) * SIDE)
        + " "
        + Percent.plain((1 - scale.within(value)) * SIDE);
  }
}
