package io.storegauge.model;

import java.util.Locale;

/**
 * Additive daily facts of a store: whole numbers, so that any window is an exact sum of days.
 *
 * <p>Each fact belongs to one cohort day. Order facts count valid orders (paid, not excluded)
 * unless said otherwise; obligations (due / met) leave out virtual orders. Without a courier's scan
 * the seller's click (shipped_at) stands in for the pickup, as an estimate. Where waybills know an
 * order it is picked up at its first scan and delivered at its last signature. Review facts leave
 * out default praise and deleted reviews and count in units of {@link #WEIGHT_UNIT}: a review of an
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
  DELIVERY_DUE(
      "orders",
      "Promise to the buyer falls due; of an order with waybills each parcel counts",
      Cohort.DUE),
  DELIVERY_MET("orders", "Of these: delivered in time, and not abnormal", Cohort.DUE),
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
  SHIPPING_NEGATIVE_WEIGHT("1/720720 reviews", "Logistics rated 2 or less", Cohort.CREATED),

  NEGATIVE_ORDERS(
      "orders", "Of the delivered: with a product rating of 2 or less", Cohort.DELIVERED),
  REVIEWABLE_ORDERS(
      "orders",
      "Of the delivered: those whose reviews count; all, or where reviews of shared orders are left"
          + " out those of one store",
      Cohort.DELIVERED),
  NEGATIVE_FEEDBACK_ORDERS(
      "orders",
      "Of these: a refund with first reason quality, or a description rating of 2 or less",
      Cohort.DELIVERED),
  QUALITY_RETURN_ORDERS(
      "orders",
      "Of the delivered: first reason quality (or mismatch, where the platform counts it)",
      Cohort.DELIVERED),
  REASONED_ORDERS("orders", "Of the paid: a return states a reason", Cohort.PAID),
  LOGISTICS_RETURN_ORDERS(
      "orders",
      "Of the paid: first reason logistics, and seller or carrier found liable for it",
      Cohort.PAID),
  DAMAGE_RETURN_ORDERS("orders", "Of the paid: first reason damage", Cohort.PAID),
  REFUNDED_ORDERS("orders", "Of the paid: refunded for another reason than no_reason", Cohort.PAID),
  REFUNDED_ORDERS_ALL("orders", "Of the paid: refunded, whatever the reason", Cohort.PAID),
  HELP_BASE_ORDERS(
      "orders",
      "Orders that the platform's help is compared with: the paid, or of these those that sought"
          + " the merchant",
      Cohort.PAID),
  HELP_EVENTS(
      "orders",
      "Of these: taken to the platform; where all paid orders count, each such case counts",
      Cohort.PAID),
  INTERVENED_ORDERS("orders", "Of the paid: the platform stepped in", Cohort.PAID),
  SELLER_LIABLE_ORDERS(
      "orders", "Of the paid: the platform stepped in and found the seller liable", Cohort.PAID),
  COMPLAINTS("complaints", "Complaints about the paid orders", Cohort.PAID),
  JUDGED_CASES("cases", "Cases of the paid orders with a liability", Cohort.PAID),
  SELLER_LIABLE_CASES("cases", "Of these: the seller's", Cohort.PAID),
  DISPUTED_ORDERS("orders", "Of the paid: with a dispute", Cohort.PAID),
  NOT_RECEIVED_DISPUTED_ORDERS(
      "orders", "Of the paid: with a dispute about logistics", Cohort.PAID),
  NOT_AS_DESCRIBED_DISPUTED_ORDERS(
      "orders", "Of the paid: with a dispute about quality, damage or mismatch", Cohort.PAID),
  VALID_ORDERED_ORDERS(
      "orders",
      "Valid orders by the day they were placed; shared ones where their reviews count",
      Cohort.ORDERED),
  DEFECT_ORDERS(
      "orders",
      "Of these: rated 2 or less, disputed, or with a case the seller is liable for",
      Cohort.ORDERED),
  ASSESSED_ORDERS(
      "orders",
      "Valid orders completed, else cancelled; shared ones where their reviews count",
      Cohort.ASSESSED),
  BAD_EXPERIENCE_ORDERS(
      "orders",
      "Of these: any rating of 3 or less, cancelled by the seller, or disputed",
      Cohort.ASSESSED),
  SHIPPING_CASES("cases", "Cases about logistics", Cohort.OPENED),
  ANSWERED_REFUNDS(
      "cases", "Completed refunds of shipped goods that the seller answered", Cohort.ANSWERED),
  ANSWER_SECONDS(
      "seconds", "Application to answer; opened 23:00–08:00 start at 08:00", Cohort.ANSWERED),
  ANSWER_MINUTES_SQUARED("minutes²", "Squares of that in whole minutes", Cohort.ANSWERED),
  COMPLETED_REFUNDS("cases", "Refunds paid back", Cohort.RESOLVED),
  REFUND_SECONDS("seconds", "Application to refund", Cohort.RESOLVED),
  REFUND_MINUTES_SQUARED("minutes²", "Squares of that in whole minutes", Cohort.RESOLVED),
  REFUNDS_OVER_24H("cases", "Of the refunds: took more than 24 h", Cohort.RESOLVED),
  SATISFACTION_WEIGHT("1/10 cases", "Rated cases; no_reason weighs 3/10", Cohort.RESOLVED),
  SATISFACTION_SUM("1/10 stars", "Weighted sum of their satisfaction", Cohort.RESOLVED),
  SATISFACTION_SQUARED("1/10 stars²", "Weighted sum of squares", Cohort.RESOLVED),
  DISPUTES_DUE("disputes", "Disputes whose 5 days to answer end", Cohort.DUE),
  DISPUTES_UNANSWERED("disputes", "Of these: not answered by then", Cohort.DUE),
  CHAT_TURNS("turns", "Turns for a person, 08:00–22:59:59 local", Cohort.CHATTED),
  CHAT_RESPONSE_SECONDS("seconds", "Time to answer them; unanswered 600 s", Cohort.CHATTED),
  CHAT_RESPONSE_SQUARED(
      "seconds²", "Turns × square of their session's mean time to answer", Cohort.CHATTED),
  CHAT_3MIN_BASE("turns", "Turns of which it is known whether within 3 min", Cohort.CHATTED),
  CHAT_3MIN_TURNS("turns", "Of these: answered within 3 min", Cohort.CHATTED),
  CHAT_RATED_SESSIONS("sessions", "Rated sessions", Cohort.CHATTED),
  CHAT_DISSATISFIED_SESSIONS("sessions", "Of these: rated 3 or less", Cohort.CHATTED),
  CHAT_RESOLUTION_BASE("sessions", "Sessions known as settled or not", Cohort.CHATTED),
  CHAT_RESOLVED_SESSIONS("sessions", "Of these: settled", Cohort.CHATTED),
  CHAT_CONVERSION_BASE(
      "sessions", "Sessions (inquiries) known to lead to an order or not", Cohort.CHATTED),
  CHAT_CONVERTED_SESSIONS("sessions", "Of these: an order followed", Cohort.CHATTED),
  VIOLATION_POINTS("1/1000 points", "Points deducted for violations", Cohort.OCCURRED),
  MISCONDUCT_ACTS("acts", "Violations of kind misconduct", Cohort.OCCURRED),
  MOCKING_ACTS("acts", "Violations of kind mocking_customers", Cohort.OCCURRED),
  REFUSED_AFTER_SALES_ACTS("acts", "Violations of kind refused_after_sales", Cohort.OCCURRED),
  MANIPULATION_ACTS("acts", "Violations of kind manipulation", Cohort.OCCURRED),
  RETURN_ADDRESS_ACTS("acts", "Violations of kind abnormal_return_address", Cohort.OCCURRED),
  REFUSED_INVOICE_ACTS("acts", "Violations of kind refused_invoice", Cohort.OCCURRED),
  FALSE_ADVERTISING_ACTS("acts", "Violations of kind false_advertising", Cohort.OCCURRED),
  FRAUDULENT_DISPATCH_ACTS("acts", "Violations of kind fraudulent_dispatch", Cohort.OCCURRED),
  BRAND_MISUSE_ACTS("acts", "Violations of kind brand_misuse", Cohort.OCCURRED),
  VISITORS("visitors", "Visitors, summed over channels; orders known", Cohort.VISITED),
  VISITOR_ORDERS("orders", "Orders the console counts for them", Cohort.VISITED),
  WAYBILLS("waybills", "Waybills known as next-day or not", Cohort.PICKED_UP),
  NEXT_DAY_WAYBILLS("waybills", "Of these: promised for the next day", Cohort.PICKED_UP),
  SNAPSHOT_PRODUCTS("products", "Products of the snapshot, listed or not", Cohort.SNAPSHOT),
  INFO_SCORED_PRODUCTS("products", "Listed products with an info score", Cohort.SNAPSHOT),
  LOW_INFO_PRODUCTS("products", "Of these: below 60", Cohort.SNAPSHOT),
  PRICE_STARRED_PRODUCTS("products", "Listed products with a price star", Cohort.SNAPSHOT),
  HIGH_PRICE_STAR_PRODUCTS("products", "Of these: 4 or more", Cohort.SNAPSHOT),
  STOCKED_PRODUCTS("products", "Listed products with a known stock", Cohort.SNAPSHOT),
  OUT_OF_STOCK_PRODUCTS("products", "Of these: none left", Cohort.SNAPSHOT),
  SNAPSHOT_AGENTS("agents", "Agents of the snapshot, known as certified or not", Cohort.SNAPSHOT),
  GOLD_AGENTS("agents", "Of these: certified", Cohort.SNAPSHOT);

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
    CREATED,
    /** Completed, else cancelled. */
    ASSESSED,
    OPENED,
    ANSWERED,
    RESOLVED,
    CHATTED,
    OCCURRED,
    VISITED,
    SNAPSHOT
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
