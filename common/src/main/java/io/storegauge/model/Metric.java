package io.storegauge.model;

import static io.storegauge.model.MetricFormula.caseStars;
import static io.storegauge.model.MetricFormula.count;
import static io.storegauge.model.MetricFormula.hours;
import static io.storegauge.model.MetricFormula.points;
import static io.storegauge.model.MetricFormula.reviews;
import static io.storegauge.model.MetricFormula.reviewsPerOrder;
import static io.storegauge.model.MetricFormula.seconds;
import static io.storegauge.model.MetricFormula.share;
import static io.storegauge.model.MetricFormula.sharePart;
import static io.storegauge.model.MetricFormula.snapshotCount;
import static io.storegauge.model.MetricFormula.snapshotShare;
import static io.storegauge.model.MetricFormula.stars;
import static io.storegauge.model.MetricFormula.times;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metric dictionary: what the facts of a store say of it, over trailing windows of platform
 * days that end at the as-of day, inclusive.
 *
 * <p>Value = numerator ÷ denominator, null below the minimum denominator. Sources of the formulas
 * are named in {@code docs/metrics.md}.
 */
public enum Metric {
  RATING_MEAN(
      stars(Fact.RATING_SUM, Fact.RATING_WEIGHT, Fact.RATING_SQUARED).up(30, 90),
      "Mean product rating"),
  PRODUCT_RATING_MEAN(
      stars(Fact.RATED_ORDERS_RATING, Fact.RATED_ORDERS, Fact.RATED_ORDERS_RATING_SQUARED).up(30),
      "Mean product rating of the orders delivered in the window"),
  DESCRIPTION_MEAN(
      stars(Fact.DESCRIPTION_SUM, Fact.DESCRIPTION_WEIGHT, Fact.DESCRIPTION_SQUARED).up(180),
      "Mean description rating"),
  SERVICE_MEAN(
      stars(Fact.SERVICE_SUM, Fact.SERVICE_WEIGHT, Fact.SERVICE_SQUARED).up(180),
      "Mean service rating"),
  LOGISTICS_MEAN(
      stars(Fact.LOGISTICS_SUM, Fact.LOGISTICS_WEIGHT, Fact.LOGISTICS_SQUARED).up(180),
      "Mean logistics rating"),
  NEGATIVE_REVIEW_RATE(
      reviews(Fact.NEGATIVE_WEIGHT, Fact.RATING_WEIGHT).down(30, 90), "Reviews rated 2 or less"),
  MEDIUM_OR_BAD_REVIEW_RATE(
      reviews(Fact.MEDIUM_OR_BAD_WEIGHT, Fact.RATING_WEIGHT).down(90), "Reviews rated 3 or less"),
  POSITIVE_REVIEW_RATE(
      reviews(Fact.POSITIVE_WEIGHT, Fact.POSITIVE_BASE_WEIGHT).up(30), "Reviews rated 4 or more"),
  IMAGE_REVIEW_RATE(reviews(Fact.IMAGE_WEIGHT, Fact.RATING_WEIGHT).up(30), "Reviews with an image"),
  /**
   * Image bonus 0.2 (ours): Σ r·(1 + 0.2·image) ÷ Σ (1 + 0.2·image), kept in whole numbers as
   * fifths.
   */
  REVIEW_SCORE(
      stars(
              List.of(times(Fact.RATING_SUM, 5), times(Fact.IMAGE_RATING_SUM, 1)),
              List.of(times(Fact.RATING_WEIGHT, 5), times(Fact.IMAGE_WEIGHT, 1)))
          .up(30),
      "Mean rating, reviews with an image weighing 1.2"),
  PICKUP_24H_RATE(
      share(Fact.PICKUP_24H_MET, Fact.PICKUP_24H_DUE).up(30),
      "Orders picked up within 24 h of payment (unscanned: by shipped_at, an estimate)"),
  PICKUP_48H_RATE(
      share(Fact.PICKUP_48H_MET, Fact.PICKUP_48H_DUE).up(30),
      "Orders picked up within 48 h of payment (unscanned: by shipped_at, an estimate)"),
  SHIP_ON_PROMISE_RATE(
      share(Fact.SHIP_PROMISE_MET, Fact.SHIP_PROMISE_DUE).up(30, 90),
      "Orders picked up by the seller's promise (unscanned: by shipped_at, an estimate)"),
  SAME_DAY_PICKUP_RATE(
      share(Fact.SAME_DAY_MET, Fact.SAME_DAY_DUE).up(30),
      "Orders picked up on the day of payment (unscanned: by shipped_at, an estimate)"),
  DELIVERY_SLA_RATE(
      share(Fact.DELIVERY_MET, Fact.DELIVERY_DUE).up(30, 90),
      "Orders delivered by the promise to the buyer"),
  PICKUP_HOURS_MEAN(
      hours(Fact.PICKUP_SECONDS, Fact.PICKUP_ORDERS, Fact.PICKUP_MINUTES_SQUARED).down(30),
      "Mean time to pickup (unscanned: to shipped_at, an estimate)"),
  DELIVERY_HOURS_MEAN(
      hours(Fact.DELIVERY_SECONDS, Fact.DELIVERED_ORDERS, Fact.DELIVERY_MINUTES_SQUARED).down(30),
      "Mean time from payment to delivery"),
  SHIPPING_NEGATIVE_RATE(
      reviewsPerOrder(
              List.of(
                  times(Fact.SHIPPING_NEGATIVE_WEIGHT, 1),
                  times(Fact.SHIPPING_CASES, (int) Fact.WEIGHT_UNIT)),
              Fact.DELIVERED_ORDERS)
          .down(30)
          .toldBy(Fact.LOGISTICS_WEIGHT, Fact.REASONED_ORDERS),
      "Logistics ratings of 2 or less and cases about it per delivered order (watched, not scored)"),
  SELLER_CANCEL_RATE(
      share(Fact.SELLER_CANCELLED_ORDERS, Fact.PAID_ORDERS).down(90),
      "Orders the seller cancelled after payment, per paid order"),
  NEGATIVE_ORDER_RATE(
      share(Fact.NEGATIVE_ORDERS, Fact.REVIEWABLE_ORDERS).down(30).toldBy(Fact.RATING_WEIGHT),
      "Delivered orders with a product rating of 2 or less (Douyin's negative rate)"),
  NEGATIVE_FEEDBACK_RATE(
      share(Fact.NEGATIVE_FEEDBACK_ORDERS, Fact.REVIEWABLE_ORDERS)
          .down(30)
          .toldBy(Fact.REASONED_ORDERS, Fact.DESCRIPTION_WEIGHT),
      "Delivered orders with a quality refund or a description rating of 2 or less"),
  QUALITY_RETURN_RATE(
      share(Fact.QUALITY_RETURN_ORDERS, Fact.DELIVERED_ORDERS)
          .down(30)
          .toldBy(Fact.REASONED_ORDERS),
      "Delivered orders whose first reason is quality (or mismatch, where it counts)"),
  LOGISTICS_QUALITY_RETURN_RATE(
      share(Fact.LOGISTICS_RETURN_ORDERS, Fact.PAID_ORDERS)
          .down(30)
          .toldBy(Fact.REASONED_ORDERS, Fact.JUDGED_CASES),
      "Paid orders whose first reason is logistics, seller or carrier liable"),
  DAMAGE_RETURN_RATE(
      share(Fact.DAMAGE_RETURN_ORDERS, Fact.PAID_ORDERS).down(30).toldBy(Fact.REASONED_ORDERS),
      "Paid orders whose first reason is damage"),
  REFUND_RATE(
      share(Fact.REFUNDED_ORDERS, Fact.PAID_ORDERS)
          .down(30)
          .toldBy(Fact.REFUNDED_ORDERS_ALL, Fact.REASONED_ORDERS),
      "Paid orders refunded for a reason other than no_reason"),
  REFUND_RATE_ALL(
      share(Fact.REFUNDED_ORDERS_ALL, Fact.PAID_ORDERS).down(30).toldBy(Fact.REFUNDED_ORDERS_ALL),
      "Paid orders refunded"),
  AFTERSALE_REVIEW_HOURS_MEAN(
      hours(Fact.ANSWER_SECONDS, Fact.ANSWERED_REFUNDS, Fact.ANSWER_MINUTES_SQUARED).down(30),
      "Mean time from application to the seller's answer, of completed refunds of shipped goods"),
  REFUND_HOURS_MEAN(
      hours(Fact.REFUND_SECONDS, Fact.COMPLETED_REFUNDS, Fact.REFUND_MINUTES_SQUARED).down(30),
      "Mean time from application to refund"),
  REFUND_OVER_24H_RATE(
      share(Fact.REFUNDS_OVER_24H, Fact.COMPLETED_REFUNDS).down(30),
      "Completed refunds that took more than 24 h"),
  /** A case without a reason weighs 3/10 (ours). */
  AFTER_SALE_SCORE(
      caseStars(Fact.SATISFACTION_SUM, Fact.SATISFACTION_WEIGHT, Fact.SATISFACTION_SQUARED).up(90),
      "Mean satisfaction with resolved cases, no_reason weighing 0.3"),
  PLATFORM_HELP_RATE(
      share(Fact.HELP_EVENTS, Fact.HELP_BASE_ORDERS).down(30).toldBy(Fact.HELP_EVENTS),
      "Taken to the platform, per order that sought the merchant or per paid order, by platform"),
  SELLER_LIABLE_RATE(
      share(Fact.SELLER_LIABLE_ORDERS, Fact.PAID_ORDERS)
          .down(30)
          .toldBy(Fact.INTERVENED_ORDERS, Fact.JUDGED_CASES),
      "Paid orders in which the platform stepped in and found the seller liable"),
  COMPLAINT_RATE(
      share(Fact.COMPLAINTS, Fact.PAID_ORDERS).down(30).toldBy(Fact.COMPLAINTS),
      "Complaints per paid order"),
  ASSISTANCE_RATE(
      sharePart(Fact.COMPLAINTS, Fact.PAID_ORDERS, Fact.SELLER_LIABLE_CASES, Fact.JUDGED_CASES)
          .down(30)
          .toldBy(Fact.COMPLAINTS, Fact.JUDGED_CASES),
      "Complaint rate × seller's share of judged cases"),
  NOT_RECEIVED_DISPUTE_RATE(
      share(Fact.NOT_RECEIVED_DISPUTED_ORDERS, Fact.PAID_ORDERS)
          .down(30, 90)
          .toldBy(Fact.DISPUTED_ORDERS),
      "Paid orders with a dispute about logistics"),
  NOT_AS_DESCRIBED_DISPUTE_RATE(
      share(Fact.NOT_AS_DESCRIBED_DISPUTED_ORDERS, Fact.PAID_ORDERS)
          .down(30, 90)
          .toldBy(Fact.DISPUTED_ORDERS),
      "Paid orders with a dispute about quality, damage or mismatch"),
  DISPUTE_UNANSWERED_5D_RATE(
      share(Fact.DISPUTES_UNANSWERED, Fact.DISPUTES_DUE).down(90),
      "Disputes the seller did not answer within 5 days"),
  BAD_EXPERIENCE_RATE(
      share(Fact.BAD_EXPERIENCE_ORDERS, Fact.ASSESSED_ORDERS)
          .down(90)
          .toldBy(Fact.RATING_WEIGHT, Fact.DISPUTED_ORDERS),
      "Assessed orders with a rating of 3 or less, a seller's cancellation or a dispute"),
  ORDER_DEFECT_RATE(
      share(Fact.DEFECT_ORDERS, Fact.VALID_ORDERED_ORDERS)
          .down(60)
          .toldBy(Fact.RATING_WEIGHT, Fact.DISPUTED_ORDERS, Fact.JUDGED_CASES),
      "Orders rated 2 or less, disputed, or with a case the seller is liable for"),
  IM_RESPONSE_SECONDS_MEAN(
      seconds(Fact.CHAT_RESPONSE_SECONDS, Fact.CHAT_TURNS, Fact.CHAT_RESPONSE_SQUARED).down(30),
      "Mean time to answer a turn, 08:00–22:59:59; unanswered 600 s"),
  IM_3MIN_RATE(
      share(Fact.CHAT_3MIN_TURNS, Fact.CHAT_3MIN_BASE).up(30), "Turns answered within 3 min"),
  IM_DISSATISFIED_RATE(
      share(Fact.CHAT_DISSATISFIED_SESSIONS, Fact.CHAT_RATED_SESSIONS).down(30),
      "Rated sessions with 3 stars or less"),
  ISSUE_RESOLUTION_RATE(
      share(Fact.CHAT_RESOLVED_SESSIONS, Fact.CHAT_RESOLUTION_BASE).up(30), "Sessions settled"),
  CHAT_CONVERSION_RATE(
      share(Fact.CHAT_CONVERTED_SESSIONS, Fact.CHAT_CONVERSION_BASE).up(30),
      "Sessions that led to an order"),
  CONVERSION_RATE(
      share(Fact.VISITOR_ORDERS, Fact.VISITORS).up(30), "Orders per visitor, over all channels"),
  NEXT_DAY_SHARE(
      share(Fact.NEXT_DAY_WAYBILLS, Fact.WAYBILLS).up(30), "Waybills promised for the next day"),

