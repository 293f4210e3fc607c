package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.store_volatility}; figures in stars.
 *
 * @param ewmaSignals days on which the chart signals; NaN = too little evidence, likewise the
 *     others
 */
public record VolatilityRow(
    StoreKey store,
    LocalDate day,
    int windowDays,
    int ratedDays,
    double ratings,
    double mean,
    double volatility,
    double withinDay,
    double drawdown,
    double shewhartSignals,
    double ewmaSignals,
    double cusumSignals) {}
