package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.BenchmarkRow;
import io.storegauge.report.html.Element;
import java.util.Comparator;
import java.util.List;

/**
 * Where the store stands among its peers, metric by metric, the weakest first; those after the
 * first are folded away.
 */
final class PeersSection {
  private static final int SHOWN = 15;
  private static final String TABLE = "gold.store_benchmarks";
  private static final String KEY = "peers";

  private final StoreFile file;
  private final Words words;
  private final Parts parts;

  PeersSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
    this.parts = new Parts(words);
  }

  Section section() {
    if (file.benchmarks().isEmpty()) {
      return Section.absent(KEY, words, file.gold().has(TABLE), TABLE);
    }
    List<BenchmarkRow> rows =
        file.benchmarks().stream()
            .sorted(
                Comparator.comparing(
                        (BenchmarkRow b) -> Double.isNaN(b.percentile()) ? 101 : b.percentile())
                    .thenComparing(BenchmarkRow::metric))
            .toList();
    int shown = Math.min(SHOWN, rows.size());
    Element card = Element.of("article", "card").add(table(rows.subList(0, shown)));
    if (shown < rows.size()) {
      card.add(
          Parts.folded(
              words.of("peers.others", words.count(rows.size() - shown)),
              table(rows.subList(shown, rows.size()))));
    }
    return Section.of(KEY, card.add(Parts.note(words.of("peers.note"))));
  }

  private Element table(List<BenchmarkRow> rows) {
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.metric"), Kind.TEXT)
            .column(words.of("col.value"), Kind.FIGURE)
            .column(words.of("col.percentile"), Kind.BAR)
            .column(words.of("col.median"), Kind.FIGURE)
            .column(words.of("col.top"), Kind.FIGURE)
            .column(words.of("col.target"), Kind.FIGURE);
    rows.forEach(b -> row(table, b));
    return table.element();
  }

  private void row(Table table, BenchmarkRow b) {
    String unit = Words.unit(b.metric());
    table.row(
        Element.of("div", "store")
            .add(Element.of("b").text(words.metric(b.metric())))
            .add(
                Element.of("span", "id")
                    .text(words.of("peers.group", b.peerGroup(), words.count(b.peers())))),
        Parts.text(words.value(b.value(), unit)),
        Double.isNaN(b.percentile())
            ? parts.unknown("why.not_ranked")
            : Element.of("div", "beside")
                .add(Bars.standing(b.percentile()))
                .add(Parts.text(words.fixed(b.percentile(), 0))),
        orUnknown(b.median(), unit, "why.no_peers"),
        orUnknown(b.top(), unit, "why.no_peers"),
        Parts.text(Double.isNaN(b.target()) ? "–" : words.value(b.target(), unit)));
  }

  private Element orUnknown(double value, String unit, String why) {
    return Double.isNaN(value) ? parts.unknown(why) : Parts.text(words.value(value, unit));
  }
}