  LOW_INFO_PRODUCT_SHARE(
      snapshotShare(Fact.LOW_INFO_PRODUCTS, Fact.INFO_SCORED_PRODUCTS, Fact.SNAPSHOT_PRODUCTS)
          .down(30),
      "Listed products with an info score below 60"),
  HIGH_PRICE_STAR_SHARE(
      snapshotShare(
              Fact.HIGH_PRICE_STAR_PRODUCTS, Fact.PRICE_STARRED_PRODUCTS, Fact.SNAPSHOT_PRODUCTS)
          .up(30),
      "Listed products with 4 price stars or more"),
  STOCKOUT_SHARE(
      snapshotShare(Fact.OUT_OF_STOCK_PRODUCTS, Fact.STOCKED_PRODUCTS, Fact.SNAPSHOT_PRODUCTS)
          .down(30),
      "Listed products without stock"),
  GOLD_AGENT_SHARE(
      snapshotShare(Fact.GOLD_AGENTS, Fact.SNAPSHOT_AGENTS, Fact.SNAPSHOT_AGENTS).up(30),
      "Agents that are certified"),
  GOLD_AGENT_COUNT(
      snapshotCount(Fact.GOLD_AGENTS, "agents", Fact.SNAPSHOT_AGENTS).up(30), "Certified agents"),
  VIOLATION_POINTS(points(Fact.VIOLATION_POINTS).down(30, 90), "Points deducted for violations"),
  MISCONDUCT_ACTS(count(Fact.MISCONDUCT_ACTS, "acts").down(30), "Acts of misconduct"),
  MOCKING_ACTS(count(Fact.MOCKING_ACTS, "acts").down(30), "Acts of mocking customers"),
  REFUSED_AFTER_SALES_ACTS(
      count(Fact.REFUSED_AFTER_SALES_ACTS, "acts").down(30), "Acts of refusing after-sales"),
  MANIPULATION_ACTS(count(Fact.MANIPULATION_ACTS, "acts").down(30), "Acts of manipulation"),
  RETURN_ADDRESS_ACTS(
      count(Fact.RETURN_ADDRESS_ACTS, "acts").down(30), "Acts of abnormal return addresses"),
  REFUSED_INVOICE_ACTS(
      count(Fact.REFUSED_INVOICE_ACTS, "acts").down(30), "Acts of refusing invoices"),
  FALSE_ADVERTISING_ACTS(
      count(Fact.FALSE_ADVERTISING_ACTS, "acts").down(30), "Acts of false advertising"),
  FRAUDULENT_DISPATCH_ACTS(
      count(Fact.FRAUDULENT_DISPATCH_ACTS, "acts").down(30), "Acts of fraudulent dispatch"),
  BRAND_MISUSE_ACTS(count(Fact.BRAND_MISUSE_ACTS, "acts").down(30), "Acts of brand misuse");

