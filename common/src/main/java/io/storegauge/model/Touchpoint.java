package io.storegauge.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a buyer meets a store, in the order of the way: every metric speaks of one of them. Ours;
 * the middle four bear the names of the dimensions of schemes.
 */
public enum Touchpoint {
  /** What is looked at before anything is bought. */
  LISTING(
      Metric.LOW_INFO_PRODUCT_SHARE,
      Metric.HIGH_PRICE_STAR_SHARE,
      Metric.STOCKOUT_SHARE,
      Metric.CONVERSION_RATE),
  /** What comes out of the parcel. */
  PRODUCT(
      Metric.RATING_MEAN,
      Metric.PRODUCT_RATING_MEAN,
      Metric.DESCRIPTION_MEAN,
      Metric.NEGATIVE_REVIEW_RATE,
      Metric.MEDIUM_OR_BAD_REVIEW_RATE,
      Metric.POSITIVE_REVIEW_RATE,
      Metric.IMAGE_REVIEW_RATE,
      Metric.REVIEW_SCORE,
      Metric.NEGATIVE_ORDER_RATE,
      Metric.NEGATIVE_FEEDBACK_RATE,
      Metric.QUALITY_RETURN_RATE,
      Metric.NOT_AS_DESCRIBED_DISPUTE_RATE,
      Metric.BAD_EXPERIENCE_RATE,
      Metric.ORDER_DEFECT_RATE),
  /** How it comes. */
  LOGISTICS(
      Metric.LOGISTICS_MEAN,
      Metric.PICKUP_24H_RATE,
      Metric.PICKUP_48H_RATE,
      Metric.SHIP_ON_PROMISE_RATE,
      Metric.SAME_DAY_PICKUP_RATE,
      Metric.DELIVERY_SLA_RATE,
      Metric.PICKUP_HOURS_MEAN,
      Metric.DELIVERY_HOURS_MEAN,
      Metric.SHIPPING_NEGATIVE_RATE,
      Metric.SELLER_CANCEL_RATE,
      Metric.LOGISTICS_QUALITY_RETURN_RATE,
      Metric.DAMAGE_RETURN_RATE,
      Metric.NOT_RECEIVED_DISPUTE_RATE,
      Metric.NEXT_DAY_SHARE),
  /** Whoever is asked. */
  SERVICE(
      Metric.SERVICE_MEAN,
      Metric.IM_RESPONSE_SECONDS_MEAN,
      Metric.IM_3MIN_RATE,
      Metric.IM_DISSATISFIED_RATE,
      Metric.ISSUE_RESOLUTION_RATE,
      Metric.CHAT_CONVERSION_RATE,
      Metric.GOLD_AGENT_SHARE,
      Metric.GOLD_AGENT_COUNT),
  /** What happens when something is wrong. */
  AFTER_SALES(
      Metric.REFUND_RATE,
      Metric.REFUND_RATE_ALL,
      Metric.AFTERSALE_REVIEW_HOURS_MEAN,
      Metric.REFUND_HOURS_MEAN,
      Metric.REFUND_OVER_24H_RATE,
      Metric.AFTER_SALE_SCORE,
      Metric.PLATFORM_HELP_RATE,
      Metric.SELLER_LIABLE_RATE,
      Metric.COMPLAINT_RATE,
      Metric.ASSISTANCE_RATE,
      Metric.DISPUTE_UNANSWERED_5D_RATE),
  /** Whether the store keeps the platform's rules. */
  CONDUCT(
      Metric.VIOLATION_POINTS,
      Metric.MISCONDUCT_ACTS,
      Metric.MOCKING_ACTS,
      Metric.REFUSED_AFTER_SALES_ACTS,
      Metric.MANIPULATION_ACTS,
      Metric.RETURN_ADDRESS_ACTS,
      Metric.REFUSED_INVOICE_ACTS,
      Metric.FALSE_ADVERTISING_ACTS,
      Metric.FRAUDULENT_DISPATCH_ACTS,
      Metric.BRAND_MISUSE_ACTS);

  private static final Map<String, Touchpoint> BY_METRIC = byMetric();

  private final List<Metric> metrics;

  Touchpoint(Metric... metrics) {
    this.metrics = List.of(metrics);
  }

  private static Map<String, Touchpoint> byMetric() {
    Map<String, Touchpoint> byMetric = new HashMap<>();
    for (Touchpoint t : values()) {
      t.metrics.forEach(m -> byMetric.put(m.id(), t));
    }
    // Not made of facts over a window, so not in the dictionary; buyers come back for the product.
    byMetric.put("repurchase_rate", PRODUCT);
    return byMetric;
  }

  /**
   * The touchpoint a metric speaks of.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Touchpoint of(String metricId) {
    Touchpoint found = BY_METRIC.get(metricId);
    if (found == null) {
      throw new IllegalArgumentException("No touchpoint for the metric " + metricId);
    }
    return found;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
