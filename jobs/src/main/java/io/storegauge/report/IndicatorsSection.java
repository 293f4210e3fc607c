package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every indicator of the score: value, peers, points, weight, and what it gives and costs. */
final class IndicatorsSection {
  private static final String KEY = "indicators";

  private final StoreFile file;
  private final Words words;
  private final Parts parts;

  IndicatorsSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
    this.parts = new Parts(words);
  }

  Section section() {
    List<Element> content = new ArrayList<>();
    for (ScoreRow s : file.today()) {
      content.add(Parts.card(words.scheme(s.scheme()), table(s)));
    }
    return new Section(KEY, content);
  }

  private Element table(ScoreRow s) {
    Table table =
        Table.stacked(words.scheme(s.scheme()))
            .column(words.of("col.indicator"), Kind.TEXT)
            .column(words.of("col.value"), Kind.FIGURE)
            .column(words.of("col.peers"), Kind.FIGURE)
            .column(words.of("col.points"), Kind.FIGURE)
            .column(words.of("col.weight"), Kind.FIGURE)
            .column(words.of("col.gives_costs"), Kind.BAR)
            .column(words.of("col.lost"), Kind.FIGURE);
    List<ComponentRow> rows =
        file.components(s.scheme()).stream()
            .sorted(
                Comparator.comparing((ComponentRow c) -> Gold.DIMENSIONS.indexOf(c.dimension()))
                    .thenComparing(c -> -c.weight())
                    .thenComparing(ComponentRow::indicator))
            .toList();
    double most = rows.stream().mapToDouble(c -> c.contribution() + c.lost()).max().orElse(1);
    rows.forEach(c -> row(table, c, s.top(), most));
    return rows.isEmpty()
        ? Element.of("p", "absent").text(words.of("why.no_components"))
        : table.element();
  }

  private void row(Table table, ComponentRow c, double top, double most) {
    String unit = Words.unit(c.metric());
    table.row(
        Element.of("div", "store")
            .add(Element.of("b").text(words.indicator(c)))
            .add(Element.of("span", "id").text(words.labels().name("dimension", c.dimension()))),
        Double.isNaN(c.value())
            ? parts.unknown(Double.isNaN(c.median()) ? "why.not_told" : "why.too_little_evidence")
            : Parts.text(words.value(c.value(), unit)),
        Parts.text(Double.isNaN(c.median()) ? words.of("unknown") : words.value(c.median(), unit)),
        Parts.text(Double.isNaN(c.points()) ? "–" : words.score(c.points(), top)),
        Parts.text(c.isKnown() ? words.percent(c.weight(), 1) : "–"),
        most > 0 && c.isKnown()
            ? Bars.stacked(
                List.of(
                    new Bars.Part(c.contribution(), "plain"),
                    new Bars.Part(c.lost(), "bad"),
                    new Bars.Part(Math.max(0, most - c.contribution() - c.lost()), "none")))
            : Parts.text(""),
        Parts.text(c.isKnown() ? words.fixed(c.lost(), 2) : "–"));
  }
}
