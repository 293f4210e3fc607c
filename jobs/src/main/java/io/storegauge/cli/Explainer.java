package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;

import io.storegauge.config.Conf;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.Platform;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.Columns;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads an {@link Explanation} from the gold tables. */
final class Explainer {
  static final int VOLATILITY_DAYS = 90;

  /** store_scores has a column with this ending for each dimension, in reading order. */
  private static final String DIMENSION_SCORE = "_score";

  private final Lake lake;
  private final String platform;
  private final String storeId;
  private final Supplier<Conf> conf;

  /**
   * @param conf asked only where a store that is known has no score
   */
  Explainer(Lake lake, String platform, String storeId, Supplier<Conf> conf) {
    this.conf = conf;
    this.lake = lake;
    this.platform = platform;
    this.storeId = storeId;
  }

  /**
   * @param asked as-of day; null = the store's latest
   * @throws StoregaugeException if the store is not known or has no score on that day
   */
  Explanation explain(LocalDate asked) {
    LocalDate asOf = asked != null ? asked : latestInLake();
    List<Row> scores = asOf == null ? List.of() : scores(asOf);
    List<String> unruled = scores.isEmpty() && asOf != null ? unruled(asOf) : List.of();
    if (scores.isEmpty() && unruled.isEmpty()) {
      asOf = dayWithScore(asked);
      scores = scores(asOf);
    }
    List<Row> components = on(ScoreComponentsTable.SPEC, asOf).collectAsList();
    return new Explanation(
        platform,
        storeId,
        asOf.toString(),
        profile(),
        scores.stream().map(s -> score(s, components)).toList(),
        unruled,
        volatility(asOf),
        risk(asOf));
  }

  /**
   * Schemes of the platform whose first day is still to come, in words; empty if nothing is known
   * of the store on the day.
   */
  private List<String> unruled(LocalDate asOf) {
    if (volatility(asOf) == null && risk(asOf) == null) {
      return List.of();
    }
    Conf known = conf.get();
    Platform of = known.platforms().get(platform);
    return of == null
        ? List.of()
        : of.schemes().stream()
            .map(known.schemes()::get)
            .filter(s -> s.startsAfter(asOf))
            .map(s -> s.id() + " has no rules before " + s.versions().get(0).from())
            .toList();
  }

  private List<Row> scores(LocalDate asOf) {
    return on(StoreScoresTable.SPEC, asOf)
        .orderBy(col("is_main").desc_nulls_last(), col("scheme"))
        .collectAsList();
  }

  /** Last day the table covers, from its newest commit alone. */
  private LocalDate latestInLake() {
    DaySet covered =
        lake.lastNote(StoreScoresTable.SPEC)
            .map(n -> n.days(CommitNote.COVERED))
            .orElse(DaySet.EMPTY);
    return covered.isAll() || covered.isEmpty() ? null : covered.last();
  }

  /** The store's last day if none was asked for; otherwise an error that says what there is. */
  private LocalDate dayWithScore(LocalDate asked) {
    Row days =
        ofStore(lake.read(StoreScoresTable.SPEC))
            .agg(
                functions.min(Columns.AS_OF),
                functions.max(Columns.AS_OF),
                functions.countDistinct(Columns.AS_OF))
            .first();
    if (days.isNullAt(0)) {
      throw CliErrors.unknownStore(platform + "/" + storeId, knownStores());
    }
    LocalDate last = days.getDate(1).toLocalDate();
    if (asked != null) {
      throw CliErrors.unknownDay(
          platform + "/" + storeId, asked, days.getDate(0).toLocalDate(), last, days.getLong(2));
    }
    return last;
  }

