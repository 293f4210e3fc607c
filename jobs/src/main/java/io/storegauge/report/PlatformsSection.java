package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.chart.Quartiles;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One row a platform: how its stores stand, on the scale of its main scheme. */
final class PlatformsSection {
  private static final String KEY = "platforms";

  private final Overview data;
  private final Words words;
  private final Parts parts;

  PlatformsSection(Overview data, Words words) {
    this.data = data;
    this.words = words;
    this.parts = new Parts(words);
  }

  Section section() {
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.platform"), Kind.TEXT)
            .column(words.of("col.stores"), Kind.FIGURE)
            .column(words.of("col.median_score"), Kind.FIGURE)
            .column(words.of("col.spread"), Kind.BAR)
            .column(words.of("col.week_change"), Kind.FIGURE)
            .column(words.of("col.high_risk"), Kind.FIGURE)
            .column(words.of("col.completeness"), Kind.FIGURE);
    data.platforms().forEach(p -> row(table, p, data.of(p)));
    return Section.of(KEY, table.element(), Parts.note(words.of("platforms.note")));
  }

  private void row(Table table, String platform, List<ScoreRow> scores) {
    ScoreRow any = scores.get(0);
    long formal = scores.stream().filter(ScoreRow::isFormal).count();
    Optional<Quartiles> q =
        Quartiles.of(Overview.ranked(scores).stream().mapToDouble(ScoreRow::score));
    double top = any.top();
    table.row(
        Element.of("div", "store")
            .add(Element.of("b").text(words.platform(platform)))
            .add(
                Element.of("small")
                    .text(words.scheme(any.scheme()) + " · " + words.of("rules", any.version()))),
        Parts.text(words.count(scores.size()))
            .add(Element.of("small").text(words.of("formal_of", words.count(formal)))),
        q.map(
                s ->
                    Parts.text(words.score(s.median(), top))
                        .add(Element.of("small").text(words.of("of_top", words.top(top)))))
            .orElseGet(() -> parts.unknown("why.no_score")),
        q.map(s -> Bars.quartiles(new Scale(0, top), s)).orElseGet(() -> Parts.text("")),
        weekChange(platform, top),
        risk(platform),
        completeness(scores));
  }

  private Element weekChange(String platform, double top) {
    double[] changes =
        Move.all(data).stream()
            .filter(m -> m.now().store().platform().equals(platform))
            .mapToDouble(Move::change)
            .toArray();
    return changes.length == 0
        ? parts.unknown("why.no_week_before")
        : Parts.text(words.signed(Quartiles.medianOf(changes), Words.places(top)));
  }

  private Element risk(String platform) {
    List<RiskRow> known =
        data.of(platform).stream()
            .map(s -> data.risk().get(s.store()))
            .filter(Objects::nonNull)
            .filter(r -> r.band() != null)
            .toList();
    if (known.isEmpty()) {
      return parts.unknown("why.no_risk");
    }
    long high = known.stream().filter(OverviewReport::isHigh).count();
    return Parts.text(words.count(high))
        .add(Element.of("small").text(words.percent((double) high / known.size(), 0)));
  }

  private Element completeness(List<ScoreRow> scores) {
    double median =
        Quartiles.medianOf(
            scores.stream()
                .mapToDouble(ScoreRow::completeness)
                .filter(c -> !Double.isNaN(c))
                .toArray());
    return Double.isNaN(median)
        ? parts.unknown("why.no_orders")
        : Parts.text(words.percent(median, 1));
  }
}
