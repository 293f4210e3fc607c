package io.storegauge.report.data;

/**
 * A row of {@code gold.promotion_gates} that knows whether its gate is open.
 *
 * @param mean of the scores of so many days
 */
public record PromotionRow(String scheme, boolean isOpen, int days, double mean, double required) {}
