package io.storegauge.report;

import io.storegauge.report.Table.Kind;
import io.storegauge.report.data.Journey;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.SignalRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.VolatilityRow;
import io.storegauge.report.html.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Stores with a sign of trouble within the last week, those with most signs first. */
final class WarningsSection {
  private static final String KEY = "warnings";

  /** A fall of 2 % of the scale: 0.10 of 5 stars. */
  static final double FALL = 0.02;

  /** Points of the risk index. */
  static final double RISK_RISE = 10;

  /** Stars by which the mean of 30 days is below that of 90. */
  static final double SLIDE = 0.10;

  private static final int SHORT_WINDOW = 30;

  private final Overview data;
  private final Words words;
  private final Parts parts;
  private final int shown;

  WarningsSection(Overview data, Words words, int shown) {
    this.data = data;
    this.words = words;
    this.parts = new Parts(words);
    this.shown = shown;
  }

  /**
   * A sign.
   *
   * @param weight how much of what the rule asks for there is, at least 1; orders stores
   */
  private record Sign(String cssClass, String text, double weight) {}

  Section section() {
    Map<StoreKey, List<Sign>> signs = signs();
    if (signs.isEmpty()) {
      return Section.of(KEY, Element.of("p", "absent").text(words.of("warnings.none")));
    }
    Table table =
        Table.stacked(words.of("section." + KEY))
            .column(words.of("col.store"), Kind.TEXT)
            .column(words.of("col.signs"), Kind.TEXT);
    Comparator<Map.Entry<StoreKey, List<Sign>>> most =
        Comparator.comparing(e -> -e.getValue().size());
    signs.entrySet().stream()
        .sorted(
            most.thenComparing(e -> -e.getValue().stream().mapToDouble(Sign::weight).sum())
                .thenComparing(Map.Entry::getKey))
        .limit(shown)
        .forEach(
            e -> {
              Element tags = Element.of("div", "tags");
              e.getValue().forEach(s -> tags.add(Parts.tag(s.cssClass(), s.text())));
              table.row(parts.store(e.getKey(), data.profiles(), ""), tags);
            });
    return Section.of(
        KEY,
        table.element(),
        Parts.note(
            words.of(
                "warnings.note",
                words.count(signs.size()),
                words.percent(FALL, 0),
                words.fixed(RISK_RISE, 0),
                words.fixed(SLIDE, 2))));
  }

  private Map<StoreKey, List<Sign>> signs() {
    Map<StoreKey, List<Sign>> signs = new TreeMap<>();
    for (Move m : Move.all(data)) {
      if (m.share() <= -FALL && !m.rulesChanged()) {
        add(
            signs,
            m.now().store(),
            new Sign(
                "sign-score",
                words.of("warnings.score", words.signed(m.change(), Words.places(m.now().top()))),
                -m.share() / FALL));
      }
    }
    for (RiskRow r : data.risk().values()) {
      RiskRow before = data.riskBefore().get(r.store());
      if (before != null && r.index() - before.index() >= RISK_RISE) {
        double rise = r.index() - before.index();
        add(
            signs,
            r.store(),
            new Sign(
                "sign-risk",
                words.of("warnings.risk", words.signed(rise, 1), words.fixed(r.index(), 1)),
                rise / RISK_RISE));
      }
    }
    slides(signs);
    chartSignals(signs);
    return signs;
  }

  /** Ratings that a control chart calls more than chance, and that are lower than they were. */
  private void slides(Map<StoreKey, List<Sign>> signs) {
    Map<StoreKey, VolatilityRow> longer = new HashMap<>();
    data.volatility().stream()
        .filter(v -> v.windowDays() == ExtremesSection.VOLATILITY_DAYS)
        .forEach(v -> longer.put(v.store(), v));
    for (VolatilityRow v : data.volatility()) {
      VolatilityRow base = longer.get(v.store());
      if (v.windowDays() != SHORT_WINDOW || base == null || !(v.ewmaSignals() > 0)) {
        continue;
      }
      double slide = base.mean() - v.mean();
      if (slide >= SLIDE) {
        add(
            signs,
            v.store(),
            new Sign(
                "sign-rating",
                words.of("warnings.rating", words.stars(v.mean()), words.stars(base.mean())),
                slide / SLIDE));
      }
    }
  }

  /** Days of the last week on which a chart signals that ratings were too low for chance. */
  private void chartSignals(Map<StoreKey, List<Sign>> signs) {
    Map<StoreKey, Set<LocalDate>> days = new TreeMap<>();
    for (SignalRow s : Journey.signals(data.gold(), data.asOf(), List.of())) {
      if (s.isDown() && s.date().isAfter(data.asOf().minusDays(Overview.WEEK))) {
        days.computeIfAbsent(s.store(), d -> new TreeSet<>()).add(s.date());
      }
    }
    days.forEach(
        (store, on) ->
            add(
                signs,
                store,
                new Sign(
                    "sign-rating",
                    words.of("warnings.signal", words.count(on.size())),
                    on.size())));
  }

  private static void add(Map<StoreKey, List<Sign>> signs, StoreKey store, Sign sign) {
    signs.computeIfAbsent(store, s -> new ArrayList<>()).add(sign);
  }
}
