package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.util.List;

/** Small bars that stand beside the figure they show. */
public final class Bars {
  private static final int HEIGHT = 8;
  private static final int TALL = 16;

  private Bars() {}

  /**
   * A part of a whole.
   *
   * @param share 0–1; beyond it is cut
   */
  public static Element share(double share, String cssClass) {
    double to = Math.min(1, Math.max(0, share));
    return Svg.ornament("bar", HEIGHT)
        .add(Svg.rect("track", 0, 1, 0, HEIGHT))
        .add(Svg.rect("fill " + cssClass, 0, to, 0, HEIGHT));
  }

  /**
   * More or less than nothing: to the right from the middle, or to the left.
   *
   * @param share −1 to 1; beyond it is cut
   */
  public static Element signed(double share) {
    double to = 0.5 + Math.min(1, Math.max(-1, share)) / 2;
    return Svg.ornament("bar", HEIGHT)
        .add(Svg.rect("track", 0, 1, 0, HEIGHT))
        .add(
            share < 0
                ? Svg.rect("fill bad", to, 0.5, 0, HEIGHT)
                : Svg.rect("fill good", 0.5, to, 0, HEIGHT))
        .add(Svg.line("middle", 0.5, -2, 0.5, HEIGHT + 2));
  }

  /**
   * Where something stands among its peers: from the middle, where half of them are worse.
   *
   * @param percentile 0–100
   */
  public static Element standing(double percentile) {
    double at = percentile / 100;
    String look = percentile < 25 ? "bad" : percentile < 75 ? "plain" : "good";
    return Svg.ornament("bar standing", TALL)
        .add(Svg.rect("track", 0, 1, 5, 6))
        .add(Svg.rect("fill " + look, Math.min(at, 0.5), Math.max(at, 0.5), 5, 6))
        .add(Svg.line("middle", 0.5, 1, 0.5, TALL - 1))
        .add(Svg.dot("knob " + look, at, TALL / 2.0, 5));
  }

  /**
   * A part of a stack.
   *
   * @param size in any unit
   */
  public record Part(double size, String cssClass) {}

  /** Parts of a whole side by side; nothing but the track where all are 0. */
  public static Element stacked(List<Part> parts) {
    Element bar = Svg.ornament("bar", HEIGHT).add(Svg.rect("track", 0, 1, 0, HEIGHT));
    double sum = parts.stream().mapToDouble(Part::size).sum();
    double from = 0;
    for (Part p : parts) {
      double to = sum == 0 ? 0 : from + p.size() / sum;
      if (to > from) {
        bar.add(Svg.rect("fill " + p.cssClass(), from, to, 0, HEIGHT));
      }
      from = to;
    }
    return bar;
  }

  /** A value and the interval it lies in; each as a share of the width. */
  public static Element interval(double low, double value, double high) {
    double from = Math.min(1, Math.max(0, low));
    double to = Math.min(1, Math.max(0, high));
    return Svg.ornament("bar", TALL)
        .add(Svg.rect("track", 0, 1, 5, 6))
        .add(Svg.rect("fill faint", from, to, 5, 6))
        .add(Svg.dot("knob bad", Math.min(1, Math.max(0, value)), TALL / 2.0, 5));
  }

  /** The least, the middle half, the median and the greatest of some values on an axis. */
  public static Element quartiles(Scale scale, Quartiles q) {
    return Svg.ornament("bar quartiles", TALL)
        .add(Svg.rect("track", 0, 1, 5, 6))
        .add(Svg.line("whisker", scale.within(q.least()), 8, scale.within(q.greatest()), 8))
        .add(Svg.rect("fill plain", scale.within(q.lower()), scale.within(q.upper()), 3, TALL - 6))
        .add(Svg.line("median", scale.within(q.median()), 0, scale.within(q.median()), TALL));
  }
}
