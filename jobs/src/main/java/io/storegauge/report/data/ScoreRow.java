package io.storegauge.report.data;

import java.time.LocalDate;
import java.util.Map;

/**
 * A row of {@code gold.store_scores}.
 *
 * @param top highest score of the scheme
 * @param dimensions score by dimension, in reading order; those that are unknown are left out
 * @param grade null = none, likewise the gate
 * @param percentile among formal peers, 100 is best; NaN = not ranked
 */
public record ScoreRow(
    StoreKey store,
    LocalDate day,
    String scheme,
    String version,
    boolean isMain,
    boolean isFormal,
    double score,
    double top,
    Map<String, Double> dimensions,
    String grade,
    String gate,
    double percentile,
    double coverage,
    double completeness) {

  public boolean isScored() {
    return !Double.isNaN(score);
  }
}
