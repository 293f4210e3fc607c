package io.storegauge.table;

import java.util.List;
import java.util.Optional;

/** Every table there is. */
public final class Tables {
  public static final List<TableSpec> ALL =
      List.of(
          StoresTable.SPEC,
          OrdersTable.SPEC,
          ReviewsTable.SPEC,
          StoreDayTable.SPEC,
          RepurchaseDayTable.SPEC,
          StoreMetricsTable.SPEC,
          StoreScoresTable.SPEC,
          ScoreComponentsTable.SPEC,
          StoreVolatilityTable.SPEC,
          StoreBenchmarksTable.SPEC,
          StoreRiskTable.SPEC,
          RiskDriversTable.SPEC,
          RunLogTable.SPEC,
          RunLogFilesTable.SPEC,
          QuarantineTable.SPEC);

  private Tables() {}

  /** The table of that name, such as {@code gold.store_scores}. */
  public static Optional<TableSpec> find(String qualifiedName) {
    return ALL.stream().filter(t -> t.qualifiedName().equals(qualifiedName)).findFirst();
  }
}
