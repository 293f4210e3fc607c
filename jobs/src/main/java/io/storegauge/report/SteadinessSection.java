package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.data.Journey;
import io.storegauge.report.data.VolatilityChangeRow;
import io.storegauge.report.html.Element;
import java.util.Comparator;
import java.util.List;

/** Whether ratings have become steadier, by platform. */
final class SteadinessSection {
  private static final String KEY = "steadiness";
  private static final String ALL = "all";

  private final Words words;
  private final Parts parts;

  SteadinessSection(Words words) {
    this.words = words;
    this.parts = new Parts(words);
  }

  Section of(Overview data) {
    List<VolatilityChangeRow> rows = Journey.volatilityChanges(data.gold(), data.asOf());
    return rows.isEmpty()
        ? Section.absent(
            KEY, words, data.gold().has(Journey.VOLATILITY_CHANGE), Journey.VOLATILITY_CHANGE)
        : of(rows);
  }

  /** Platforms in order, all of them together last. */
  Section of(List<VolatilityChangeRow> rows) {
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.platform"), Kind.TEXT)
            .column(words.of("col.stores"), Kind.FIGURE)
            .column(words.of("col.before"), Kind.FIGURE)
            .column(words.of("col.after"), Kind.FIGURE)
            .column(words.of("col.reduction"), Kind.FIGURE)
            .column(words.of("col.conclusion"), Kind.TEXT);
    rows.stream()
        .sorted(
            Comparator.comparing((VolatilityChangeRow r) -> r.platform().equals(ALL))
                .thenComparing(VolatilityChangeRow::platform))
        .forEach(r -> row(table, r));
    return Section.of(
        KEY,
        table.element(),
        Parts.note(words.of("steadiness.note", words.day(rows.get(0).day()))));
  }

  private void row(Table table, VolatilityChangeRow r) {
    table.row(
        Element.of("b").text(words.platform(r.platform())),
        Parts.text(words.count(r.stores())),
        Parts.text(words.fixed(r.before(), 3) + " ★"),
        Parts.text(words.fixed(r.after(), 3) + " ★"),
        Double.isNaN(r.reduction())
            ? parts.unknown("conclusion.steady_before")
            : Parts.text(words.percent(r.reduction(), 0))
                .add(Element.of("small").text(end(r.low()) + " … " + end(r.high()))),
        Parts.tag(
            "conclusion-" + r.conclusion(), words.labels().name("conclusion", r.conclusion())));
  }

  /** An interval may have no end. */
  private String end(double share) {
    return Double.isNaN(share) ? "∞" : words.percent(share, 0);
  }
}
