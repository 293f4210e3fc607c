package io.storegauge.report;

import io.storegauge.config.Conf;
import io.storegauge.model.DaySet;
import io.storegauge.report.chart.DayAxis;
import io.storegauge.report.data.BenchmarkRow;
import io.storegauge.report.data.ComponentRow;
import io.storegauge.report.data.DriverRow;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.Journey;
import io.storegauge.report.data.Outlook;
import io.storegauge.report.data.PromotionRow;
import io.storegauge.report.data.RatingDay;
import io.storegauge.report.data.Ratings;
import io.storegauge.report.data.RiskRow;
import io.storegauge.report.data.ScoreRow;
import io.storegauge.report.data.SignalRow;
import io.storegauge.report.data.StoreKey;
import io.storegauge.report.data.StoreProfile;
import io.storegauge.report.data.VolatilityRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What a lake tells of one store: its days up to the as-of day, oldest first.
 *
 * @param axis days that charts show
 * @param peers scores of the platform on the as-of day
 * @param promotions gates of campaigns on the as-of day
 */
record StoreFile(
    Gold gold,
    StoreKey store,
    StoreProfile profile,
    LocalDate asOf,
    DayAxis axis,
    List<ScoreRow> scores,
    List<ScoreRow> peers,
    List<PromotionRow> promotions,
    List<ComponentRow> components,
    List<VolatilityRow> volatility,
    List<RatingDay> ratings,
    List<SignalRow> signals,
    List<RiskRow> risk,
    List<DriverRow> drivers,
    List<BenchmarkRow> benchmarks,
    Outlook outlook) {

  /** Half a year: two windows of the longest volatility. */
  static final int HISTORY_DAYS = 180;

  static StoreFile of(Gold gold, StoreKey store, LocalDate asOf, Supplier<Conf> conf) {
    Set<StoreKey> one = Set.of(store);
    DaySet days = DaySet.between(asOf.minusDays(HISTORY_DAYS - 1), asOf.plusDays(1));
    List<ScoreRow> scores = sorted(gold.scores(days, one), ScoreRow::day);
    LocalDate first = scores.isEmpty() ? asOf : scores.get(0).day();
    return new StoreFile(
        gold,
        store,
        gold.stores().getOrDefault(store, StoreProfile.UNKNOWN),
        asOf,
        new DayAxis(first, asOf),
        scores,
        gold.scores(DaySet.of(List.of(asOf)), Set.of()).stream()
            .filter(s -> s.store().platform().equals(store.platform()))
            .toList(),
        gold.promotions(asOf, store),
        sorted(gold.components(days, one), ComponentRow::day),
        sorted(gold.volatility(days, one), VolatilityRow::day),
        Ratings.of(gold, store, days),
        Journey.signals(gold, asOf, one),
        sorted(gold.risk(days, one), RiskRow::day),
        gold.drivers(asOf, one),
        gold.benchmarks(asOf, store),
        Outlook.of(gold, conf, store, asOf, asOf.minusDays(Overview.WEEK)));
  }

  private static <T> List<T> sorted(List<T> rows, Function<T, LocalDate> day) {
    return rows.stream().sorted(Comparator.comparing(day)).toList();
  }

  /** Scores of the as-of day, the main scheme first. */
  List<ScoreRow> today() {
    return scores.stream()
        .filter(s -> s.day().equals(asOf))
        .sorted(Comparator.comparing(ScoreRow::isMain).reversed().thenComparing(ScoreRow::scheme))
        .toList();
  }

  List<ScoreRow> history(String scheme) {
    return scores.stream().filter(s -> s.scheme().equals(scheme)).toList();
  }

  /** Indicators of the as-of day. */
  List<ComponentRow> components(String scheme) {
    return components.stream()
        .filter(c -> c.scheme().equals(scheme) && c.day().equals(asOf))
        .sorted(Comparator.comparing(ComponentRow::indicator))
        .toList();
  }

  Optional<RiskRow> riskToday() {
    return risk.stream().filter(r -> r.day().equals(asOf)).findFirst();
  }

  Optional<VolatilityRow> volatilityToday(int windowDays) {
    return volatility.stream()
        .filter(v -> v.day().equals(asOf) && v.windowDays() == windowDays)
        .findFirst();
  }

  /** Values by day of the axis; NaN where there is no row. */
  <T> double[] series(
      Collection<T> rows,
      Predicate<T> which,
      Function<T, LocalDate> day,
      ToDoubleFunction<T> value) {
    double[] values = new double[axis.days()];
    Arrays.fill(values, Double.NaN);
    for (T row : rows) {
      int at = axis.index(day.apply(row));
      if (at >= 0 && at < values.length && which.test(row)) {
        values[at] = value.applyAsDouble(row);
      }
    }
    return values;
  }
}
