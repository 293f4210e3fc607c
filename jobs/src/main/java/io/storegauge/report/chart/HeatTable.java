package io.storegauge.report.chart;

import io.storegauge.report.html.Element;
import java.util.List;

/**
 * Figures by row and column, each coloured the stronger the more it is: a table, so that names of
 * columns and figures are there for those who cannot point at a cell. Where there is little room,
 * columns are named upright and rows on lines of their own.
 */
public final class HeatTable {
  /**
   * A figure.
   *
   * @param value NaN = unknown
   * @param figure what stands there
   * @param note what pointing at it tells
   */
  public record Cell(double value, String figure, String note) {}

  /**
   * A row.
   *
   * @param cells by column
   * @param sum what stands at its end
   */
  public record Row(Element label, List<Cell> cells, String sum) {}

  /** Rows below a heading of their own; all groups share one scale of colour. */
  public record Group(String heading, List<Row> rows) {}

  private HeatTable() {}

  /**
   * The table.
   *
   * @param caption what it shows, read aloud
   * @param sum name of the last column
   */
  public static Element figure(
      String caption, List<String> columns, String sum, List<Group> groups) {
    double greatest =
        groups.stream()
            .flatMap(g -> g.rows().stream())
            .flatMap(r -> r.cells().stream())
            .mapToDouble(Cell::value)
            .filter(v -> !Double.isNaN(v))
            .max()
            .orElse(0);
    Element table =
        Element.of("table", "heats")
            .with("style", "--columns:" + columns.size())
            .add(Element.of("caption").text(caption))
            .add(Element.of("thead").add(head(columns, sum)));
    for (Group group : groups) {
      Element body = Element.of("tbody").add(heading(group.heading(), columns.size() + 2));
      group.rows().forEach(row -> body.add(row(row, greatest)));
      table.add(body);
    }
    return Element.of("div", "table").add(table);
  }

  private static Element head(List<String> columns, String sum) {
    Element head = Element.of("tr").add(Element.of("td"));
    for (String column : columns) {
      head.add(Element.of("th").with("scope", "col").add(Element.of("span", "name").text(column)));
    }
    return head.add(Element.of("th", "sum").with("scope", "col").text(sum));
  }

  private static Element heading(String text, int columns) {
    return Element.of("tr", "heading")
        .add(Element.of("th").with("scope", "rowgroup").with("colspan", columns).text(text));
  }

  private static Element row(Row row, double greatest) {
    Element line =
        Element.of("tr").add(Element.of("th", "label").with("scope", "row").add(row.label()));
    for (Cell cell : row.cells()) {
      boolean isKnown = !Double.isNaN(cell.value());
      Element data = Element.of("td", isKnown ? "warm" : "warm unknown").with("title", cell.note());
      if (isKnown) {
        double strength = HeatMap.strength(cell.value(), greatest);
        data.with("style", "--strength:" + Percent.plain(strength));
      }
      line.add(data.text(cell.figure()));
    }
    return line.add(Element.of("td", "sum").text(row.sum()));
  }
}
