package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/** Parts that make up a whole, one below the other, each beginning where the last one ended. */
public final class Waterfall {
  private static final int HEIGHT = 20;

  /**
   * A part.
   *
   * @param size what it adds; may be negative
   * @param isTotal whether it starts anew at 0 and shows where things stand
   */
  public record Step(String label, String remark, double size, String figure, boolean isTotal) {}

  /** Where a part begins and ends. */
  record Span(double from, double to) {}

  private Waterfall() {}

  /** Where the parts lie; a total starts anew at 0. */
  static List<Span> spans(List<Step> steps) {
    List<Span> spans = new ArrayList<>();
    double at = 0;
    for (Step s : steps) {
      double from = s.isTotal() ? 0 : at;
      at = from + s.size();
      spans.add(new Span(from, at));
    }
    return spans;
  }

  /**
   * The chart.
   *
   * @param more class of parts that add; {@code less} of those that take
   */
  public static Element figure(List<Step> steps, Scale scale, String more, String less) {
    List<Span> spans = spans(steps);
    Element chart = Element.of("div", "fall");
    for (int i = 0; i < steps.size(); i++) {
      Step s = steps.get(i);
      Span span = spans.get(i);
      String look = s.isTotal() ? "total" : s.size() < 0 ? less : more;
      double from = scale.within(Math.min(span.from(), span.to()));
      double to = scale.within(Math.max(span.from(), span.to()));
      Element bar =
          Svg.ornament("strip", HEIGHT)
              .add(Svg.line("grid", 0, HEIGHT / 2.0, 1, HEIGHT / 2.0))
              .add(Svg.rect("fill " + look, from, to, 3, HEIGHT - 6.0));
      if (s.size() == 0) {
        bar.add(Svg.line("nothing", from, 3, from, HEIGHT - 3.0));
      }
      Element label = Element.of("span", s.isTotal() ? "label strong" : "label").text(s.label());
      if (!s.remark().isEmpty()) {
        label.add(Element.of("small").text(s.remark()));
      }
      chart
          .add(label)
          .add(bar)
          .add(Element.of("span", s.isTotal() ? "figure strong" : "figure").text(s.figure()));
    }
    return chart;
  }
}