  private List<String> knownStores() {
    return lake
        .read(StoreScoresTable.SPEC)
        .select(Columns.PLATFORM, Columns.STORE_ID)
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> r.getString(0) + "/" + r.getString(1))
        .toList();
  }

  private Dataset<Row> ofStore(Dataset<Row> rows) {
    return rows.filter(
        col(Columns.PLATFORM).equalTo(platform).and(col(Columns.STORE_ID).equalTo(storeId)));
  }

  private Dataset<Row> on(TableSpec table, LocalDate asOf) {
    return ofStore(lake.quickMonth(table, asOf))
        .filter(col(Columns.AS_OF).equalTo(Date.valueOf(asOf)));
  }

  private Explanation.Profile profile() {
    return ofStore(lake.quick(StoresTable.SPEC)).collectAsList().stream()
        .findFirst()
        .map(
            r ->
                new Explanation.Profile(
                    r.getAs("store_name"),
                    r.getAs("store_type"),
                    r.getAs("brand"),
                    r.getAs(Columns.CATEGORY)))
        .orElse(Explanation.Profile.UNKNOWN);
  }

  private static Explanation.Score score(Row r, List<Row> components) {
    String scheme = r.getAs("scheme");
    List<String> order = List.of(r.schema().fieldNames());
    Map<String, List<Explanation.Indicator>> byDimension = new LinkedHashMap<>();
    components.stream()
        .filter(c -> scheme.equals(c.getAs("scheme")))
        .sorted(
            Comparator.comparing((Row c) -> order.indexOf(c.getAs("dimension") + DIMENSION_SCORE))
                .thenComparing(c -> c.getAs("weight"), Comparator.<Double>reverseOrder())
                .thenComparing(c -> c.<String>getAs("indicator")))
        .forEach(
            c ->
                byDimension
                    .computeIfAbsent(c.getAs("dimension"), d -> new ArrayList<>())
                    .add(indicator(c)));
    List<Explanation.Dimension> dimensions = new ArrayList<>();
    byDimension.forEach(
        (d, indicators) ->
            dimensions.add(new Explanation.Dimension(d, dimensionScore(r, d), indicators)));
    return new Explanation.Score(
        scheme,
        r.getAs("scheme_version"),
        r.getAs("stage"),
        r.getAs("score"),
        r.getAs("score_before_gate"),
        r.getAs("top_score"),
        Objects.requireNonNullElse(r.<BigDecimal>getAs("bonus"), BigDecimal.ZERO),
        r.getAs("bonuses"),
        Objects.requireNonNullElse(r.<BigDecimal>getAs("deduction"), BigDecimal.ZERO),
        r.getAs("deductions"),
        r.getAs("gate"),
        r.getAs("grade"),
        r.getAs("display_score"),
        r.getAs("peer_percentile"),
        day(r, "assessed_on"),
        day(r, "effective_from"),
        r.getAs("coverage"),
        dimensions);
  }

  private static String day(Row r, String column) {
    Date day = r.getAs(column);
    return day == null ? null : day.toString();
  }

  private static Double dimensionScore(Row r, String dimension) {
    String column = dimension + DIMENSION_SCORE;
    return List.of(r.schema().fieldNames()).contains(column) ? r.getAs(column) : null;
  }

  private static Explanation.Indicator indicator(Row c) {
    String indicator = c.getAs("indicator");
    return new Explanation.Indicator(
        indicator,
        Figures.unit(c),
        c.getAs("value"),
        c.getAs("points"),
        c.getAs("weight"),
        c.getAs("contribution"),
        c.getAs("points_lost"),
        c.getAs("peer_median"),
        c.getAs("peer_percentile"));
  }

  private Explanation.Volatility volatility(LocalDate asOf) {
    return on(StoreVolatilityTable.SPEC, asOf)
        .filter(col("window_days").equalTo(VOLATILITY_DAYS))
        .collectAsList()
        .stream()
        .findFirst()
        .map(
            r ->
                new Explanation.Volatility(
                    VOLATILITY_DAYS,
                    r.getAs("rated_days"),
                    r.getAs("ratings"),
                    r.getAs("rating_mean"),
                    r.getAs("volatility"),
                    r.getAs("raw_volatility"),
                    r.getAs("ewma_volatility"),
                    r.getAs("downside_deviation"),
                    r.getAs("max_drawdown"),
                    r.getAs("shewhart_signals"),
                    r.getAs("ewma_signals"),
                    r.getAs("cusum_signals")))
        .orElse(null);
  }

  private Explanation.Risk risk(LocalDate asOf) {
    List<Row> found = on(StoreRiskTable.SPEC, asOf).collectAsList();
    if (found.isEmpty()) {
      return null;
    }
    Row r = found.get(0);
    List<Explanation.Driver> drivers =
        on(RiskDriversTable.SPEC, asOf).collectAsList().stream()
            .map(
                d ->
                    new Explanation.Driver(
                        d.getAs("driver"),
                        d.getAs("value"),
                        d.getAs("percentile"),
                        d.getAs("weight"),
                        d.getAs("contribution")))
            .sorted(
                Comparator.comparing(
                        Explanation.Driver::contribution,
                        Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                    .thenComparing(Explanation.Driver::driver))
            .toList();
    return new Explanation.Risk(
        r.getAs("risk_index"),
        r.getAs("band"),
        r.getAs("priority"),
        r.getAs("priority_rank"),
        r.getAs("coverage"),
        drivers);
  }
}
