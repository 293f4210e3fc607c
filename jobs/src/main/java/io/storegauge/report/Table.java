package io.storegauge.report;

import io.storegauge.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/** A table. Where there is little room a stacked one shows each row as a block. */
public final class Table {
  /** How a column lies. */
  public enum Kind {
    TEXT(""),
    FIGURE("num"),
    /** A bar that takes the room there is. */
    BAR("bars");

    private final String cssClass;

    Kind(String cssClass) {
      this.cssClass = cssClass;
    }
  }

  private record Head(String label, Kind kind) {}

  private final String cssClass;
  private final String caption;
  private final List<Head> heads = new ArrayList<>();
  private final Element body = Element.of("tbody");

  private Table(String cssClass, String caption) {
    this.cssClass = cssClass;
    this.caption = caption;
  }

  /**
   * A table without rows.
   *
   * @param caption what it shows, read aloud
   */
  public static Table of(String caption) {
    return new Table("", caption);
  }

  /** One with many columns. */
  public static Table stacked(String caption) {
    return new Table("stack", caption);
  }

  public Table column(String label, Kind kind) {
    heads.add(new Head(label, kind));
    return this;
  }

  /** A row; the first cell names it. */
  public Table row(Element... cells) {
    Element row = Element.of("tr");
    for (int i = 0; i < cells.length; i++) {
      Head head = heads.get(i);
      Element cell = Element.of(i == 0 ? "th" : "td").add(cells[i]);
      if (i == 0) {
        cell.with("scope", "row");
      }
      if (!head.kind().cssClass.isEmpty()) {
        cell.with("class", head.kind().cssClass);
      }
      row.add(cell.with("data-label", head.label()));
    }
    body.add(row);
    return this;
  }

  public Element element() {
    Element head = Element.of("tr");
    for (Head h : heads) {
      Element cell = Element.of("th").with("scope", "col").text(h.label());
      head.add(h.kind().cssClass.isEmpty() ? cell : cell.with("class", h.kind().cssClass));
    }
    Element table =
        Element.of("table")
            .add(Element.of("caption").text(caption))
            .add(Element.of("thead").add(head))
            .add(body);
    return Element.of("div", "table")
        .add(cssClass.isEmpty() ? table : table.with("class", cssClass));
  }
}
