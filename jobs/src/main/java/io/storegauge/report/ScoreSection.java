package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.LineChart;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import io.storegauge.scheme.NextGrade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The score and its dimensions over time, with the days on which rules changed. */
final class ScoreSection {
  private static final String KEY = "score";
  private static final int HEIGHT = 220;
  private static final int SMALL = 110;
  private static final int TICKS = 5;

  /** Days between two rows of the figures. */
  private static final int EVERY = 7;

  private final StoreFile file;
  private final Words words;
  private final Parts parts;

  ScoreSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
    this.parts = new Parts(words);
  }

  Section section() {
    List<Element> content = new ArrayList<>();
    for (ScoreRow s : file.today()) {
      List<ScoreRow> history = file.history(s.scheme());
      content.add(
          Parts.card(
              words.scheme(s.scheme()) + " · " + words.of("rules", s.version()),
              history.stream().anyMatch(ScoreRow::isScored)
                  ? chart(s, history)
                  : Element.of("p", "absent").text(words.of("why.never_scored"))));
      Element dimensions = Element.of("div", "grid");
      Set<String> told = new HashSet<>();
      history.forEach(h -> told.addAll(h.dimensions().keySet()));
      List<String> known = Gold.DIMENSIONS.stream().filter(told::contains).toList();
      known.forEach(d -> dimensions.add(dimension(s, history, d)));
      if (!known.isEmpty()) {
        content.add(dimensions);
      }
      content.add(parts.figures(figures(s, history, known)));
    }
    return new Section(KEY, content);
  }

  private Element chart(ScoreRow s, List<ScoreRow> history) {
    double[] scores = file.series(history, h -> true, ScoreRow::day, ScoreRow::score);
    Optional<NextGrade> next =
        file.outlook().grade(s.scheme()).filter(n -> !Double.isNaN(n.needed()));
    Scale scale = Scale.around(DoubleStream.of(scores), TICKS);
    LineChart chart =
        new LineChart(
            words.of("score.chart", words.scheme(s.scheme())),
            file.axis(),
            scale,
            words.wording(v -> words.score(v, s.top())),
            HEIGHT);
    next.ifPresent(
        n ->
            chart.reference(
                n.needed(),
                "good",
                words.of("score.next", words.labels().name("grade", n.next()))));
    rules(chart, history);
    return chart.line(words.of("tile.score"), "main", scores).figure();
  }

  private void rules(LineChart chart, List<ScoreRow> history) {
    for (int i = 1; i < history.size(); i++) {
      ScoreRow then = history.get(i - 1);
      ScoreRow now = history.get(i);
      if (!then.version().equals(now.version())) {
        chart.marker(
            now.day(),
            words.of("score.rules", now.version()),
            words.of("score.rules_note", words.day(now.day()), then.version(), now.version()));
      }
    }
  }

  private Element dimension(ScoreRow s, List<ScoreRow> history, String dimension) {
    double[] scores =
        file.series(
            history,
            h -> true,
            ScoreRow::day,
            h -> h.dimensions().getOrDefault(dimension, Double.NaN));
    String name = words.labels().name("dimension", dimension);
    LineChart chart =
        new LineChart(
            words.of("score.chart", name),
            file.axis(),
            Scale.around(DoubleStream.of(scores), TICKS - 1),
            words.wording(v -> words.score(v, s.top())),
            SMALL);
    rules(chart, history);
    return Parts.card(name, chart.line(name, "main", scores).figure());
  }

  /** Every seventh day back from the newest. */
  private Element figures(ScoreRow s, List<ScoreRow> history, List<String> dimensions) {
    Table table =
        Table.of(words.of("score.chart", words.scheme(s.scheme())))
            .column(words.of("col.day"), Kind.TEXT)
            .column(words.of("tile.score"), Kind.FIGURE);
    dimensions.forEach(d -> table.column(words.labels().name("dimension", d), Kind.FIGURE));
    history.stream()
        .filter(h -> (file.axis().days() - 1 - file.axis().index(h.day())) % EVERY == 0)
        .forEach(
            h -> {
              List<Element> cells = new ArrayList<>();
              cells.add(Parts.text(words.day(h.day())));
              cells.add(figure(h.score(), s.top()));
              dimensions.forEach(
                  d -> cells.add(figure(h.dimensions().getOrDefault(d, Double.NaN), s.top())));
              table.row(cells.toArray(new Element[0]));
            });
    return table.element();
  }

  private Element figure(double score, double top) {
    return Parts.text(Double.isNaN(score) ? words.of("unknown") : words.score(score, top));
  }
}
