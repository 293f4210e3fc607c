package io.storegauge.cli;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.table.Columns;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.StoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.SparkSuite;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A lake with two stores and two as-of days, written by hand. Store douyin/S1 on 2025-06-30: rating
 * mean 4.5 gives 80 points of weight 0.6 = 48, pickup 0.9 gives 70 points of weight 0.4 = 28, score
 * 76; lost are 0.6 × 20 = 12 and 0.4 × 30 = 12.
 */
final class SmallLake {
  static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  /** A day of which S1 has its volatility and nothing else. */
  static final LocalDate UNSCORED = LocalDate.of(2025, 6, 10);

  private SmallLake() {}

  static String at(Path folder) {
    Lake lake = Lake.open(SparkSuite.spark(), folder.resolve("lake").toString());
    write(
        lake,
        StoresTable.SPEC,
        row("store_id", "S1", "store_name", "花漾旗舰店", "category", "beauty"),
        row("store_id", "S2", "store_name", "Kaufladen", "category", "beauty"));
    write(
        lake,
        StoreScoresTable.SPEC,
        score("S1", "76.000000"),
        score("S2", "91.500000"),
        earlier(score("S1", "75.000000")));
    write(
        lake,
        ScoreComponentsTable.SPEC,
        component("S1", "rating_mean_30d", "product", 4.5, 80.0, 0.6, "48", "12", 4.7, 25.0),
        component(
            "S1", "pickup_24h_rate_30d", "logistics", 0.9, 70.0, 0.4, "28", "12", 0.95, 10.0));
    Map<String, Object> volatility =
        row(
            "store_id",
            "S1",
            "window_days",
            90,
            "rated_days",
            88,
            "ratings",
            1204.0,
            "rating_mean",
            4.512,
            "volatility",
            0.2134,
            "raw_volatility",
            0.3011,
            "ewma_volatility",
            0.22,
            "downside_deviation",
            0.4,
            "max_drawdown",
            0.451,
            "shewhart_signals",
            2,
            "ewma_signals",
            3,
            "cusum_signals",
            1);
    Map<String, Object> unscored = new TreeMap<>(volatility);
    unscored.put("as_of", Date.valueOf(UNSCORED));
    write(lake, StoreVolatilityTable.SPEC, volatility, unscored);
    write(
        lake,
        StoreRiskTable.SPEC,
        row(
            "store_id",
            "S1",
            "risk_index",
            new BigDecimal("62.500000"),
            "band",
            "high",
            "coverage",
            0.4,
            "gmv_30d",
            new BigDecimal("1000.00"),
            "priority",
            31.25,
            "priority_rank",
            1));
    write(
        lake,
        RiskDriversTable.SPEC,
        driver("S1", "volatility", "volatility_90d", 0.2134, 50.0, 0.25, "12.5"),
        driver("S1", "logistics", "ship_on_promise_rate_30d", 0.9, 66.7, 0.75, "50"));
    return lake.root();
  }

  static Map<String, Object> score(String store, String score) {
    return row(
        "store_id",
        store,
        "scheme",
        "generic-composite",
        "scheme_version",
        "v1",
        "stage",
        "formal",
        "score",
        new BigDecimal(score),
        "score_before_gate",
        new BigDecimal(score),
        "product_score",
        80.0,
        "logistics_score",
        70.0,
        "is_main",
        true,
        "top_score",
        100.0,
        "bonus",
        new BigDecimal("0.000000"),
        "deduction",
        new BigDecimal("0.000000"),
        "coverage",
        0.85);
  }

  private static Map<String, Object> earlier(Map<String, Object> row) {
    row.put("as_of", Date.valueOf(DAY.minusDays(1)));
    return row;
  }

  static Map<String, Object> component(
      String store,
      String indicator,
      String dimension,
      double value,
      double points,
      double weight,
      String contribution,
      String lost,
      double median,
      double percentile) {
    return row(
        "store_id",
        store,
        "scheme",
        "generic-composite",
        "indicator",
        indicator,
        "dimension",
        dimension,
        "value",
        value,
        "points",
        points,
        "weight",
        weight,
        "contribution",
        new BigDecimal(contribution),
        "points_lost",
        new BigDecimal(lost),
        "peer_median",
        median,
        "peer_percentile",
        percentile);
  }

  private static Map<String, Object> driver(
      String store,
      String driver,
      String input,
      Double value,
      Double percentile,
      double weight,
      String gives) {
    return row(
        "store_id",
        store,
        "driver",
        driver,
        "input",
        input,
        "value",
        value,
        "percentile",
        percentile,
        "weight",
        weight,
        "contribution",
        new BigDecimal(gives));
  }

  static Map<String, Object> row(Object... namesAndValues) {
    Map<String, Object> row = new TreeMap<>();
    row.put("platform", "douyin");
    row.put("as_of", Date.valueOf(DAY));
    row.put("as_of_month", Date.valueOf(DAY.withDayOfMonth(1)));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }

  @SafeVarargs
  static void write(Lake lake, TableSpec table, Map<String, Object>... rows) {
    List<Row> all = new ArrayList<>();
    for (Map<String, Object> r : rows) {
      all.add(RowFactory.create(table.columnNames().stream().map(r::get).toArray()));
    }
    DaySet days = DaySet.between(DAY.minusDays(1), DAY.plusDays(1));
    boolean gold = table.columnNames().contains(Columns.AS_OF);
    lake.replaceAll(
        table,
        SparkSuite.spark().createDataFrame(all, table.schema()),
        new CommitNote("r1", "", Map.of(), gold ? Map.of(CommitNote.COVERED, days) : Map.of()));
  }
}
