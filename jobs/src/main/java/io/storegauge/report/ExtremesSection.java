package io.storegauge.report;

import io.storegauge.model.DaySet;
import io.storegauge.report.Table.Kind;
import io.storegauge.report.chart.Bars;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.DriverRow;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.VolatilityRow;
import io.storegauge.report.html.Element;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The best, the worst, the least steady and the riskiest stores, each with the reason. */
final class ExtremesSection {
  private static final String KEY = "extremes";

  /** Window over which stores are compared by volatility. */
  static final int VOLATILITY_DAYS = 90;

  private static final int DRIVERS = 2;

  private final Overview data;
  private final Words words;
  private final Parts parts;
  private final List<ScoreRow> best;
  private final List<ScoreRow> worst;
  private final List<VolatilityRow> unsteady;
  private final List<RiskRow> risky;
  private final Map<StoreKey, List<ComponentRow>> components;
  private final Map<StoreKey, List<DriverRow>> drivers;

  ExtremesSection(Overview data, Words words, int shown) {
    this.data = data;
    this.words = words;
    this.parts = new Parts(words);
    // Scales differ from scheme to scheme; only where a store stands among its peers compares.
    List<ScoreRow> ranked =
        data.scores().stream()
            .filter(s -> s.isScored() && !Double.isNaN(s.percentile()))
            .sorted(Comparator.comparing(ScoreRow::percentile).thenComparing(ScoreRow::store))
            .toList();
    this.worst = ranked.stream().limit(shown).toList();
    this.best =
        ranked.stream()
            .sorted(
                Comparator.comparing(ScoreRow::percentile)
                    .reversed()
                    .thenComparing(ScoreRow::store))
            .limit(shown)
            .toList();
    this.unsteady =
        data.volatility().stream()
            .filter(v -> v.windowDays() == VOLATILITY_DAYS && !Double.isNaN(v.volatility()))
            .sorted(
                Comparator.comparing(VolatilityRow::volatility)
                    .reversed()
                    .thenComparing(VolatilityRow::store))
            .limit(shown)
            .toList();
    this.risky =
        data.risk().values().stream()
            .filter(r -> !Double.isNaN(r.index()))
            .sorted(Comparator.comparing(RiskRow::index).reversed().thenComparing(RiskRow::store))
            .limit(shown)
            .toList();
    Set<StoreKey> named = new HashSet<>();
    best.forEach(s -> named.add(s.store()));
    worst.forEach(s -> named.add(s.store()));
    this.components =
        named.isEmpty()
            ? Map.of()
            : data.gold().components(DaySet.of(List.of(data.asOf())), named).stream()
                .collect(Collectors.groupingBy(ComponentRow::store));
    this.drivers =
        risky.isEmpty()
            ? Map.of()
            : data.gold().drivers(data.asOf(), risky.stream().map(RiskRow::store).toList()).stream()
                .collect(Collectors.groupingBy(DriverRow::store));
  }

  Section section() {
    return Section.of(
        KEY,
        Element.of("div", "grid wide")
            .add(ranking("best", best, this::strength))
            .add(ranking("worst", worst, this::weakness))
            .add(volatility())
            .add(risk()));
  }

  private interface Reason {
    String of(ScoreRow score);
  }

  private Element ranking(String key, List<ScoreRow> rows, Reason reason) {
    if (rows.isEmpty()) {
      return empty(key, "why.no_rank");
    }
    Table table = table(key, "col.score", "col.percentile");
    for (ScoreRow s : rows) {
      table.row(
          parts.store(s.store(), data.profiles(), reason.of(s)),
          Parts.text(words.score(s.score(), s.top()))
              .add(Element.of("small").text(words.of("of_top", words.top(s.top())))),
          Element.of("div", "beside")
              .add(Bars.standing(s.percentile()))
              .add(Parts.text(words.fixed(s.percentile(), 0))));
    }
    return Parts.card(words.of("extremes." + key), table.element());
  }

  private Element volatility() {
    if (unsteady.isEmpty()) {
      return empty("volatile", "why.no_volatility");
    }
    double most = unsteady.get(0).volatility();
    Table table = table("volatile", "col.volatility", "col.compared");
    for (VolatilityRow v : unsteady) {
      String remark =
          words.of(
              "extremes.volatile.because",
              words.stars(v.mean()),
              words.stars(v.drawdown()),
              Double.isNaN(v.ewmaSignals())
                  ? words.of("unknown")
                  : words.count((long) v.ewmaSignals()));
      table.row(
          parts.store(v.store(), data.profiles(), remark),
          Parts.text(words.fixed(v.volatility(), 3) + " ★"),
          Bars.share(v.volatility() / most, "plain"));
    }
    return Parts.card(words.of("extremes.volatile"), table.element());
  }

  private Element risk() {
    if (risky.isEmpty()) {
      return empty("risky", "why.no_risk");
    }
    Table table = table("risky", "col.risk_index", "col.risk_band");
    for (RiskRow r : risky) {
      table.row(
          parts.store(r.store(), data.profiles(), heaviest(r.store())),
          Parts.text(words.fixed(r.index(), 1)),
          Element.of("div", "beside tagged")
              .add(Bars.share(r.index() / 100, "band-" + r.band()))
              .add(parts.band(r.band())));
    }
    return Parts.card(words.of("extremes.risky"), table.element());
  }

  private Table table(String key, String figure, String bar) {
    return Table.of(words.of("extremes." + key))
        .column(words.of("col.store"), Kind.TEXT)
        .column(words.of(figure), Kind.FIGURE)
        .column(words.of(bar), Kind.BAR);
  }

  private Element empty(String key, String why) {
    return Parts.card(words.of("extremes." + key), Element.of("p", "absent").text(words.of(why)));
  }

  /** The indicator with the best percentile, the heavier one first. */
  private String strength(ScoreRow s) {
    return known(s).stream()
        .filter(c -> !Double.isNaN(c.percentile()))
        .max(Comparator.comparing(ComponentRow::percentile).thenComparing(ComponentRow::weight))
        .map(this::againstPeers)
        .orElse("");
  }

  /** The indicator that costs most points. */
  private String weakness(ScoreRow s) {
    return known(s).stream()
        .max(Comparator.comparing(ComponentRow::lost))
        .map(c -> words.of("extremes.weakness", words.score(c.lost(), s.top()), againstPeers(c)))
        .orElse("");
  }

  /** In an order that does not depend on how the table was read. */
  private List<ComponentRow> known(ScoreRow s) {
    return components.getOrDefault(s.store(), List.of()).stream()
        .filter(c -> c.scheme().equals(s.scheme()) && c.isKnown())
        .sorted(Comparator.comparing(ComponentRow::indicator))
        .toList();
  }

  private String againstPeers(ComponentRow c) {
    String unit = Words.unit(c.metric());
    return words.of(
        "against_peers",
        words.indicator(c),
        words.value(c.value(), unit),
        Double.isNaN(c.median()) ? words.of("unknown") : words.value(c.median(), unit));
  }

  private String heaviest(StoreKey store) {
    Map<String, Double> byDriver =
        drivers.getOrDefault(store, List.of()).stream()
            .collect(
                Collectors.groupingBy(
                    DriverRow::driver, Collectors.summingDouble(DriverRow::contribution)));
    return byDriver.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(DRIVERS)
        .map(e -> words.labels().name("driver", e.getKey()) + " " + words.fixed(e.getValue(), 1))
        .collect(Collectors.joining(" · "));
  }
}
