package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import io.storegauge.scheme.NextGrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to do first: where most points are lost, and the cheapest way to the next grade. */
final class FirstSection {
  private static final String KEY = "first";
  private static final int SHOWN = 3;

  /** Hundredths of a point: less is no loss worth a line. */
  private static final double LEAST = 0.005;

  private final StoreFile file;
  private final Words words;

  FirstSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
  }

  Section section() {
    List<Element> content = new ArrayList<>();
    for (ScoreRow s : file.today()) {
      Element lost = Parts.card(words.of("first.lost", words.scheme(s.scheme())), losses(s));
      Optional<String> none = noGrade(s);
      content.add(
          none.isPresent()
              ? lost.add(Parts.note(words.of("first.no_grade", none.get())))
              : Element.of("div", "grid wide")
                  .add(lost)
                  .add(Parts.card(words.of("first.grade", words.scheme(s.scheme())), grade(s))));
    }
    return new Section(KEY, content);
  }

  private Element losses(ScoreRow s) {
    List<ComponentRow> heaviest =
        file.components(s.scheme()).stream()
            .filter(c -> c.isKnown() && c.lost() >= LEAST)
            .sorted(
                Comparator.comparing(ComponentRow::lost)
                    .reversed()
                    .thenComparing(ComponentRow::indicator))
            .limit(SHOWN)
            .toList();
    if (heaviest.isEmpty()) {
      return Element.of("p", "absent")
          .text(words.of(s.coverage() == 0 ? "why.no_indicator" : "first.nothing_lost"));
    }
    double most = heaviest.get(0).lost();
    Table table =
        Table.of(words.of("first.lost", words.scheme(s.scheme())))
            .column(words.of("col.indicator"), Kind.TEXT)
            .column(words.of("col.lost"), Kind.FIGURE)
            .column(words.of("col.compared"), Kind.BAR);
    for (ComponentRow c : heaviest) {
      String unit = Words.unit(c.metric());
      table.row(
          Element.of("div", "store")
              .add(Element.of("b").text(words.indicator(c)))
              .add(
                  Element.of("small")
                      .text(
                          words.of(
                              "first.value_peers",
                              words.value(c.value(), unit),
                              Double.isNaN(c.median())
                                  ? words.of("unknown")
                                  : words.value(c.median(), unit)))),
          Parts.text("−" + words.fixed(c.lost(), 2)),
          Bars.share(c.lost() / most, "bad"));
    }
    return table.element();
  }

  /** Why nothing leads to another grade; empty if something does. */
  private Optional<String> noGrade(ScoreRow s) {
    if (file.outlook().obstacle() != null) {
      return Optional.of(words.of("first.untold", file.outlook().obstacle()));
    }
    Optional<NextGrade> found = file.outlook().grade(s.scheme());
    if (found.isEmpty()) {
      return Optional.of(words.of("first.no_rules"));
    }
    return found
        .filter(n -> n.obstacle() != null)
        .map(
            n ->
                words.of(
                    "obstacle." + n.obstacle().name().toLowerCase(Locale.ROOT),
                    n.by() == null ? "" : words.labels().name("gate", n.by()),
                    Double.isNaN(n.reached()) ? "" : words.score(n.reached(), s.top())));
  }

  private Element grade(ScoreRow s) {
    NextGrade n = file.outlook().grade(s.scheme()).orElseThrow();
    Table table =
        Table.of(words.of("first.grade", words.scheme(s.scheme())))
            .column(words.of("col.indicator"), Kind.TEXT)
            .column(words.of("col.gains"), Kind.FIGURE);
    n.moves().forEach(m -> table.row(move(m), Parts.text(words.signed(m.gain(), 2))));
    return Element.of("div")
        .add(
            Parts.note(
                words.of(
                    "first.next",
                    words.labels().name("grade", n.next()),
                    words.fixed(n.needed(), 2),
                    words.fixed(n.score(), 2))))
        .add(table.element());
  }

  private Element move(NextGrade.Move m) {
    boolean up = m.to() > m.from() || (m.to() == m.from() && m.beyond());
    String to = words.value(m.to(), m.unit());
    String goal = m.beyond() ? words.of(up ? "first.above" : "first.below", to) : to;
    String remark = words.of("first.from_to", words.value(m.from(), m.unit()), goal);
    if (!Double.isNaN(m.cases())) {
      remark += " · " + words.of("first.cases", words.count(Math.round(m.cases())));
    }
    return Element.of("div", "store")
        .add(Element.of("b").text(words.indicator(m.indicator(), m.indicator())))
        .add(Element.of("small").text(remark));
  }
}
