package io.storegauge.report.data;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.RankChangesTable;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreBenchmarksTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The gold tables of a lake, for some days and stores. A table that was never written has no rows.
 * Rows come in no particular order.
 */
public final class Gold {
  private static final int PLATFORM = 0;
  private static final int STORE = 1;

  /** {@code gold.store_scores} has a column with this ending for each dimension. */
  private static final String DIMENSION_SCORE = "_score";

  /** In reading order. */
  public static final List<String> DIMENSIONS =
      List.of("product", "logistics", "service", "after_sales");

  private final Lake lake;

  public Gold(Lake lake) {
    this.lake = lake;
  }

  Lake lake() {
    return lake;
  }

  /** The lake's folder, as it was given. */
  public String root() {
    return lake.root();
  }

  /** Whether a table was written, by its name such as {@code gold.store_risk}. */
  public boolean has(String table) {
    return Tables.find(table).filter(lake::exists).isPresent();
  }

  /** Run that wrote the scores last. */
  public Optional<String> lastRun() {
    return lake.lastNote(StoreScoresTable.SPEC).map(CommitNote::runId);
  }

  public Map<StoreKey, StoreProfile> stores() {
    Map<StoreKey, StoreProfile> stores = new HashMap<>();
    if (lake.exists(StoresTable.SPEC)) {
      lake.quick(StoresTable.SPEC).collectAsList().stream()
          .map(Cells::new)
          .forEach(
              c ->
                  stores.put(
                      c.store(),
                      new StoreProfile(
                          c.text("store_name"), c.text("store_type"), c.text(Columns.CATEGORY))));
    }
    return stores;
  }

  /**
   * Scores under all schemes.
   *
   * @param stores empty = all, likewise below
   */
  public List<ScoreRow> scores(DaySet days, Collection<StoreKey> stores) {
    List<String> columns =
        columns(
            "scheme",
            "scheme_version",
            "is_main",
            "stage",
            "score",
            "top_score",
            "grade",
            "gate",
            "peer_percentile",
            "coverage",
            "completeness_30d");
    DIMENSIONS.forEach(d -> columns.add(d + DIMENSION_SCORE));
    return rows(StoreScoresTable.SPEC, columns, days, stores, Gold::score);
  }

  private static ScoreRow score(Cells c) {
    Map<String, Double> dimensions = new LinkedHashMap<>();
    for (String d : DIMENSIONS) {
      double score = c.real(d + DIMENSION_SCORE);
      if (!Double.isNaN(score)) {
        dimensions.put(d, score);
      }
    }
    return new ScoreRow(
        c.store(),
        c.day(Columns.AS_OF),
        c.text("scheme"),
        c.text("scheme_version"),
        c.isTrue("is_main"),
        "formal".equals(c.text("stage")),
        c.real("score"),
        c.real("top_score"),
        Collections.unmodifiableMap(dimensions),
        c.text("grade"),
        c.text("gate"),
        c.real("peer_percentile"),
        c.real("coverage"),
        c.real("completeness_30d"));
  }

  /** Gates of campaigns that are known to be open or closed. */
  public List<PromotionRow> promotions(LocalDate day, StoreKey store) {
    return rows(
            PromotionGatesTable.SPEC,
            columns("scheme", "is_open", "window_days", "mean_score", "required_mean"),
            DaySet.of(List.of(day)),
            Set.of(store),
            c ->
                new PromotionRow(
                    c.text("scheme"),
                    c.isTrue("is_open"),
                    (int) c.whole("window_days"),
                    c.real("mean_score"),
                    c.real("required_mean")))
        .stream()
        .filter(p -> !Double.isNaN(p.mean()))
        .toList();
  }

  public List<ComponentRow> components(DaySet days, Collection<StoreKey> stores) {
    return rows(
        ScoreComponentsTable.SPEC,
        columns(
            "scheme",
            "indicator",
            "metric",
            "dimension",
            "value",
            "points",
            "weight",
            "contribution",
            "peer_percentile",
            "peer_median",
            "points_lost"),
        days,
        stores,
        c -> {
          // Rows of before the column was there: indicators were named after their metrics.
          String metric = c.text("metric") == null ? c.text("indicator") : c.text("metric");
          return new ComponentRow(
              c.store(),
              c.day(Columns.AS_OF),
              c.text("scheme"),
              c.text("indicator"),
              metric,
              c.text("dimension"),
              c.real("value"),
              c.real("points"),
              c.real("weight"),
              c.real("contribution"),
              c.real("peer_percentile"),
              c.real("peer_median"),
              c.real("points_lost"));
        });
  }

