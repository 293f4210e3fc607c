package io.storegauge.report.data;

/**
 * A row of {@code gold.store_benchmarks}.
 *
 * @param percentile 100 is best; NaN = not ranked
 * @param top where the best tenth of the peers begins
 */
public record BenchmarkRow(
    String metric,
    double value,
    String peerGroup,
    int peers,
    double percentile,
    double median,
    double top,
    double target) {}
