package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.traffic_capacity}; loads in orders a day.
 *
 * @param status reached, not_reached or too_few_days
 * @param limit service that bends first; null = none does
 * @param headroom below 0 = usual days are too much; NaN = no bend found
 */
public record CapacityRow(
    StoreKey store,
    LocalDate day,
    String status,
    String limit,
    double usual,
    double highest,
    double capacity,
    double headroom) {}
