package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.store_risk}.
 *
 * @param band null with the index
 * @param rank 1 = first to look at on its platform; NaN = not ranked
 */
public record RiskRow(
    StoreKey store, LocalDate day, double index, String band, double coverage, double rank) {}
