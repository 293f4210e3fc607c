package io.storegauge.scheme;

import io.storegauge.stats.WeightedSum;

/**
 * A score and what made it.
 *
 * @param points of each indicator, 0–100; NaN = unknown
 * @param dimensions points by {@link Dimension}; NaN = no indicator known
 * @param total contributions, their sum and the coverage
 */
public record Score(double[] points, double[] dimensions, WeightedSum total) {}
