package io.storegauge.report.data;

import java.time.LocalDate;

/**
 * A row of {@code gold.platform_benchmarks}: a brand at one touchpoint of one platform.
 *
 * @param percentile among its peers there, 100 is best
 * @param weakest metric with the lowest percentile
 * @param gap to the brand's best platform at this touchpoint, at most 0; NaN = one platform
 */
public record TouchpointRow(
    String brand,
    LocalDate day,
    String platform,
    String touchpoint,
    long stores,
    double percentile,
    String weakest,
    double gap) {}
