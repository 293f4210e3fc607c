package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.storegauge.table.Columns;
import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import io.storegauge.table.TableSpec;
import java.util.List;
import org.apache.spark.sql.Column;

/** By what stores are put in order: a table, its figure, and the table that says why. */
enum TopBy {
  /** The riskiest first. */
  RISK(
      StoreRiskTable.SPEC,
      lit(true),
      col(StoreRiskTable.RISK_INDEX).desc(),
      List.of(
          StoreRiskTable.RISK_INDEX,
          StoreRiskTable.BAND,
          StoreRiskTable.BAND_BY,
          "coverage",
          "priority"),
      RiskDriversTable.SPEC,
      RiskDriversTable.CONTRIBUTION,
      List.of(RiskDriversTable.DRIVER, RiskDriversTable.INPUT, "value", "percentile")),
  /** Where most is at stake first; newcomers have none. */
  PRIORITY(
      StoreRiskTable.SPEC,
      lit(true),
      col("priority").desc(),
      List.of("priority", StoreRiskTable.RISK_INDEX, StoreRiskTable.BAND, "gmv_30d"),
      RiskDriversTable.SPEC,
      RiskDriversTable.CONTRIBUTION,
      List.of(RiskDriversTable.DRIVER, RiskDriversTable.INPUT, "value", "percentile")),
  /** The most unsteady over 90 days first. */
  VOLATILITY(
      StoreVolatilityTable.SPEC,
      col(StoreVolatilityTable.WINDOW_DAYS).equalTo(ExplainedRisk.VOLATILITY_DAYS),
      col(StoreVolatilityTable.VOLATILITY).desc(),
      List.of(StoreVolatilityTable.VOLATILITY, "rating_mean", "max_drawdown", "ewma_signals"),
      RiskDriversTable.SPEC,
      RiskDriversTable.CONTRIBUTION,
      List.of(RiskDriversTable.DRIVER, RiskDriversTable.INPUT, "value", "percentile")),
  /** The worst among their peers first: schemes have scales of their own. */
  SCORE(
      StoreScoresTable.SPEC,
      col(StoreScoresTable.IS_MAIN),
      col("peer_percentile").asc(),
      List.of(
          "peer_percentile",
          StoreScoresTable.SCORE,
          StoreScoresTable.TOP_SCORE,
          "grade",
          StoreScoresTable.SCHEME),
      ScoreComponentsTable.SPEC,
      "points_lost",
      List.of("indicator", "value", "points_lost"));

  private final TableSpec table;
  private final Column which;
  private final Column order;
  private final List<String> figures;
  private final TableSpec reasons;
  private final String harm;
  private final List<String> reason;

  TopBy(
      TableSpec table,
      Column which,
      Column order,
      List<String> figures,
      TableSpec reasons,
      String harm,
      List<String> reason) {
    this.table = table;
    this.which = which;
    this.order = order;
    this.figures = figures;
    this.reasons = reasons;
    this.harm = harm;
    this.reason = reason;
  }

  TableSpec table() {
    return table;
  }

  /** Rows that take part. */
  Column which() {
    return which;
  }

  /** The first to look at first. */
  Column order() {
    return order;
  }

  /** Columns that are shown; without the first one a store has no rank. */
  List<String> figures() {
    return figures;
  }

  /** Table with the reasons of a store. */
  TableSpec reasons() {
    return reasons;
  }

  /** Its column that tells the heaviest. */
  String harm() {
    return harm;
  }

  /** Columns of a reason that are shown. */
  List<String> reason() {
    return reason;
  }

  /** Columns that a store and its reasons share. */
  List<String> reasonsOf() {
    return this == SCORE
        ? List.of(Columns.PLATFORM, Columns.STORE_ID, StoreScoresTable.SCHEME)
        : List.of(Columns.PLATFORM, Columns.STORE_ID);
  }

  /** Column that names a reason: a metric, mostly. */
  String reasonName() {
    return this == SCORE ? "indicator" : RiskDriversTable.INPUT;
  }

  /** As a column is shown: a value is that of the reason, not of the store. */
  String nameOfReason(String column) {
    return column.equals("value") || column.equals("percentile")
        ? reasonName() + "_" + column
        : column;
  }
}
