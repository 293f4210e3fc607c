package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.chart.Legend;
import io.storegauge.report.data.FeedCount;
import io.storegauge.report.data.Refusal;
import io.storegauge.report.data.RunRecord;
import io.storegauge.report.html.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was received and what became of it. */
final class IngestSection {
  private static final String KEY = "data";
  private static final int REASONS = 12;

  private final RunRecord run;
  private final Words words;

  IngestSection(RunRecord run, Words words) {
    this.run = run;
    this.words = words;
  }

  Section section() {
    if (run.feeds().isEmpty()) {
      return Section.of(KEY, Element.of("p", "absent").text(words.of("why.no_files")));
    }
    List<Element> content = new ArrayList<>();
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("good", words.of("data.accepted"));
    marks.put("quiet", words.of("data.duplicate"));
    marks.put("bad", words.of("data.rejected"));
    content.add(Legend.of(marks));
    content.add(feeds());
    content.add(balance());
    content.add(Parts.card(words.of("data.reasons"), reasons()));
    return new Section(KEY, content);
  }

  private Element feeds() {
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.feed"), Kind.TEXT)
            .column(words.of("col.files"), Kind.FIGURE)
            .column(words.of("col.received"), Kind.FIGURE)
            .column(words.of("col.outcome"), Kind.BAR)
            .column(words.of("data.accepted"), Kind.FIGURE)
            .column(words.of("data.duplicate"), Kind.FIGURE)
            .column(words.of("data.rejected"), Kind.FIGURE);
    run.feeds().forEach(f -> row(table, f));
    return table.element();
  }

  private void row(Table table, FeedCount f) {
    Element files = Parts.text(words.count(f.files()));
    if (f.refused() > 0) {
      files.add(Element.of("small").text(words.of("data.files_refused", words.count(f.refused()))));
    }
    table.row(
        Element.of("div", "store")
            .add(Element.of("b").text(words.labels().name("feed", f.feed())))
            .add(Element.of("span", "id").text(f.source() + "/" + f.feed())),
        files,
        Parts.text(words.count(f.received())),
        Bars.stacked(
            List.of(
                new Bars.Part(f.accepted(), "good"),
                new Bars.Part(f.duplicate(), "quiet"),
                new Bars.Part(f.rejected(), "bad"))),
        share(f.accepted(), f.received()),
        share(f.duplicate(), f.received()),
        share(f.rejected(), f.received()));
  }

  private Element share(long part, long whole) {
    Element figure = Parts.text(words.count(part));
    return whole == 0 || part == 0
        ? figure
        : figure.add(
            Element.of("small")
                .text(words.percent((double) part / whole, part * 100 < whole ? 2 : 1)));
  }

  /** Said only where it holds. */
  private Element balance() {
    List<String> open =
        run.feeds().stream()
            .filter(f -> f.received() != f.accepted() + f.duplicate() + f.rejected())
            .map(f -> f.source() + "/" + f.feed())
            .toList();
    return open.isEmpty()
        ? Element.of("p", "note ok").text(words.of("data.balance"))
        : Element.of("p", "note broken").text(words.of("data.no_balance", String.join(", ", open)));
  }

  private Element reasons() {
    if (run.refusals().isEmpty()) {
      return Element.of("p", "absent").text(words.of("data.nothing_refused"));
    }
    long most = run.refusals().get(0).records();
    Table table =
        Table.of(words.of("data.reasons"))
            .column(words.of("col.reason"), Kind.TEXT)
            .column(words.of("col.records"), Kind.FIGURE)
            .column(words.of("col.compared"), Kind.BAR);
    run.refusals().stream()
        .limit(REASONS)
        .forEach(
            r ->
                table.row(
                    reason(r),
                    Parts.text(words.count(r.records())),
                    Bars.share((double) r.records() / most, "bad")));
    int more = run.refusals().size() - REASONS;
    Element shown = Element.of("div").add(table.element());
    return more > 0
        ? shown.add(Parts.note(words.of("data.more_reasons", words.count(more))))
        : shown;
  }

  private Element reason(Refusal r) {
    int colon = r.reason().indexOf(':');
    String code = colon < 0 ? r.reason() : r.reason().substring(0, colon);
    String name = words.labels().name("reason", code);
    String column = colon < 0 ? "" : r.reason().substring(colon + 1);
    return Element.of("div", "store")
        .add(Element.of("b").text(column.isEmpty() ? name : name + " · " + column))
        .add(Element.of("span", "id").text(r.source() + "/" + r.feed()));
  }
}
