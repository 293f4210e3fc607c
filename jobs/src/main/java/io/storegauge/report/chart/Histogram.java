package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;

/** How many values lie where. */
public final class Histogram {
  private static final int HEIGHT = 110;
  private static final int TICKS = 5;

  private Histogram() {}

  /**
   * Values in equal parts of an axis. One on a border counts in the part above it, one at the end
   * of the axis in the last part; what lies off the axis is left out.
   */
  public static int[] counts(double[] values, Scale scale, int parts) {
    int[] counts = new int[parts];
    for (double v : values) {
      double at = scale.at(v);
      if (at >= 0 && at <= 1) {
        counts[Math.min(parts - 1, (int) (at * parts + 1e-9))]++;
      }
    }
    return counts;
  }

  /**
   * The chart.
   *
   * @param value words of a value on the axis
   * @param note words of a part of the axis and how many values lie in it
   */
  public static Element figure(
      String title,
      Scale scale,
      int[] counts,
      double median,
      DoubleFunction<String> value,
      BiFunction<Scale, Integer, String> note) {
    int most = 1;
    for (int c : counts) {
      most = Math.max(most, c);
    }
    Element plot = Svg.drawing("plot histogram", HEIGHT, title);
    List<Element> highest = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      double from = (double) i / counts.length;
      double to = (double) (i + 1) / counts.length;
      double height = (HEIGHT - 14.0) * counts[i] / most;
      Scale part = new Scale(end(scale, from), end(scale, to));
      plot.add(
          Svg.withNote(
              Svg.rect("column", from, to, HEIGHT - height, height), note.apply(part, counts[i])));
      if (counts[i] == most) {
        highest.add(
            Svg.text("count", (from + to) / 2, HEIGHT - height - 4, Integer.toString(counts[i])));
      }
    }
    plot.add(Svg.line("axis", 0, HEIGHT, 1, HEIGHT));
    for (double tick : scale.ticks(TICKS)) {
      plot.add(Svg.text("tick x", scale.at(tick), HEIGHT + 16, value.apply(tick)));
    }
    plot.add(Svg.line("median", scale.within(median), 0, scale.within(median), HEIGHT));
    // Above the line, which would cross them out.
    highest.forEach(plot::add);
    return Element.of("div", "chart flush").add(plot);
  }

  private static double end(Scale scale, double share) {
    return scale.from() + share * (scale.to() - scale.from());
  }
}
