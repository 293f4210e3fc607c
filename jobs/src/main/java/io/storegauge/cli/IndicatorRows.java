package io.storegauge.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.storegauge.config.Conf;
import io.storegauge.job.SilverTrail;
import io.storegauge.job.TrailRow;
import io.storegauge.metric.MetricTrail;
import io.storegauge.model.Fact;
import io.storegauge.model.Metric;
import io.storegauge.model.NearNames;
import io.storegauge.table.MetricColumn;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.table.StoreScoresTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * The rows of silver behind an indicator of a store, newest first.
 *
 * @param metric column of gold.store_metrics
 * @param numerator as the rows count; denominator likewise, null = the metric is a count
 * @param writtenNumerator as gold.store_metrics has it; null = it has no such row or column,
 *     likewise the denominator
 * @param leftOut days of the window that do not count, as {@code first..last} by commas; null = all
 *     count
 * @param note what a reader has to know; null = both say the same
 * @param found rows there are, of which {@code rows} are the newest
 */
record IndicatorRows(
    String platform,
    @JsonProperty("store_id") String storeId,
    @JsonProperty("as_of") String asOf,
    String indicator,
    String metric,
    double numerator,
    Double denominator,
    @JsonProperty("written_numerator") Double writtenNumerator,
    @JsonProperty("written_denominator") Double writtenDenominator,
    @JsonProperty("left_out") String leftOut,
    String note,
    int found,
    List<Counted> rows) {

  /** Sums of doubles and sums of whole numbers differ by less. */
  private static final double NOISE = 1e-9;

  private static final String NOBODY_TELLS =
      "no store of the platform tells of it, so it is not known and these rows do not count";

  /** Which of the rows that count are wanted. */
  enum Side {
    NUMERATOR,
    DENOMINATOR,
    /** Of the denominator and not of the numerator, such as the orders that were late. */
    REST
  }

  /**
   * One row.
   *
   * @param day platform day that it counts on
   * @param numerator what it adds; denominator likewise, null = the metric is a count
   * @param because facts that count it
   * @param row its cells
   * @param about reviews, cases and waybills of an order
   */
  record Counted(
      String day,
      String table,
      String id,
      double numerator,
      Double denominator,
      List<String> because,
      Map<String, String> row,
      List<About> about) {}

  /** A review, case or waybill that speaks of an order. */
  record About(String table, String id, Map<String, String> row) {}

  /**
   * @param indicator as the scheme or gold.store_metrics names it; empty = the one that loses most
   */
  static IndicatorRows of(
      StoreGold store, LocalDate asOf, String indicator, Conf conf, Side side, int limit) {
    Row component = component(store, asOf, indicator);
    String name = component == null ? indicator : component.getAs("indicator");
    String written = component == null ? null : component.getAs("metric");
    MetricColumn metric = MetricColumn.of(written == null ? name : written);
    SilverTrail trail =
        SilverTrail.of(
            store.lake(), conf, store.platform(), store.storeId(), asOf, metric.windowDays());
    MetricTrail taken = trail.metric(metric);
    List<MetricTrail.Part> wanted =
        new ArrayList<>(taken.parts().stream().filter(p -> isOn(side, p)).toList());
    wanted.sort(
        Comparator.comparingLong(MetricTrail.Part::day)
            .reversed()
            .thenComparing(p -> trail.row(p.record())));
    Row gold = gold(store, asOf);
    Double num = value(gold, metric, StoreMetricsTable.NUMERATOR);
    Double den = value(gold, metric, StoreMetricsTable.DENOMINATOR);
    boolean counts = Double.isNaN(taken.denominator());
    num = counts ? value(gold, metric, "") : num;
    return new IndicatorRows(
        store.platform(),
        store.storeId(),
        asOf.toString(),
        name,
        metric.name(),
        taken.numerator(),
        known(taken.denominator()),
        num,
        den,
        LeftOutDays.of(store, asOf).of(metric.name()),
        num == null ? unknown(gold, taken, metric) : note(taken, num, den),
        wanted.size(),
        wanted.stream().limit(limit).map(p -> counted(p, trail)).toList());
  }

  private static boolean isOn(Side side, MetricTrail.Part part) {
    return switch (side) {
      case NUMERATOR -> part.inNumerator();
      case DENOMINATOR -> part.denominator() != 0;
      case REST -> !part.inNumerator();
    };
  }

  private static Row component(StoreGold store, LocalDate asOf, String indicator) {
    List<Row> components =
        new ArrayList<>(store.on(ScoreComponentsTable.SPEC, asOf).collectAsList());
    if (!indicator.isEmpty()) {
      Row named =
          components.stream()
              .filter(c -> indicator.equals(c.getAs("indicator")))
              .findFirst()
              .orElse(null);
      if (named == null && !MetricColumn.names().contains(indicator)) {
        List<String> known = new ArrayList<>(MetricColumn.names());
        components.forEach(c -> known.add(c.getAs("indicator")));
        throw CliErrors.unknownIndicator(indicator, NearNames.hint(indicator, known));
      }
      return named;
    }
    List<String> main =
        store.on(StoreScoresTable.SPEC, asOf).collectAsList().stream()
            .filter(s -> Boolean.TRUE.equals(s.getAs("is_main")))
            .map(s -> s.<String>getAs("scheme"))
            .toList();
    return components.stream()
        .filter(c -> main.isEmpty() || main.contains(c.<String>getAs("scheme")))
        .filter(c -> c.getAs("value") != null)
        .max(
            Comparator.comparing((Row c) -> c.<BigDecimal>getAs("points_lost"))
                .thenComparing(c -> c.<String>getAs("indicator"), Comparator.reverseOrder()))
        .orElseThrow(() -> CliErrors.noIndicator(store.name(), asOf));
  }

  private static Row gold(StoreGold store, LocalDate asOf) {
    return store.lake().exists(StoreMetricsTable.SPEC)
        ? store.on(StoreMetricsTable.SPEC, asOf).collectAsList().stream().findFirst().orElse(null)
        : null;
  }

  private static Double value(Row gold, MetricColumn metric, String part) {
    String column = metric.name() + part;
    Number value = has(gold, column) ? gold.getAs(column) : null;
    return value == null ? null : (Double) value.doubleValue();
  }

  private static boolean has(Row gold, String column) {
    return gold != null && List.of(gold.schema().fieldNames()).contains(column);
  }

  /** Why gold.store_metrics has no number; null = a snapshot's share may be without one. */
  private static String unknown(Row gold, MetricTrail taken, MetricColumn metric) {
    if (!Double.isNaN(taken.denominator()) && !metric.isSampled()) {
      return null;
    }
    return has(gold, metric.name()) && !isSnapshot(metric)
        ? NOBODY_TELLS
        : "gold.store_metrics does not have it on that day";
  }

  private static boolean isSnapshot(MetricColumn metric) {
    return Metric.unsampled().stream()
        .map(Metric.Windowed::metric)
        .anyMatch(m -> m.kind().isSnapshot() && m.id().equals(metric.id()));
  }

  private static String note(MetricTrail taken, Double num, Double den) {
    boolean same =
        isSame(num, taken.numerator())
            && (Double.isNaN(taken.denominator()) || isSame(den, taken.denominator()));
    if (same) {
      return null;
    }
    return num == 0 && den != null && den == 0
        ? NOBODY_TELLS
        : "silver has changed since the metrics were computed, or they were computed with other"
            + " settings: run again";
  }

  private static boolean isSame(Double written, double counted) {
    return written != null && Math.abs(written - counted) <= NOISE * Math.max(1, Math.abs(counted));
  }

  private static Counted counted(MetricTrail.Part part, SilverTrail trail) {
    TrailRow row = trail.row(part.record());
    return new Counted(
        LocalDate.ofEpochDay(part.day()).toString(),
        row.table(),
        row.id(),
        part.numerator(),
        known(part.denominator()),
        part.counted().stream().map(Fact::column).toList(),
        new LinkedHashMap<>(row.cells()),
        trail.about(row).stream()
            .map(a -> new About(a.table(), a.id(), new LinkedHashMap<>(a.cells())))
            .toList());
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
