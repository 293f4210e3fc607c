package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.DayAxis;
import io.storegauge.report.chart.Legend;
import io.storegauge.report.chart.LineChart;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.data.RatingDay;
import io.storegauge.report.data.SignalRow;
import io.storegauge.report.data.VolatilityRow;
import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Ratings by day inside the band that chance explains, and the volatility over time. */
final class RatingSection {
  private static final String KEY = "rating";
  private static final int DAYS = ExtremesSection.VOLATILITY_DAYS;
  private static final int HEIGHT = 200;
  private static final int TICKS = 5;
  private static final double SIGMAS = 3;
  private static final double LEAST_STARS = 1;
  private static final double MOST_STARS = 5;
  private static final List<String> LOOKS = List.of("third", "main", "second");

  private final StoreFile file;
  private final Words words;
  private final Parts parts;

  RatingSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
    this.parts = new Parts(words);
  }

  Section section() {
    List<Element> content = new ArrayList<>();
    content.add(Parts.card(words.of("rating.band", words.count(DAYS)), band()));
    content.add(Parts.card(words.of("rating.volatility"), volatility()));
    content.add(windows());
    return new Section(KEY, content);
  }

  /**
   * Daily means with the limits x̄ ± 3σ/√n of the Shewhart chart, which are wide on days with few
   * ratings.
   */
  private Element band() {
    DayAxis axis = new DayAxis(file.asOf().minusDays(DAYS - 1L), file.asOf());
    List<RatingDay> days =
        file.ratings().stream().filter(r -> !r.day().isBefore(axis.first())).toList();
    VolatilityRow v = file.volatilityToday(DAYS).orElse(null);
    if (days.isEmpty() || v == null) {
      return Element.of("p", "absent").text(words.of("why.no_ratings"));
    }
    Set<LocalDate> signals =
        file.signals().stream()
            .filter(s -> s.windowDays() == DAYS)
            .map(SignalRow::date)
            .collect(Collectors.toSet());
    double[] means = unknown(axis.days());
    double[] low = unknown(axis.days());
    double[] high = unknown(axis.days());
    boolean[] outside = new boolean[axis.days()];
    for (RatingDay r : days) {
      int at = axis.index(r.day());
      means[at] = r.mean();
      if (!Double.isNaN(v.withinDay())) {
        double limit = SIGMAS * v.withinDay() / Math.sqrt(r.ratings());
        low[at] = Math.max(LEAST_STARS, v.mean() - limit);
        high[at] = Math.min(MOST_STARS, v.mean() + limit);
        outside[at] = Math.abs(r.mean() - v.mean()) > limit;
      }
      outside[at] |= signals.contains(r.day());
    }
    Scale scale =
        Scale.around(DoubleStream.concat(DoubleStream.of(means), DoubleStream.of(low)), TICKS);
    LineChart chart =
        new LineChart(
                words.of("rating.band", words.count(DAYS)),
                axis,
                new Scale(scale.from(), Math.max(MOST_STARS, scale.to())),
                words.wording(s -> words.fixed(s, 2)),
                HEIGHT)
            .ranges("band", low, high)
            .reference(v.mean(), "mean", "")
            .dots(words.of("rating.day_mean"), "main", means, outside);
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("main", words.of("rating.day_mean"));
    marks.put("mean", words.of("rating.mean", words.stars(v.mean())));
    marks.put("band", words.of("rating.chance"));
    marks.put("bad", words.of("rating.outside"));
    return Element.of("div").add(Legend.of(marks)).add(chart.figure());
  }

  private static double[] unknown(int days) {
    double[] values = new double[days];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private Element volatility() {
    List<Integer> windows =
        file.volatility().stream().map(VolatilityRow::windowDays).distinct().sorted().toList();
    Map<String, String> marks = new LinkedHashMap<>();
    List<double[]> series = new ArrayList<>();
    for (int w : windows) {
      series.add(
          file.series(
              file.volatility(),
              v -> v.windowDays() == w,
              VolatilityRow::day,
              VolatilityRow::volatility));
    }
    double[] all = series.stream().flatMapToDouble(DoubleStream::of).toArray();
    if (DoubleStream.of(all).allMatch(Double::isNaN)) {
      return Element.of("p", "absent").text(words.of("why.no_volatility"));
    }
    Scale scale =
        Scale.around(DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(all)), TICKS);
    LineChart chart =
        new LineChart(
            words.of("rating.volatility"),
            file.axis(),
            scale,
            words.wording(s -> words.fixed(s, 2)),
            HEIGHT);
    for (int i = 0; i < windows.size(); i++) {
      if (DoubleStream.of(series.get(i)).allMatch(Double::isNaN)) {
        continue;
      }
      String look = LOOKS.get(Math.max(0, LOOKS.size() - windows.size() + i) % LOOKS.size());
      String name = words.of("rating.window", words.count(windows.get(i)));
      chart.line(name, look, series.get(i));
      marks.put(look, name);
    }
    return Element.of("div").add(Legend.of(marks)).add(chart.figure());
  }

  private Element windows() {
    Table table =
        Table.stacked(words.of("rating.windows"))
            .column(words.of("col.window"), Kind.TEXT)
            .column(words.of("col.rated_days"), Kind.FIGURE)
            .column(words.of("col.ratings"), Kind.FIGURE)
            .column(words.of("col.mean"), Kind.FIGURE)
            .column(words.of("col.volatility"), Kind.FIGURE)
            .column(words.of("col.drawdown"), Kind.FIGURE)
            .column(words.of("col.signals"), Kind.FIGURE);
    file.volatility().stream()
        .filter(v -> v.day().equals(file.asOf()))
        .sorted(Comparator.comparing(VolatilityRow::windowDays))
        .forEach(v -> row(table, v));
    return Parts.card(words.of("rating.windows"), table.element());
  }

  private void row(Table table, VolatilityRow v) {
    table.row(
        Parts.text(words.of("rating.window", words.count(v.windowDays()))),
        Parts.text(words.count(v.ratedDays())),
        Parts.text(words.fixed(v.ratings(), 0)),
        Parts.text(words.stars(v.mean())),
        Double.isNaN(v.volatility())
            ? parts.unknown("why.too_little_evidence")
            : Parts.text(words.fixed(v.volatility(), 3) + " ★"),
        Double.isNaN(v.drawdown()) ? Parts.text("–") : Parts.text(words.stars(v.drawdown())),
        Double.isNaN(v.ewmaSignals())
            ? Parts.text("–")
            : Parts.text(
                words.of(
                    "rating.signals",
                    words.count((long) v.shewhartSignals()),
                    words.count((long) v.ewmaSignals()),
                    words.count((long) v.cusumSignals()))));
  }
}
