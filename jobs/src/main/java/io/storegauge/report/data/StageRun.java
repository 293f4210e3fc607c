package io.storegauge.report.data;

import java.time.Instant;

/**
 * A row of {@code gold.run_log}.
 *
 * @param days that were computed anew; null = all
 */
public record StageRun(
    String run,
    String stage,
    String status,
    Instant started,
    double seconds,
    long rows,
    Long days) {}
