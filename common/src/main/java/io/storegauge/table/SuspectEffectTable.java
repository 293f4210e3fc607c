package io.storegauge.table;

import io.storegauge.model.Metric;
import io.storegauge.model.Metric.Windowed;
import java.util.List;

/** {@code gold.suspect_effect}: metrics and scores with and without suspect reviews. */
public final class SuspectEffectTable {
  /** Behind a column: the same if suspect reviews did not count. */
  public static final String WITHOUT = "_without";

  public static final String SUSPECT_REVIEWS_30D = "suspect_reviews_30d";
  public static final String SUSPECT_REVIEWS_90D = "suspect_reviews_90d";
  public static final String SCORE_GAIN = "score_gain";
  public static final String GRADE = "grade";
  public static final String PEER_PERCENTILE = "peer_percentile";

  /** Metrics that reviews make and nothing else does. */
  public static final List<Windowed> METRICS =
      Metric.sampled().stream().filter(w -> isOfReviews(w.metric())).toList();

  private static final String POINTS = "scheme's points";

  public static final TableSpec SPEC = spec();

  private SuspectEffectTable() {}

  private static boolean isOfReviews(Metric metric) {
    return switch (metric) {
      case RATING_MEAN,
              PRODUCT_RATING_MEAN,
              DESCRIPTION_MEAN,
              SERVICE_MEAN,
              LOGISTICS_MEAN,
              NEGATIVE_REVIEW_RATE,
              MEDIUM_OR_BAD_REVIEW_RATE,
              POSITIVE_REVIEW_RATE,
              IMAGE_REVIEW_RATE,
              REVIEW_SCORE,
              NEGATIVE_ORDER_RATE ->
          true;
      default -> false;
    };
  }

  private static TableSpec spec() {
    TableSpec.Builder b =
        Columns.storeAsOf(
                TableSpec.of(
                    "gold",
                    "suspect_effect",
                    "Metrics and scores with and without suspect reviews; one row per store, as-of"
                        + " day (month ends and the newest day) and scheme, of stores with a suspect"
                        + " review that counts on the day"))
            .string(StoreScoresTable.SCHEME, "Scheme id, as in conf/schemes")
            .bool(StoreScoresTable.IS_MAIN, "Whether it is the platform's main scheme; never null")
            .count(
                SUSPECT_REVIEWS_30D,
                "reviews",
                "Suspect reviews published in the last 30 days; never null")
            .count(SUSPECT_REVIEWS_90D, "reviews", "Likewise in 90 days; never null")
            .decimal(StoreScoresTable.SCORE, 9, 6, POINTS, "As in store_scores; null = none")
            .decimal(
                StoreScoresTable.SCORE + WITHOUT,
                9,
                6,
                POINTS,
                "The score if no store's suspect reviews counted; null = none")
            .decimal(
                SCORE_GAIN,
                9,
                6,
                POINTS,
                "score − score_without: above 0 = suspect reviews lift it; null = one is")
            .string(GRADE, "As in store_scores; null = none")
            .string(GRADE + WITHOUT, "The grade without suspect reviews; null = none")
            .real(PEER_PERCENTILE, "0–100", "As in store_scores; null = not ranked")
            .real(PEER_PERCENTILE + WITHOUT, "0–100", "Without suspect reviews; null = not ranked");
    for (Windowed w : METRICS) {
      b.real(w.column(), w.metric().unit(), "As in store_metrics; null likewise")
          .real(
              w.column() + WITHOUT,
              w.metric().unit(),
              "Without suspect reviews; null = below the minimum denominator, or not told");
    }
    return b.month(Columns.AS_OF_MONTH, Columns.AS_OF)
        .key(Columns.PLATFORM, Columns.STORE_ID, Columns.AS_OF, StoreScoresTable.SCHEME)
        .build();
  }
}