  /** How the whole numbers of facts become numerator, denominator and value. */
  public enum Kind {
    /** Numerator in weighted half stars, denominator in review weight; shrunk as a mean. */
    STARS(2.0 * Fact.WEIGHT_UNIT, Fact.WEIGHT_UNIT, 4.0 * Fact.WEIGHT_UNIT),
    /** Both in review weight; shrunk as a rate. */
    REVIEW_SHARE(Fact.WEIGHT_UNIT, Fact.WEIGHT_UNIT, 0),
    /** Both whole counts; shrunk as a rate. */
    COUNT_SHARE(1, 1, 0),
    /** Numerator in review weight, denominator in orders; shrunk as a rate. */
    REVIEW_PER_ORDER(Fact.WEIGHT_UNIT, 1, 0),
    /**
     * A share of events that itself is only known in part: first term × second ÷ third, in units of
     * 1/{@link Fact#WEIGHT_UNIT}, over the base; shrunk as a rate. No evidence without the third.
     */
    SHARE_OF_SHARE(Fact.WEIGHT_UNIT, 1, 0),
    /** Numerator in seconds, denominator a count; squares in minutes²; shrunk as a mean. */
    HOURS(3600, 1, 3600),
    /** Numerator in seconds, denominator a count; shrunk as a mean. */
    SECONDS(1, 1, 1),
    /** Numerator in tenths of stars, denominator in tenths of cases; shrunk as a mean. */
    CASE_STARS(10, 10, 10),
    /**
     * Share as of the newest snapshot in the window: all there is, so no minimum, nothing shrunk.
     */
    SNAPSHOT_SHARE(1, 1, 0),
    /** Count as of the newest snapshot in the window. */
    SNAPSHOT_COUNT(1, 1, 0),
    /** Sum over the window. */
    COUNT(1, 1, 0),
    /** Sum over the window of thousandths. */
    POINTS(1000, 1, 0);

