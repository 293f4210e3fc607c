package io.storegauge.report;

import io.storegauge.report.chart.Legend;
import io.storegauge.report.chart.LineChart;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** How much the figures of the page rest on: what is known, and what is still open. */
final class EvidenceSection {
  private static final String KEY = "evidence";
  private static final int HEIGHT = 140;

  private final StoreFile file;
  private final Words words;

  EvidenceSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
  }

  Section section() {
    List<Element> content = new ArrayList<>();
    for (ScoreRow s : file.today()) {
      Element known = Parts.card(words.of("evidence.known", words.scheme(s.scheme())), known(s));
      List<ComponentRow> out =
          file.components(s.scheme()).stream().filter(c -> !c.isKnown()).toList();
      content.add(
          out.isEmpty()
              ? known.add(Parts.note(words.of("evidence.all_known")))
              : Element.of("div", "grid wide")
                  .add(known)
                  .add(Parts.card(words.of("evidence.left_out"), leftOut(out))));
    }
    return new Section(KEY, content);
  }

  private Element known(ScoreRow s) {
    List<ScoreRow> history = file.history(s.scheme());
    double[] coverage = file.series(history, h -> true, ScoreRow::day, ScoreRow::coverage);
    double[] complete = file.series(history, h -> true, ScoreRow::day, ScoreRow::completeness);
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("main", words.of("evidence.coverage"));
    LineChart chart =
        new LineChart(
                words.of("evidence.known", words.scheme(s.scheme())),
                file.axis(),
                new Scale(0, 1),
                words.wording(v -> words.percent(v, 0)),
                HEIGHT)
            .line(words.of("evidence.coverage"), "main", coverage);
    if (!DoubleStream.of(complete).allMatch(Double::isNaN)) {
      marks.put("second", words.of("evidence.completeness"));
      chart.line(words.of("evidence.completeness"), "second", complete);
    }
    return Element.of("div").add(Legend.of(marks)).add(chart.figure());
  }

  private Element leftOut(List<ComponentRow> out) {
    Element list = Element.of("ul");
    out.forEach(
        c ->
            list.add(
                Element.of("li")
                    .text(words.indicator(c) + ": ")
                    .add(
                        Parts.text(
                            words.of(
                                !Double.isNaN(c.points())
                                    ? "evidence.no_weight"
                                    : Double.isNaN(c.median())
                                        ? "why.not_told"
                                        : "why.too_little_evidence")))));
    return list;
  }
}