  public List<VolatilityRow> volatility(DaySet days, Collection<StoreKey> stores) {
    return rows(
        StoreVolatilityTable.SPEC,
        columns(
            "window_days",
            "rated_days",
            "ratings",
            "rating_mean",
            "volatility",
            "within_day_deviation",
            "max_drawdown",
            "shewhart_signals",
            "ewma_signals",
            "cusum_signals"),
        days,
        stores,
        c ->
            new VolatilityRow(
                c.store(),
                c.day(Columns.AS_OF),
                (int) c.whole("window_days"),
                (int) c.whole("rated_days"),
                c.real("ratings"),
                c.real("rating_mean"),
                c.real("volatility"),
                c.real("within_day_deviation"),
                c.real("max_drawdown"),
                c.real("shewhart_signals"),
                c.real("ewma_signals"),
                c.real("cusum_signals")));
  }

  /** Ranks of main schemes against a week before; none but on ends of weeks and the newest day. */
  public List<RankRow> ranks(LocalDate day) {
    return rows(
            RankChangesTable.SPEC,
            columns("is_main", "rank_before", "rank", "peer_count", "driver"),
            DaySet.of(List.of(day)),
            Set.of(),
            c ->
                c.isTrue("is_main")
                    ? new RankRow(
                        c.store(),
                        c.real("rank_before"),
                        c.real("rank"),
                        c.whole("peer_count"),
                        c.text("driver"))
                    : null)
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  public List<RiskRow> risk(DaySet days, Collection<StoreKey> stores) {
    return rows(
        StoreRiskTable.SPEC,
        columns("risk_index", "band", "coverage", "priority_rank"),
        days,
        stores,
        c ->
            new RiskRow(
                c.store(),
                c.day(Columns.AS_OF),
                c.real("risk_index"),
                c.text("band"),
                c.real("coverage"),
                c.real("priority_rank")));
  }

  /** Drivers that are known. */
  public List<DriverRow> drivers(LocalDate day, Collection<StoreKey> stores) {
    return rows(
            RiskDriversTable.SPEC,
            columns("driver", "value", "percentile", "contribution"),
            DaySet.of(List.of(day)),
            stores,
            c ->
                new DriverRow(
                    c.store(),
                    c.text("driver"),
                    c.real("value"),
                    c.real("percentile"),
                    c.real("contribution")))
        .stream()
        .filter(d -> !Double.isNaN(d.percentile()))
        .toList();
  }

  public List<BenchmarkRow> benchmarks(LocalDate day, StoreKey store) {
    return rows(
        StoreBenchmarksTable.SPEC,
        columns(
            "metric",
            "value",
            "peer_group",
            "peer_count",
            "percentile",
            "peer_median",
            "peer_top10",
            "target"),
        DaySet.of(List.of(day)),
        Set.of(store),
        c ->
            new BenchmarkRow(
                c.text("metric"),
                c.real("value"),
                c.text("peer_group"),
                (int) c.whole("peer_count"),
                c.real("percentile"),
                c.real("peer_median"),
                c.real("peer_top10"),
                c.real("target")));
  }

  static List<String> columns(String... columns) {
    List<String> all = new ArrayList<>(List.of(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF));
    all.addAll(List.of(columns));
    return all;
  }

  private <T> List<T> rows(
      TableSpec table,
      List<String> columns,
      DaySet days,
      Collection<StoreKey> stores,
      Function<Cells, T> row) {
    return rows(lake, table, columns, Columns.AS_OF, days, stores).stream().map(row).toList();
  }

  /**
   * @param columns platform and store first
   * @param day column of the days
   */
  static List<Cells> rows(
      Lake lake,
      TableSpec table,
      List<String> columns,
      String day,
      DaySet days,
      Collection<StoreKey> stores) {
    if (!lake.exists(table)) {
      return List.of();
    }
    TableScan scan = lake.scan(table, columns).days(day, days);
    if (!stores.isEmpty()) {
      HashSet<StoreKey> wanted = new HashSet<>(stores);
      scan =
          scan.where(
              row -> wanted.contains(new StoreKey(row.getString(PLATFORM), row.getString(STORE))));
    }
    return scan.frame().collectAsList().stream().map(Cells::new).toList();
  }
}
