package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.data.StageRun;
import io.storegauge.report.html.Element;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which run wrote the tables, how long it took, and by which rules stores were scored. */
final class RunSection {
  private static final String KEY = "run";

  private final Overview data;
  private final Words words;

  RunSection(Overview data, Words words) {
    this.data = data;
    this.words = words;
  }

  Section section() {
    return Section.of(
        KEY,
        Element.of("div", "grid wide")
            .add(Parts.card(words.of("run.rules"), rules()))
            .add(Parts.card(words.of("run.stages"), stages())));
  }

  private Element rules() {
    Map<List<String>, Long> stores =
        data.scores().stream()
            .collect(
                Collectors.groupingBy(
                    s -> List.of(s.store().platform(), s.scheme(), s.version()),
                    () -> new TreeMap<>(RunSection::compare),
                    Collectors.counting()));
    Table table =
        Table.of(words.of("run.rules"))
            .column(words.of("col.platform"), Kind.TEXT)
            .column(words.of("col.rules"), Kind.TEXT)
            .column(words.of("col.stores"), Kind.FIGURE);
    stores.forEach(
        (rules, n) ->
            table.row(
                Parts.text(words.platform(rules.get(0))),
                Element.of("div", "store")
                    .add(Element.of("b").text(words.scheme(rules.get(1))))
                    .add(Element.of("small").text(words.of("rules", rules.get(2)))),
                Parts.text(words.count(n))));
    Element shown = Element.of("div").add(table.element());
    List<ScoreRow> changed = data.scores().stream().filter(this::changedWithinWeek).toList();
    return changed.isEmpty()
        ? shown.add(Parts.note(words.of("run.rules_same")))
        : shown.add(
            Parts.note(
                words.of(
                    "run.rules_changed",
                    changed.stream()
                        .map(s -> words.scheme(s.scheme()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")))));
  }

  private boolean changedWithinWeek(ScoreRow now) {
    ScoreRow before = data.before().get(now.store());
    return before != null
        && before.scheme().equals(now.scheme())
        && !before.version().equals(now.version());
  }

  private static int compare(List<String> a, List<String> b) {
    return String.join("\n", a).compareTo(String.join("\n", b));
  }

  private Element stages() {
    List<StageRun> stages = data.run().stages();
    if (stages.isEmpty()) {
      return Element.of("p", "absent").text(words.of("run.no_log"));
    }
    double longest = stages.stream().mapToDouble(StageRun::seconds).max().orElse(1);
    Table table =
        Table.of(words.of("run.stages"))
            .column(words.of("col.stage"), Kind.TEXT)
            .column(words.of("col.rows_written"), Kind.FIGURE)
            .column(words.of("col.seconds"), Kind.FIGURE)
            .column("", Kind.BAR);
    for (StageRun s : stages) {
      table.row(
          Element.of("div", "store")
              .add(Element.of("b").text(words.labels().name("stage", s.stage())))
              .add(Parts.tag("status-" + s.status(), words.labels().name("status", s.status()))),
          Parts.text(words.count(s.rows())),
          Parts.text(words.fixed(s.seconds(), 1)),
          Bars.share(longest == 0 ? 0 : s.seconds() / longest, "plain"));
    }
    return Element.of("div")
        .add(table.element())
        .add(
            Parts.note(
                words.of("run.when", stages.get(0).run(), words.instant(stages.get(0).started()))));
  }
}
