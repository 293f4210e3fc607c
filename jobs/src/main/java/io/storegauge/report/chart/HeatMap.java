package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How much, by row and column: the stronger the colour the more. */
public final class HeatMap {
  private static final int HEIGHT = 22;
  private static final int COLUMN_LABELS = 8;

  /** Nothing is pale, so that it is told from what is not known. */
  private static final double NOTHING = 0.05;

  /** The least that can still be told from nothing. */
  private static final double PALEST = 0.12;

  /**
   * A row.
   *
   * @param values by column; NaN = unknown
   * @param figure what stands at its end
   */
  public record Row(String label, double[] values, String figure) {}

  private HeatMap() {}

  /** How strong a colour is, 1 for the greatest value. */
  static double strength(double value, double greatest) {
    return value <= 0 || greatest <= 0
        ? NOTHING
        : PALEST + (1 - PALEST) * Math.min(1, value / greatest);
  }

  /** The greatest known value; 0 if there is none above it. */
  static double greatest(List<Row> rows) {
    return Math.max(
        0,
        rows.stream()
            .flatMapToDouble(r -> DoubleStream.of(r.values()))
            .filter(v -> !Double.isNaN(v))
            .max()
            .orElse(0));
  }

  /**
   * The map. Rows are read aloud by their figures; each cell has a note.
   *
   * @param note words of a cell, by row and column
   */
  public static Element figure(
      List<Row> rows, List<String> columns, BiFunction<Integer, Integer, String> note) {
    double greatest = greatest(rows);
    Element map = Element.of("div", "heat");
    IntStream.range(0, rows.size())
        .forEach(
            r -> {
              Row row = rows.get(r);
              map.add(Element.of("span", "label").text(row.label()));
              map.add(strip(row, r, greatest, note));
              map.add(Element.of("span", "figure").text(row.figure()));
            });
    return map.add(Element.of("span", "label")).add(axis(columns)).add(Element.of("span"));
  }

  private static Element strip(
      Row row, int r, double greatest, BiFunction<Integer, Integer, String> note) {
    Element strip = Svg.ornament("strip", HEIGHT);
    int n = row.values().length;
    for (int c = 0; c < n; c++) {
      double v = row.values()[c];
      Element cell =
          Svg.rect(
              Double.isNaN(v) ? "cell unknown" : "cell",
              (double) c / n,
              (double) (c + 1) / n,
              1,
              HEIGHT - 2.0);
      if (!Double.isNaN(v)) {
        cell.with("fill-opacity", Percent.plain(strength(v, greatest)));
      }
      strip.add(Svg.withNote(cell, note.apply(r, c)));
    }
    return strip;
  }

  private static Element axis(List<String> columns) {
    Element axis = Svg.ornament("strip", 16);
    int n = columns.size();
    int every = (n + COLUMN_LABELS - 1) / COLUMN_LABELS;
    for (int c = 0; c < n; c++) {
      // Counted from the newest, which is always named.
      int back = n - 1 - c;
      if (back % every == 0) {
        String look = back / every % 2 == 1 ? "tick x roomy" : "tick x";
        axis.add(Svg.text(look, (c + 0.5) / n, 12, columns.get(c)));
      }
    }
    return axis;
  }
}
