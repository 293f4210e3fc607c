package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Values over days: lines, dots, areas, with lines and zones to read them by. */
public final class LineChart {
  private static final int VALUE_TICKS = 7;
  private static final int DAY_TICKS = 8;

  /** Where there is little room every second day of more than these is left out. */
  private static final int NARROW_DAY_TICKS = 4;

  private static final int LABEL_HEIGHT = 13;
  private static final double DOT = 2.5;
  private static final double ALERT = 4;

  /** A marker's label stands on the side where there is room. */
  private static final double MARKER_TURNS = 0.6;

  private final String title;
  private final DayAxis days;
  private final Scale scale;
  private final Wording wording;
  private final int height;
  private final List<Element> zones = new ArrayList<>();
  private final List<Element> paths = new ArrayList<>();
  private final List<Element> shapes = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();

  /**
   * @param values by day of the axis; NaN = unknown
   */
  private record Series(String name, String cssClass, double[] values, boolean isLine) {}

  public LineChart(String title, DayAxis days, Scale scale, Wording wording, int height) {
    this.title = title;
    this.days = days;
    this.scale = scale;
    this.wording = wording;
    this.height = height;
  }

  /** A range of values with a name, behind everything; what lies off the axis is cut. */
  public LineChart zone(double from, double to, String cssClass, String label) {
    double top = y(to);
    double bottom = y(from);
    if (bottom - top > 0) {
      zones.add(Svg.withNote(Svg.rect("zone " + cssClass, 0, 1, top, bottom - top), label));
      if (bottom - top >= LABEL_HEIGHT) {
        shapes.add(Svg.text("zone-name", 0, top + LABEL_HEIGHT - 1, label).with("dx", 5));
      }
    }
    return this;
  }

  /**
   * A value to compare with; none if it is off the axis.
   *
   * @param label empty = the legend names it
   */
  public LineChart reference(double value, String cssClass, String label) {
    if (value >= scale.from() && value <= scale.to()) {
      shapes.add(Svg.line("reference " + cssClass, 0, y(value), 1, y(value)));
      if (!label.isEmpty()) {
        shapes.add(Svg.text("reference-name " + cssClass, 0, y(value) - 5, label).with("dx", 5));
      }
    }
    return this;
  }

  /** A day on which something happened; none if it is off the axis. */
  public LineChart marker(LocalDate day, String label, String note) {
    int index = days.index(day);
    if (index >= 0 && index < days.days()) {
      double x = days.at(index);
      boolean turned = x > MARKER_TURNS;
      shapes.add(Svg.withNote(Svg.line("marker", x, -14, x, height), note));
      shapes.add(
          Svg.text(turned ? "marker-name end" : "marker-name", x, -5, label)
              .with("dx", turned ? -5 : 5));
    }
    return this;
  }

  /**
   * A range of each day, as wide as the day.
   *
   * @param low by day of the axis; NaN = unknown, likewise the upper ends
   */
  public LineChart ranges(String cssClass, double[] low, double[] high) {
    for (int i = 0; i < low.length; i++) {
      if (!Double.isNaN(low[i]) && !Double.isNaN(high[i])) {
        double top = y(high[i]);
        zones.add(Svg.rect("range " + cssClass, days.start(i), days.end(i), top, y(low[i]) - top));
      }
    }
    return this;
  }

  /**
   * A line.
   *
   * @param values by day of the axis; NaN = unknown, a gap
   */
  public LineChart line(String name, String cssClass, double[] values) {
    String path = Trace.line(days, scale, values);
    if (!path.isEmpty()) {
      paths.add(Svg.path("line " + cssClass, path));
    }
    for (int i : Trace.alone(values)) {
      shapes.add(Svg.dot("dot " + cssClass, days.at(i), y(values[i]), DOT));
    }
    series.add(new Series(name, cssClass, values, true));
    return this;
  }

  /**
   * Single values that no line joins.
   *
   * @param alert which of them stand out
   */
  public LineChart dots(String name, String cssClass, double[] values, boolean[] alert) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        String look = alert[i] ? "alert" : "dot " + cssClass;
        shapes.add(Svg.dot(look, days.at(i), y(values[i]), alert[i] ? ALERT : DOT));
      }
    }
    series.add(new Series(name, cssClass, values, false));
    return this;
  }

  /** The chart. Pointing at a day tells its figures. */
  public Element figure() {
    Element plot = Svg.drawing("plot", height, title);
    plot.addAll(zones);
    for (double tick : scale.ticks(VALUE_TICKS)) {
      plot.add(Svg.line("grid", 0, y(tick), 1, y(tick)));
      plot.add(
          Svg.text("tick y", 0, y(tick), wording.value().apply(tick))
              .with("dx", -8)
              .with("dy", ".32em"));
    }
    plot.addAll(dayTicks());
    plot.add(Svg.stretched(height).addAll(paths));
    plot.addAll(shapes);
    plot.addAll(newest());
    plot.addAll(notes());
    return Element.of("div", "chart").add(plot);
  }

  private List<Element> dayTicks() {
    List<LocalDate> ticks = days.ticks(DAY_TICKS);
    List<Element> drawn = new ArrayList<>();
    for (int k = 0; k < ticks.size(); k++) {
      double x = days.at(days.index(ticks.get(k)));
      String wide = ticks.size() > NARROW_DAY_TICKS && k % 2 == 1 ? " roomy" : "";
      drawn.add(Svg.line("grid x" + wide, x, height, x, height + 5));
      drawn.add(Svg.text("tick x" + wide, x, height + 18, wording.tick().apply(ticks.get(k))));
    }
    return drawn;
  }

  /** The newest value of each line stands at its end. */
  private List<Element> newest() {
    List<Series> lines = series.stream().filter(s -> s.isLine() && last(s.values()) >= 0).toList();
    double[] wishes = lines.stream().mapToDouble(s -> y(s.values()[last(s.values())])).toArray();
    double[] places = Spread.apart(wishes, LABEL_HEIGHT, 4, height - 2);
    List<Element> labels = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Series s = lines.get(i);
      int at = last(s.values());
      if (lines.size() == 1) {
        labels.add(Svg.dot("newest " + s.cssClass(), days.at(at), y(s.values()[at]), 3.5));
      }
      labels.add(
          Svg.text(
                  "newest " + s.cssClass(),
                  days.at(at),
                  places[i],
                  wording.value().apply(s.values()[at]))
              .with("dx", 8)
              .with("dy", ".32em"));
    }
    return labels;
  }

  private static int last(double[] values) {
    int i = values.length - 1;
    while (i >= 0 && Double.isNaN(values[i])) {
      i--;
    }
    return i;
  }

  private List<Element> notes() {
    List<Element> notes = new ArrayList<>();
    for (int i = 0; i < days.days(); i++) {
      int day = i;
      String figures =
          series.stream()
              .filter(s -> !Double.isNaN(s.values()[day]))
              .map(s -> s.name() + " " + wording.value().apply(s.values()[day]))
              .collect(Collectors.joining("\n"));
      if (!figures.isEmpty()) {
        notes.add(
            Svg.withNote(
                Svg.rect("day", days.start(i), days.end(i), 0, height),
                wording.day().apply(days.day(i)) + "\n" + figures));
      }
    }
    return notes;
  }

  private double y(double value) {
    return (1 - scale.within(value)) * height;
  }
}
