package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.volatility_signals}.
 *
 * @param chart shewhart, ewma or cusum
 * @param date on which it signals
 * @param isDown whether ratings were below the mean of the window
 */
public record SignalRow(
    StoreKey store, LocalDate day, int windowDays, String chart, LocalDate date, boolean isDown) {}