    private final double numeratorUnit;
    private final double denominatorUnit;
    private final double squaresUnit;

    Kind(double numeratorUnit, double denominatorUnit, double squaresUnit) {
      this.numeratorUnit = numeratorUnit;
      this.denominatorUnit = denominatorUnit;
      this.squaresUnit = squaresUnit;
    }

    /** Whether a value is drawn to the peers as a mean, with a variance of its own. */
    public boolean isMean() {
      return squaresUnit > 0;
    }

    /** Whether the value is a sample of what a store is like, and so drawn to its peers. */
    public boolean isSampled() {
      return this != SNAPSHOT_SHARE && !isCount();
    }

    /** Whether there is no denominator. */
    public boolean isCount() {
      return this == SNAPSHOT_COUNT || this == COUNT || this == POINTS;
    }

    /** Whether the newest snapshot speaks, not the sum of the window. */
    public boolean isSnapshot() {
      return this == SNAPSHOT_SHARE || this == SNAPSHOT_COUNT;
    }

    /** Divides a whole-number sum of squares into squares of the value's unit; 0 = keeps none. */
    public double squaresUnit() {
      return squaresUnit;
    }
  }

  /** A fact and its whole-number factor. */
  public record Term(Fact fact, int factor) {}

  /** A metric over one of its windows: a group of columns in {@code gold.store_metrics}. */
  public record Windowed(Metric metric, int windowDays) {
    /**
     * Column of the value; {@code _num}, {@code _den} and {@code _shrunk} are appended for the
     * others.
     */
    public String column() {
      return metric.id() + "_" + windowDays + "d";
    }
  }

