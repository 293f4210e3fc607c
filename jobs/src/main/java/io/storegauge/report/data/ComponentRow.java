package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.score_components}.
 *
 * @param metric column of gold.store_metrics
 * @param weight share 0–1; 0 = left out
 * @param lost points the indicator costs the score
 */
public record ComponentRow(
    StoreKey store,
    LocalDate day,
    String scheme,
    String indicator,
    String metric,
    String dimension,
    double value,
    double points,
    double weight,
    double contribution,
    double percentile,
    double median,
    double lost) {

  public boolean isKnown() {
    return weight > 0;
  }
}
