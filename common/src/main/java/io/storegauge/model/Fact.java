package io.storegauge.model;

import java.util.Locale;

/**
 * Additive daily facts of a store: whole numbers, so that any window is an exact sum of days.
 *
 * <p>Each fact belongs to one cohort day. Order facts count valid orders (paid, not excluded)
 * unless said otherwise; obligations (due / met) leave out virtual orders. Without a courier's scan
 * the seller's click (shipped_at) stands in for the pickup, as an estimate. Review facts leave out
 * default praise and deleted reviews and count in units of {@link #WEIGHT_UNIT}: a review of an
 * order that k stores share weighs 1/k at each.
 */
public enum Fact {
  ORDERED_ORDERS("orders", "Orders placed, paid or not", Cohort.ORDERED),
  PAID_ORDERS("orders", "Valid orders paid", Cohort.PAID),
  GMV_CENTS("1/100 currency", "Amount of valid orders paid", Cohort.PAID),
  SETTLED_ORDERS("orders", "Of the paid: delivered, completed or cancelled by now", Cohort.PAID),
  PICKUP_24H_DUE(
      "orders", "Pickup within 24 h of payment (presale: by its promise) falls due", Cohort.DUE),
  PICKUP_24H_MET("orders", "Of these: picked up in time; unscanned: by shipped_at", Cohort.DUE),
  PICKUP_48H_DUE(
      "orders", "Pickup within 48 h of payment (presale: by its promise) falls due", Cohort.DUE),
  PICKUP_48H_MET("orders", "Of these: picked up in time; unscanned: by shipped_at", Cohort.DUE),
  SHIP_PROMISE_DUE("orders", "Seller's promise to ship falls due", Cohort.DUE),
  SHIP_PROMISE_MET("orders", "Of these: picked up in time; unscanned: by shipped_at", Cohort.DUE),
  SAME_DAY_DUE("orders", "Pickup on the day of payment falls due (not presale)", Cohort.DUE),
  SAME_DAY_MET("orders", "Of these: picked up on that day; unscanned: by shipped_at", Cohort.DUE),
  DELIVERY_DUE("orders", "Promise to the buyer falls due", Cohort.DUE),
  DELIVERY_MET("orders", "Of these: delivered in time", Cohort.DUE),
  PICKUP_ORDERS(
      "orders",
      "Orders picked up with a known pickup clock; unscanned: by shipped_at",
      Cohort.PICKED_UP),
  PICKUP_SECONDS("seconds", "Pickup time; payments 18:00–06:00 start at 06:00", Cohort.PICKED_UP),
  PICKUP_MINUTES_SQUARED(
      "minutes²", "Squares of the pickup time in whole minutes", Cohort.PICKED_UP),
  DELIVERED_ORDERS("orders", "Valid orders delivered", Cohort.DELIVERED),
  DELIVERY_SECONDS("seconds", "Payment to delivery", Cohort.DELIVERED),
  DELIVERY_MINUTES_SQUARED("minutes²", "Squares of that in whole minutes", Cohort.DELIVERED),
  RATED_ORDERS("1/720720 orders", "Of the delivered: with a product rating", Cohort.DELIVERED),
  RATED_ORDERS_RATING("1/720720 half stars", "Sum of their product ratings", Cohort.DELIVERED),
  RATED_ORDERS_RATING_SQUARED("1/720720 half stars²", "Sum of their squares", Cohort.DELIVERED),
  SELLER_CANCELLED_ORDERS("orders", "Paid orders the seller has cancelled", Cohort.PAID),
  REVIEWS("reviews", "Reviews, each counted once whatever its weight", Cohort.CREATED),
  RATING_WEIGHT("1/720720 reviews", "Weight of the reviews", Cohort.CREATED),
  RATING_SUM("1/720720 half stars", "Weighted sum of ratings", Cohort.CREATED),
  RATING_SQUARED("1/720720 half stars²", "Weighted sum of squared ratings", Cohort.CREATED),
  NEGATIVE_WEIGHT("1/720720 reviews", "Rated 2 or less", Cohort.CREATED),
  MEDIUM_OR_BAD_WEIGHT("1/720720 reviews", "Rated 3 or less", Cohort.CREATED),
  POSITIVE_BASE_WEIGHT(
      "1/720720 reviews",
      "Ratings that the positive rate looks at: product ratings, or description ratings where the"
          + " platform counts those",
      Cohort.CREATED),
  POSITIVE_WEIGHT("1/720720 reviews", "Of these: rated 4 or more", Cohort.CREATED),
  IMAGE_WEIGHT("1/720720 reviews", "Reviews with an image", Cohort.CREATED),
  IMAGE_RATING_SUM("1/720720 half stars", "Weighted sum of their ratings", Cohort.CREATED),
  DESCRIPTION_WEIGHT("1/720720 reviews", "Description ratings that count", Cohort.CREATED),
  DESCRIPTION_SUM("1/720720 half stars", "Their weighted sum", Cohort.CREATED),
  DESCRIPTION_SQUARED("1/720720 half stars²", "Their weighted sum of squares", Cohort.CREATED),
  SERVICE_WEIGHT("1/720720 reviews", "Service ratings that count", Cohort.CREATED),
  SERVICE_SUM("1/720720 half stars", "Their weighted sum", Cohort.CREATED),
  SERVICE_SQUARED("1/720720 half stars²", "Their weighted sum of squares", Cohort.CREATED),
  LOGISTICS_WEIGHT("1/720720 reviews", "Logistics ratings that count", Cohort.CREATED),
  LOGISTICS_SUM("1/720720 half stars", "Their weighted sum", Cohort.CREATED),
  LOGISTICS_SQUARED("1/720720 half stars²", "Their weighted sum of squares", Cohort.CREATED),
  SHIPPING_NEGATIVE_WEIGHT("1/720720 reviews", "Logistics rated 2 or less", Cohort.CREATED);

  /**
   * Units in one whole review. 720720 is divisible by every k up to 16, so 1/k of a review is a
   * whole number and sums stay exact in any order; for a larger k the share is rounded to the
   * nearest unit.
   */
  public static final long WEIGHT_UNIT = 720_720L;

  /** Which platform day a fact belongs to. */
  public enum Cohort {
    ORDERED,
    PAID,
    DUE,
    PICKED_UP,
    DELIVERED,
    CREATED
  }

  private final String unit;
  private final String comment;
  private final Cohort cohort;

  Fact(String unit, String comment, Cohort cohort) {
    this.unit = unit;
    this.comment = comment;
    this.cohort = cohort;
  }

  /** Column name in {@code facts.store_day}. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String unit() {
    return unit;
  }

  public String comment() {
    return comment;
  }

  public Cohort cohort() {
    return cohort;
  }

  /** Weight of a review of an order that {@code stores} stores share. */
  public static long reviewWeight(int stores) {
    return stores <= 1 ? WEIGHT_UNIT : Math.round((double) WEIGHT_UNIT / stores);
  }
}