  private final MetricFormula formula;
  private final String comment;

  Metric(MetricFormula formula, String comment) {
    this.formula = formula;
    this.comment = comment;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return formula.kind();
  }

  public String unit() {
    return formula.unit();
  }

  public boolean higherIsBetter() {
    return formula.higherIsBetter();
  }

  public List<Integer> windows() {
    return formula.windows();
  }

  public List<Term> numerator() {
    return formula.numerator();
  }

  /** Empty where the metric is a count. */
  public List<Term> denominator() {
    return formula.denominator();
  }

  /**
   * Sum of squares that gives the within-store variance of a mean; null where shrinkage needs none.
   */
  public Fact squares() {
    return formula.squares();
  }

  /** Fact that every snapshot has whose newest one speaks; null where days are summed up. */
  public Fact snapshot() {
    return formula.snapshot();
  }

  /**
   * Facts of which each must have happened at some store of the platform in the longest window up
   * to an as-of day; else nobody there tells of them, and the metric is null. Empty = its own
   * denominator says what is known.
   */
  public List<Fact> evidence() {
    return formula.evidence();
  }

  public String comment() {
    return comment;
  }

  /**
   * Divides a whole-number numerator into the numerator's own unit (stars, hours, reviews, orders).
   */
  public double numeratorUnit() {
    return kind().numeratorUnit * factorUnit();
  }

  /** Divides a whole-number denominator into reviews, orders, cases and so on. */
  public double denominatorUnit() {
    return kind().denominatorUnit * factorUnit();
  }

  private int factorUnit() {
    return kind() == Kind.STARS ? denominator().get(0).factor() : 1;
  }

  /**
   * Whether days can be left out of its windows: it is a sample, of which fewer days are a smaller
   * one. Counts and snapshots are all there is to know.
   */
  public boolean canLeaveOutDays() {
    return kind().isSampled();
  }

  /** Every metric over each of its windows: the sampled ones first, each in the order above. */
  public static List<Windowed> windowed() {
    return Stream.concat(sampled().stream(), unsampled().stream()).toList();
  }

  /** Those that are drawn to the peers, in the order of the columns. */
  public static List<Windowed> sampled() {
    return windowed(true);
  }

  /** Counts and snapshots, in the order of the columns. */
  public static List<Windowed> unsampled() {
    return windowed(false);
  }

  private static List<Windowed> windowed(boolean sampled) {
    return Stream.of(values())
        .filter(m -> m.kind().isSampled() == sampled)
        .flatMap(m -> m.windows().stream().map(w -> new Windowed(m, w)))
        .toList();
  }

  /** The windowed metric of a column, if it is one of these. */
  public static Optional<Windowed> ofColumn(String column) {
    return windowed().stream().filter(w -> w.column().equals(column)).findFirst();
  }

  /**
   * Finds a windowed metric by id and window.
   *
   * @throws IllegalArgumentException if there is none, naming the windows there are
   */
  public static Windowed windowed(String id, int windowDays) {
    for (Windowed w : windowed()) {
      if (w.metric().id().equals(id) && w.windowDays() == windowDays) {
        return w;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            "No metric %s over %d days; there are: %s",
            id, windowDays, windowed().stream().map(Windowed::column).sorted().toList()));
  }
}
