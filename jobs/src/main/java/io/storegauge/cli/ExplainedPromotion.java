package io.storegauge.cli;

import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.StoreScoresTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Gates of campaigns of an {@link Explanation}, from their rows in the gold table. */
final class ExplainedPromotion {
  private ExplainedPromotion() {}

  /** By scheme; those without such a rule are not among them. */
  static Map<String, Explanation.Promotion> byScheme(StoreGold store, LocalDate asOf) {
    Map<String, Explanation.Promotion> byScheme = new HashMap<>();
    for (Row r : store.on(PromotionGatesTable.SPEC, asOf).collectAsList()) {
      byScheme.put(
          r.getAs(StoreScoresTable.SCHEME),
          new Explanation.Promotion(
              r.getAs(PromotionGatesTable.WINDOW_DAYS),
              r.getAs(PromotionGatesTable.SCORED_DAYS),
              r.getAs(PromotionGatesTable.MEAN_SCORE),
              r.getAs(PromotionGatesTable.REQUIRED_MEAN),
              r.getAs(PromotionGatesTable.MARGIN),
              r.getAs(PromotionGatesTable.IS_OPEN),
              r.getAs(PromotionGatesTable.NEXT_SCORE_NEEDED)));
    }
    return byScheme;
  }
}
