package io.storegauge.report.data;

/**
 * A driver of the risk index.
 *
 * @param contribution points of the index; the contributions of a store sum to it
 * @param percentile among formal peers, 100 is worst
 */
public record DriverRow(
    StoreKey store, String driver, double value, double percentile, double contribution) {}
