package io.storegauge.table;

import java.util.List;
import java.util.Optional;

/** Every table there is. */
public final class Tables {
  public static final List<TableSpec> ALL =
      List.of(
          StoresTable.SPEC,
          ProductsTable.SPEC,
          OrdersTable.SPEC,
          OrderItemsTable.SPEC,
          WaybillsTable.SPEC,
          ReviewsTable.SPEC,
          AfterSalesTable.SPEC,
          ServiceSessionsTable.SPEC,
          ServiceAgentDaysTable.SPEC,
          ServiceAgentsTable.SPEC,
          ViolationsTable.SPEC,
          TrafficTable.SPEC,
          ProductDaysTable.SPEC,
          InterventionsTable.SPEC,
          OfficialScoresTable.SPEC,
          StoreDayTable.SPEC,
          RepurchaseDayTable.SPEC,
          FrictionDayTable.SPEC,
          ProductMonthTable.SPEC,
          StoreMetricsTable.SPEC,
          StoreScoresTable.SPEC,
          ScoreComponentsTable.SPEC,
          PromotionGatesTable.SPEC,
          ScoreFidelityTable.SPEC,
          StoreFidelityTable.SPEC,
          StoreVolatilityTable.SPEC,
          VolatilitySignalsTable.SPEC,
          VolatilityChangeTable.SPEC,
          StoreBenchmarksTable.SPEC,
          RankChangesTable.SPEC,
          PlatformBenchmarksTable.SPEC,
          StoreRiskTable.SPEC,
          RiskDriversTable.SPEC,
          ReviewSentimentTable.SPEC,
          SuspectReviewsTable.SPEC,
          SuspectEffectTable.SPEC,
          AlertsTable.SPEC,
          TopicMentionsTable.SPEC,
          ReviewTopicsTable.SPEC,
          EscalationsTable.SPEC,
          EmergingPhrasesTable.SPEC,
          BottlenecksTable.SPEC,
          TrafficCapacityTable.SPEC,
          ExpectationAlignmentTable.SPEC,
          RunLogTable.SPEC,
          RunLogFilesTable.SPEC,
          QuarantineTable.SPEC);

  private Tables() {}

  /** The table of that name, such as {@code gold.store_scores}. */
  public static Optional<TableSpec> find(String qualifiedName) {
    return ALL.stream().filter(t -> t.qualifiedName().equals(qualifiedName)).findFirst();
  }
}
