package io.storegauge.report.chart;

import io.storegauge.report.html.Element;

/** Shapes whose place across is a share of the width, and down pixels. */
final class Svg {
  private Svg() {}

  /** A drawing as wide as there is room, with the title that is read aloud. */
  static Element drawing(String cssClass, int height, String title) {
    return Element.of("svg", cssClass)
        .with("width", "100%")
        .with("height", height)
        .with("role", "img")
        .add(Element.of("title").text(title));
  }

  /**
   * A drawing beside a text that says the same: nothing to be read aloud.
   *
   * @param cssClass of the drawing
   */
  static Element ornament(String cssClass, int height) {
    return Element.of("svg", cssClass)
        .with("width", "100%")
        .with("height", height)
        .with("aria-hidden", "true");
  }

  /** A part of a drawing in which paths are stretched to thousandths of width and height. */
  static Element stretched(int height) {
    return Element.of("svg")
        .with("width", "100%")
        .with("height", height)
        .with("viewBox", "0 0 1000 1000")
        .with("preserveAspectRatio", "none");
  }

  static Element path(String cssClass, String data) {
    return Element.of("path", cssClass).with("d", data);
  }

  static Element rect(String cssClass, double from, double to, double top, double height) {
    return Element.of("rect", cssClass)
        .with("x", Percent.of(from))
        .with("y", Percent.plain(top))
        .with("width", Percent.of(Math.max(0, to - from)))
        .with("height", Percent.plain(Math.max(0, height)));
  }

  static Element line(String cssClass, double x1, double y1, double x2, double y2) {
    return Element.of("line", cssClass)
        .with("x1", Percent.of(x1))
        .with("y1", Percent.plain(y1))
        .with("x2", Percent.of(x2))
        .with("y2", Percent.plain(y2));
  }

  static Element dot(String cssClass, double x, double y, double radius) {
    return Element.of("circle", cssClass)
        .with("cx", Percent.of(x))
        .with("cy", Percent.plain(y))
        .with("r", Percent.plain(radius));
  }

  static Element text(String cssClass, double x, double y, String text) {
    return Element.of("text", cssClass)
        .with("x", Percent.of(x))
        .with("y", Percent.plain(y))
        .text(text);
  }

  /** A remark that shows when the pointer rests on a shape. */
  static Element withNote(Element shape, String note) {
    return shape.add(Element.of("title").text(note));
  }
}
