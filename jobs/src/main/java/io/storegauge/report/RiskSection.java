package io.storegauge.report;

import io.storegauge.report.chart.LineChart;
import io.storegauge.report.chart.Scale;
import io.storegauge.report.chart.Waterfall;
import io.storegauge.report.data.DriverRow;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.html.Element;
import io.storegauge.stats.RiskBand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What makes up the risk index, and how it went. */
final class RiskSection {
  private static final String TABLE = "gold.store_risk";
  private static final String KEY = "risk";
  private static final int HEIGHT = 180;
  private static final double FULL = 100;

  private final StoreFile file;
  private final Words words;

  RiskSection(StoreFile file, Words words) {
    this.file = file;
    this.words = words;
  }

  Section section() {
    Optional<RiskRow> today = file.riskToday().filter(r -> !Double.isNaN(r.index()));
    if (today.isEmpty()) {
      return Section.absent(KEY, words, file.gold().has(TABLE), TABLE);
    }
    return Section.of(
        KEY,
        Element.of("div", "grid wide")
            .add(Parts.card(words.of("risk.waterfall"), waterfall(today.get())))
            .add(Parts.card(words.of("risk.history"), history())));
  }

  private Element waterfall(RiskRow risk) {
    Map<String, Double> byDriver =
        file.drivers().stream()
            .collect(
                Collectors.groupingBy(
                    DriverRow::driver, Collectors.summingDouble(DriverRow::contribution)));
    List<Waterfall.Step> steps = new ArrayList<>();
    byDriver.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            e ->
                steps.add(
                    new Waterfall.Step(
                        words.labels().name("driver", e.getKey()),
                        remark(e.getKey()),
                        e.getValue(),
                        words.signed(e.getValue(), 1),
                        false)));
    steps.add(
        new Waterfall.Step(
            words.of("tile.risk_index"),
            words.labels().name("band", risk.band()),
            risk.index(),
            words.fixed(risk.index(), 1),
            true));
    String coverage =
        risk.coverage() < 1
            ? words.of("risk.partly_known", words.percent(risk.coverage(), 0))
            : words.of("risk.all_known");
    return Element.of("div")
        .add(Waterfall.figure(steps, new Scale(0, FULL), "bad", "good"))
        .add(Parts.note(coverage));
  }

  /** Where its inputs lie among the peers, the worst first. */
  private String remark(String driver) {
    return file.drivers().stream()
        .filter(d -> d.driver().equals(driver))
        .max(Comparator.comparing(DriverRow::percentile))
        .map(d -> words.of("risk.worse_than", words.fixed(d.percentile(), 0)))
        .orElse("");
  }

  private Element history() {
    LineChart chart =
        new LineChart(
            words.of("risk.history"),
            file.axis(),
            new Scale(0, FULL),
            words.wording(v -> words.fixed(v, 0)),
            HEIGHT);
    RiskBand[] bands = RiskBand.values();
    for (int i = 0; i < bands.length; i++) {
      String band = bands[i].id();
      double to = i + 1 < bands.length ? bands[i + 1].line() : FULL;
      chart.zone(bands[i].line(), to, "band-" + band, words.labels().name("band", band));
    }
    return chart
        .line(
            words.of("tile.risk_index"),
            "main",
            file.series(file.risk(), r -> true, RiskRow::day, RiskRow::index))
        .figure();
  }
}
