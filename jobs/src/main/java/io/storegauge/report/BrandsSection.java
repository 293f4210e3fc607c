package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.Journey;
import io.storegauge.report.data.TouchpointRow;
import io.storegauge.report.html.Element;
import java.util.Comparator;
import java.util.List;

/** Where brands that sell on several platforms are weakest. */
final class BrandsSection {
  private static final String KEY = "brands";

  private final Words words;
  private final int shown;

  BrandsSection(Words words, int shown) {
    this.words = words;
    this.shown = shown;
  }

  Section of(Overview data) {
    List<TouchpointRow> rows = Journey.touchpoints(data.gold(), data.asOf());
    return rows.isEmpty()
        ? Section.absent(KEY, words, data.gold().has(Journey.TOUCHPOINTS), Journey.TOUCHPOINTS)
        : of(rows);
  }

  /** The lowest percentiles first. */
  Section of(List<TouchpointRow> rows) {
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.brand"), Kind.TEXT)
            .column(words.of("col.touchpoint"), Kind.TEXT)
            .column(words.of("col.percentile"), Kind.BAR)
            .column(words.of("col.gap"), Kind.FIGURE);
    rows.stream()
        .sorted(
            Comparator.comparing(TouchpointRow::percentile)
                .thenComparing(TouchpointRow::brand)
                .thenComparing(TouchpointRow::platform)
                .thenComparing(TouchpointRow::touchpoint))
        .limit(shown)
        .forEach(r -> row(table, r));
    return Section.of(
        KEY, table.element(), Parts.note(words.of("brands.note", words.day(rows.get(0).day()))));
  }

  private void row(Table table, TouchpointRow r) {
    table.row(
        Element.of("div", "store")
            .add(Element.of("b").text(r.brand()))
            .add(
                Element.of("span", "id")
                    .text(
                        words.platform(r.platform())
                            + " · "
                            + words.of("brands.stores", words.count(r.stores())))),
        Element.of("div", "store")
            .add(Parts.text(words.labels().name("touchpoint", r.touchpoint())))
            .add(Element.of("small").text(words.of("brands.weakest", words.metric(r.weakest())))),
        Element.of("div", "beside")
            .add(Bars.standing(r.percentile()))
            .add(Parts.text(words.fixed(r.percentile(), 0))),
        Parts.text(Double.isNaN(r.gap()) ? "–" : words.fixed(r.gap(), 0)));
  }
}
