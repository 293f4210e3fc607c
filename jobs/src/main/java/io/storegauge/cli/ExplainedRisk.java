package io.storegauge.cli;

import static org.apache.spark.sql.functions.col;

import io.storegauge.table.RiskDriversTable;
import io.storegauge.table.StoreRiskTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoreVolatilityTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Volatility and risk index of an {@link Explanation}, from their rows in the gold tables. */
final class ExplainedRisk {
  static final int VOLATILITY_DAYS = 90;

  private ExplainedRisk() {}

  static Explanation.Volatility volatility(StoreGold store, LocalDate asOf) {
    return store
        .on(StoreVolatilityTable.SPEC, asOf)
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

  static Explanation.Risk risk(StoreGold store, LocalDate asOf) {
    List<Row> found = store.on(StoreRiskTable.SPEC, asOf).collectAsList();
    if (found.isEmpty()) {
      return null;
    }
    Row r = found.get(0);
    List<Explanation.Driver> drivers =
        store.on(RiskDriversTable.SPEC, asOf).collectAsList().stream()
            .map(
                d ->
                    new Explanation.Driver(
                        d.getAs(RiskDriversTable.DRIVER),
                        d.getAs(RiskDriversTable.INPUT),
                        d.getAs("value"),
                        d.getAs("percentile"),
                        d.getAs("weight"),
                        d.getAs(RiskDriversTable.CONTRIBUTION)))
            .sorted(
                Comparator.comparing(
                        Explanation.Driver::contribution,
                        Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                    .thenComparing(Explanation.Driver::driver)
                    .thenComparing(
                        Explanation.Driver::input, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    return new Explanation.Risk(
        r.getAs(StoreRiskTable.RISK_INDEX),
        r.getAs(StoreRiskTable.BAND),
        r.getAs(StoreRiskTable.BAND_BY),
        r.getAs(StoreScoresTable.GATE),
        r.getAs("priority"),
        r.getAs("priority_rank"),
        r.getAs("coverage"),
        drivers);
  }
}
