package io.storegauge.report;

import io.storegauge.report.chart.HeatMap;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.chart.Waterfall;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.html.Element;
import io.storegauge.scheme.ScoreChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Which indicator costs how many points, week by week, and what changed the score in a week. */
final class LossSection {
  private static final String KEY = "losses";
  private static final int WEEKS = 16;

  /** Millionths of a point in a point. */
  private static final double MICRO = 1e6;

  private final StoreFile file;
  private final Words words;

  LossSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
  }

  Section section() {
    List<Element> content = new ArrayList<>();
    for (ScoreRow s : file.today()) {
      content.add(Parts.card(words.of("losses.map", words.scheme(s.scheme())), map(s)));
      content.add(Parts.card(words.of("losses.change", words.scheme(s.scheme())), change(s)));
    }
    return new Section(KEY, content);
  }

  private Element map(ScoreRow s) {
    List<LocalDate> days = weeks();
    Map<String, double[]> lost = new TreeMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (ComponentRow c : file.components()) {
      int at = days.indexOf(c.day());
      if (at >= 0 && c.scheme().equals(s.scheme()) && c.isKnown()) {
        lost.computeIfAbsent(c.indicator(), i -> unknown(days.size()))[at] = c.lost();
        names.put(c.indicator(), words.indicator(c));
      }
    }
    if (lost.isEmpty()) {
      return Element.of("p", "absent").text(words.of("why.no_indicator"));
    }
    List<HeatMap.Row> rows =
        lost.entrySet().stream()
            .map(
                e ->
                    new HeatMap.Row(
                        names.get(e.getKey()), e.getValue(), figure(newest(e.getValue()))))
            .sorted(Comparator.comparing((HeatMap.Row r) -> -orNothing(newest(r.values()))))
            .toList();
    List<String> columns =
        days.stream().map(d -> words.wording(Double::toString).tick().apply(d)).toList();
    return Element.of("div")
        .add(
            HeatMap.figure(
                rows,
                columns,
                (r, c) ->
                    words.of(
                        "losses.cell",
                        words.day(days.get(c)),
                        rows.get(r).label(),
                        figure(rows.get(r).values()[c]))))
        .add(Parts.note(words.of("losses.note")));
  }

  /** Every seventh day back from the as-of day, oldest first. */
  private List<LocalDate> weeks() {
    int weeks = Math.min(WEEKS, (file.axis().days() - 1) / Overview.WEEK + 1);
    List<LocalDate> days = new ArrayList<>();
    for (int w = weeks - 1; w >= 0; w--) {
      days.add(file.asOf().minusWeeks(w));
    }
    return days;
  }

  private static double[] unknown(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static double newest(double[] values) {
    return values[values.length - 1];
  }

  private static double orNothing(double value) {
    return Double.isNaN(value) ? -1 : value;
  }

  private String figure(double lost) {
    return Double.isNaN(lost) ? words.of("unknown") : words.fixed(lost, 2);
  }

  private Element change(ScoreRow s) {
    Optional<ScoreChange> found = file.outlook().change(s.scheme());
    if (file.outlook().obstacle() != null || found.isEmpty()) {
      return Element.of("p", "absent")
          .text(
              file.outlook().obstacle() == null
                  ? words.of("first.no_rules")
                  : words.of("first.untold", file.outlook().obstacle()));
    }
    ScoreChange c = found.get();
    if (c.unsplit() != null) {
      return Element.of("p", "absent")
          .text(words.of("unsplit." + c.unsplit().name().toLowerCase(Locale.ROOT)));
    }
    ScoreChange.Line total = c.total();
    int places = 2;
    double then = c.scoreThen() / MICRO;
    double now = c.scoreNow() / MICRO;
    List<Waterfall.Step> steps = new ArrayList<>();
    steps.add(
        new Waterfall.Step(
            words.day(c.from()),
            words.of("rules", c.versionThen()),
            then,
            words.fixed(then, places),
            true));
    steps.add(part("losses.by_value", heaviest(c), total.byValue()));
    steps.add(part("losses.by_peers", "", total.byPeers()));
    steps.add(
        part(
            "losses.by_rules",
            c.versionThen().equals(c.versionNow()) ? words.of("losses.same_rules") : "",
            total.byRule()));
    steps.add(
        new Waterfall.Step(
            words.day(file.asOf()),
            words.of("rules", c.versionNow()),
            now,
            words.fixed(now, places),
            true));
    return Element.of("div")
        .add(Waterfall.figure(steps, scale(steps), "good", "bad"))
        .add(Parts.note(words.of("losses.change_note")));
  }

  private Waterfall.Step part(String key, String remark, long micro) {
    return new Waterfall.Step(
        words.of(key), remark, micro / MICRO, words.signed(micro / MICRO, 2), false);
  }

  /** The indicator whose own value moved the score most. */
  private String heaviest(ScoreChange c) {
    return c.lines().stream()
        .filter(l -> l.isIndicator() && l.byValue() != 0)
        .max(Comparator.comparing((ScoreChange.Line l) -> Math.abs(l.byValue())))
        .map(
            l ->
                words.of(
                    "losses.most",
                    words.indicator(l.name(), l.name()),
                    words.signed(l.byValue() / MICRO, 2)))
        .orElse("");
  }

  /**
   * Ends near the scores, not at 0: a change of a point would be invisible on a scale of a hundred.
   */
  private static Scale scale(List<Waterfall.Step> steps) {
    DoubleStream.Builder ends = DoubleStream.builder();
    double at = 0;
    for (Waterfall.Step s : steps) {
      at = s.isTotal() ? s.size() : at + s.size();
      ends.add(at);
    }
    double[] all = ends.build().toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    double room = Math.max((high - low) / 2, Math.abs(high) / 200 + 1e-6);
    return new Scale(low - room, high + room / 4);
  }
}
