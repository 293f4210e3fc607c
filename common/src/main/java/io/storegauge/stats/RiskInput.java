package io.storegauge.stats;

import io.storegauge.model.Metric;
import io.storegauge.table.StoreMetricsTable;

/**
 * What a driver looks at. The inputs of one driver that are known share its weight equally (ours).
 *
 * <p>Metrics enter as their shrunken value. Penalty points have none: all of them are known, there
 * is no sample to be drawn to the peers.
 */
public enum RiskInput {
  SHIP_ON_PROMISE(RiskDriver.LOGISTICS, Metric.SHIP_ON_PROMISE_RATE, 30),
  DELIVERY_SLA(RiskDriver.LOGISTICS, Metric.DELIVERY_SLA_RATE, 30),
  LOGISTICS_RETURNS(RiskDriver.LOGISTICS, Metric.LOGISTICS_QUALITY_RETURN_RATE, 30),
  DAMAGE_RETURNS(RiskDriver.LOGISTICS, Metric.DAMAGE_RETURN_RATE, 30),
  NEGATIVE_REVIEWS(RiskDriver.QUALITY, Metric.NEGATIVE_REVIEW_RATE, 30),
  QUALITY_RETURNS(RiskDriver.QUALITY, Metric.QUALITY_RETURN_RATE, 30),
  REFUNDS(RiskDriver.QUALITY, Metric.REFUND_RATE, 30),
  CHAT_SECONDS(RiskDriver.RESPONSE, Metric.IM_RESPONSE_SECONDS_MEAN, 30),
  CHAT_3MIN(RiskDriver.RESPONSE, Metric.IM_3MIN_RATE, 30),
  REFUND_ANSWERS(RiskDriver.RESPONSE, Metric.AFTERSALE_REVIEW_HOURS_MEAN, 30),
  DISPUTES_UNANSWERED(RiskDriver.RESPONSE, Metric.DISPUTE_UNANSWERED_5D_RATE, 90),
  COMPLAINTS(RiskDriver.COMPLAINT, Metric.COMPLAINT_RATE, 30),
  PLATFORM_HELP(RiskDriver.COMPLAINT, Metric.PLATFORM_HELP_RATE, 30),
  SELLER_LIABLE(RiskDriver.COMPLAINT, Metric.SELLER_LIABLE_RATE, 30),
  PENALTIES(RiskDriver.COMPLAINT, Metric.VIOLATION_POINTS, 90),
  /** Mean rating of 90 days less that of 30, stars. */
  RATING_FALL(RiskDriver.RATING_TREND, "rating_fall"),
  /** Noise-corrected volatility of 90 days, stars. */
  UNSTEADINESS(RiskDriver.VOLATILITY, "volatility_90d");

  private final RiskDriver driver;
  private final String id;
  private final Metric.Windowed metric;

  RiskInput(RiskDriver driver, Metric metric, int windowDays) {
    this.driver = driver;
    this.metric = Metric.windowed(metric.id(), windowDays);
    this.id = this.metric.column();
  }

  RiskInput(RiskDriver driver, String id) {
    this.driver = driver;
    this.id = id;
    this.metric = null;
  }

  public RiskDriver driver() {
    return driver;
  }

  /** As in {@code gold.risk_drivers}: the metric's column, where it is one. */
  public String id() {
    return id;
  }

  /** Whether it is a metric rather than worked out of several values. */
  boolean isMetric() {
    return metric != null;
  }

  /** Column of {@code gold.store_metrics} that a metric is read from. */
  String column() {
    return metric.metric().kind().isSampled() ? id + StoreMetricsTable.SHRUNK : id;
  }

  /** Whether it is a count, which says 0 also where nobody counts. */
  boolean isCount() {
    return metric != null && metric.metric().kind().isCount();
  }

  /** Whether more of it is worse. */
  boolean highIsWorse() {
    return metric == null || !metric.metric().higherIsBetter();
  }
}
