package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.lake.Lake;
import io.storegauge.table.Columns;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** The gold tables of one as-of day, and what they say of a store in a few words. */
final class GoldDay {
  private final LocalDate asOf;
  private final Map<String, String> categories = new HashMap<>();
  private final List<Row> scores;
  private final Map<String, List<Row>> components;
  private final List<Row> volatility;
  private final List<Row> risk;
  private final Map<String, List<Row>> drivers;

  private GoldDay(Lake lake, LocalDate asOf) {
    this.asOf = asOf;
    lake.quick(StoresTable.SPEC)
        .collectAsList()
        .forEach(r -> categories.put(store(r), r.getAs(Columns.CATEGORY)));
    this.scores = rows(lake, StoreScoresTable.SPEC, col("is_main"));
    this.components = byStore(rows(lake, ScoreComponentsTable.SPEC, lit(true)));
    this.volatility =
        rows(
            lake,
            StoreVolatilityTable.SPEC,
            col("window_days").equalTo(ExplainedRisk.VOLATILITY_DAYS));
    this.risk = rows(lake, StoreRiskTable.SPEC, lit(true));
    this.drivers = byStore(rows(lake, RiskDriversTable.SPEC, lit(true)));
  }

  /** The last day that has scores; empty if there is none. */
  static Optional<GoldDay> last(Lake lake) {
    return lake.lastCoveredDay(StoreScoresTable.SPEC).map(d -> new GoldDay(lake, d));
  }

  private List<Row> rows(Lake lake, TableSpec table, Column which) {
    return lake.quickDay(table, asOf).filter(which).collectAsList();
  }

  private static Map<String, List<Row>> byStore(List<Row> rows) {
    return rows.stream().collect(Collectors.groupingBy(GoldDay::store));
  }

  static String store(Row r) {
    return r.<String>getAs(Columns.PLATFORM) + "/" + r.<String>getAs(Columns.STORE_ID);
  }

  LocalDate asOf() {
    return asOf;
  }

  /**
   * Scores of the platforms' main schemes that are known; newcomers are not ranked, unless there is
   * nobody else.
   */
  List<Row> rankedScores() {
    List<Row> known = scores.stream().filter(r -> r.getAs("score") != null).toList();
    List<Row> formal = known.stream().filter(r -> "formal".equals(r.getAs("stage"))).toList();
    return formal.isEmpty() ? known : formal;
  }

  /**
   * Where a store stands among its peers, 0–100: scores of platforms have scales of their own, and
   * only this can be compared. Null = not ranked.
   */
  static Double standing(Row score) {
    return score.getAs("peer_percentile");
  }

  List<Row> volatility() {
    return volatility;
  }

  List<Row> risk() {
    return risk;
  }

  /** Empty where it is unknown. */
  String category(Row r) {
    String category = categories.get(store(r));
    return category == null ? "" : category;
  }

  /** Where the store stands out: the indicator with the best percentile, the heavier one first. */
  String strength(Row score) {
    Comparator<Row> best =
        Comparator.comparing((Row c) -> c.<Double>getAs("peer_percentile"))
            .thenComparing(c -> c.<Double>getAs("weight"));
    return scored(score).max(best).map(GoldDay::againstPeers).orElse("");
  }

  /** Where most points are lost. */
  String weakness(Row score) {
    Comparator<Row> worst = Comparator.comparing((Row c) -> c.<BigDecimal>getAs("points_lost"));
    return scored(score)
        .max(worst)
        .map(c -> "−" + Figures.fixed(c.getAs("points_lost"), 1) + " by " + againstPeers(c))
        .orElse("");
  }

  private Stream<Row> scored(Row score) {
    return components.getOrDefault(store(score), List.of()).stream()
        .filter(c -> score.<String>getAs("scheme").equals(c.getAs("scheme")))
        .filter(c -> c.getAs("points_lost") != null && c.getAs("peer_percentile") != null)
        .filter(c -> c.<Double>getAs("weight") > 0)
        .sorted(Comparator.comparing((Row c) -> c.<String>getAs("indicator")));
  }

  private static String againstPeers(Row c) {
    String unit = Figures.unit(c);
    return String.format(
        "%s %s, peers %s",
        c.<String>getAs("indicator"),
        Figures.withUnit(c.getAs("value"), unit),
        Figures.withUnit(c.getAs("peer_median"), unit));
  }

  /** How unsteady the ratings are. */
  static String unrest(Row v) {
    return String.format(
        "mean %s, deepest fall %s, days with a signal %s",
        Figures.fixed(v.getAs("rating_mean"), 2),
        Figures.fixed(v.getAs("max_drawdown"), 2),
        v.<Integer>getAs("ewma_signals"));
  }

  /** Band and the two heaviest drivers. */
  String drivers(Row risk) {
    Map<String, BigDecimal> contributions =
        drivers.getOrDefault(store(risk), List.of()).stream()
            .filter(d -> d.getAs(RiskDriversTable.CONTRIBUTION) != null)
            .collect(
                Collectors.toMap(
                    d -> d.<String>getAs(RiskDriversTable.DRIVER),
                    d -> d.<BigDecimal>getAs(RiskDriversTable.CONTRIBUTION),
                    BigDecimal::add));
    String heaviest =
        contributions.entrySet().stream()
            .sorted(
                Map.Entry.<String, BigDecimal>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(2)
            .map(d -> d.getKey() + " " + Figures.fixed(d.getValue(), 1))
            .collect(Collectors.joining(", "));
    return risk.<String>getAs("band") + ": " + heaviest;
  }
}
