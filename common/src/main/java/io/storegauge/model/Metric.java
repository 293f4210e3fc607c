package io.storegauge.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The metric dictionary: what orders and reviews can tell of a store, over trailing windows of
 * platform days that end at the as-of day, inclusive.
 *
 * <p>Value = numerator ÷ denominator, null below the minimum denominator. Sources of the formulas
 * are named in {@code docs/metrics.md}.
 */
public enum Metric {
  RATING_MEAN(
      Kind.STARS,
      "stars",
      true,
      List.of(30, 90),
      t(Fact.RATING_SUM),
      t(Fact.RATING_WEIGHT),
      Fact.RATING_SQUARED,
      "Mean product rating"),
  PRODUCT_RATING_MEAN(
      Kind.STARS,
      "stars",
      true,
      List.of(30),
      t(Fact.RATED_ORDERS_RATING),
      t(Fact.RATED_ORDERS),
      Fact.RATED_ORDERS_RATING_SQUARED,
      "Mean product rating of the orders delivered in the window"),
  DESCRIPTION_MEAN(
      Kind.STARS,
      "stars",
      true,
      List.of(180),
      t(Fact.DESCRIPTION_SUM),
      t(Fact.DESCRIPTION_WEIGHT),
      Fact.DESCRIPTION_SQUARED,
      "Mean description rating"),
  SERVICE_MEAN(
      Kind.STARS,
      "stars",
      true,
      List.of(180),
      t(Fact.SERVICE_SUM),
      t(Fact.SERVICE_WEIGHT),
      Fact.SERVICE_SQUARED,
      "Mean service rating"),
  LOGISTICS_MEAN(
      Kind.STARS,
      "stars",
      true,
      List.of(180),
      t(Fact.LOGISTICS_SUM),
      t(Fact.LOGISTICS_WEIGHT),
      Fact.LOGISTICS_SQUARED,
      "Mean logistics rating"),
  NEGATIVE_REVIEW_RATE(
      Kind.REVIEW_SHARE,
      "share 0–1",
      false,
      List.of(30, 90),
      t(Fact.NEGATIVE_WEIGHT),
      t(Fact.RATING_WEIGHT),
      null,
      "Reviews rated 2 or less"),
  MEDIUM_OR_BAD_REVIEW_RATE(
      Kind.REVIEW_SHARE,
      "share 0–1",
      false,
      List.of(90),
      t(Fact.MEDIUM_OR_BAD_WEIGHT),
      t(Fact.RATING_WEIGHT),
      null,
      "Reviews rated 3 or less"),
  POSITIVE_REVIEW_RATE(
      Kind.REVIEW_SHARE,
      "share 0–1",
      true,
      List.of(30),
      t(Fact.POSITIVE_WEIGHT),
      t(Fact.POSITIVE_BASE_WEIGHT),
      null,
      "Reviews rated 4 or more"),
  IMAGE_REVIEW_RATE(
      Kind.REVIEW_SHARE,
      "share 0–1",
      true,
      List.of(30),
      t(Fact.IMAGE_WEIGHT),
      t(Fact.RATING_WEIGHT),
      null,
      "Reviews with an image"),
  /**
   * Image bonus 0.2 (ours): Σ r·(1 + 0.2·image) ÷ Σ (1 + 0.2·image), kept in whole numbers as
   * fifths.
   */
  REVIEW_SCORE(
      Kind.STARS,
      "stars",
      true,
      List.of(30),
      List.of(new Term(Fact.RATING_SUM, 5), new Term(Fact.IMAGE_RATING_SUM, 1)),
      List.of(new Term(Fact.RATING_WEIGHT, 5), new Term(Fact.IMAGE_WEIGHT, 1)),
      null,
      "Mean rating, reviews with an image weighing 1.2"),
  PICKUP_24H_RATE(
      Kind.ORDER_SHARE,
      "share 0–1",
      true,
      List.of(30),
      t(Fact.PICKUP_24H_MET),
      t(Fact.PICKUP_24H_DUE),
      null,
      "Orders picked up within 24 h of payment (unscanned: by shipped_at, an estimate)"),
  PICKUP_48H_RATE(
      Kind.ORDER_SHARE,
      "share 0–1",
      true,
      List.of(30),
      t(Fact.PICKUP_48H_MET),
      t(Fact.PICKUP_48H_DUE),
      null,
      "Orders picked up within 48 h of payment (unscanned: by shipped_at, an estimate)"),
  SHIP_ON_PROMISE_RATE(
      Kind.ORDER_SHARE,
      "share 0–1",
      true,
      List.of(30, 90),
      t(Fact.SHIP_PROMISE_MET),
      t(Fact.SHIP_PROMISE_DUE),
      null,
      "Orders picked up by the seller's promise (unscanned: by shipped_at, an estimate)"),
  SAME_DAY_PICKUP_RATE(
      Kind.ORDER_SHARE,
      "share 0–1",
      true,
      List.of(30),
      t(Fact.SAME_DAY_MET),
      t(Fact.SAME_DAY_DUE),
      null,
      "Orders picked up on the day of payment (unscanned: by shipped_at, an estimate)"),
  DELIVERY_SLA_RATE(
      Kind.ORDER_SHARE,
      "share 0–1",
      true,
      List.of(30, 90),
      t(Fact.DELIVERY_MET),
      t(Fact.DELIVERY_DUE),
      null,
      "Orders delivered by the promise to the buyer"),
  PICKUP_HOURS_MEAN(
      Kind.HOURS,
      "hours",
      false,
      List.of(30),
      t(Fact.PICKUP_SECONDS),
      t(Fact.PICKUP_ORDERS),
      Fact.PICKUP_MINUTES_SQUARED,
      "Mean time to pickup (unscanned: to shipped_at, an estimate)"),
  DELIVERY_HOURS_MEAN(
      Kind.HOURS,
      "hours",
      false,
      List.of(30),
      t(Fact.DELIVERY_SECONDS),
      t(Fact.DELIVERED_ORDERS),
      Fact.DELIVERY_MINUTES_SQUARED,
      "Mean time from payment to delivery"),
  SHIPPING_NEGATIVE_RATE(
      Kind.REVIEW_PER_ORDER,
      "share 0–1",
      false,
      List.of(30),
      t(Fact.SHIPPING_NEGATIVE_WEIGHT),
      t(Fact.DELIVERED_ORDERS),
      null,
      "Logistics ratings of 2 or less per delivered order (watched, not scored)"),
  SELLER_CANCEL_RATE(
      Kind.ORDER_SHARE,
      "share 0–1",
      false,
      List.of(90),
      t(Fact.SELLER_CANCELLED_ORDERS),
      t(Fact.PAID_ORDERS),
      null,
      "Orders the seller cancelled after payment, per paid order");

  /** How the whole numbers of facts become numerator, denominator and value. */
  public enum Kind {
    /** Numerator in weighted half stars, denominator in review weight; shrunk as a mean. */
    STARS,
    /** Both in review weight; shrunk as a rate. */
    REVIEW_SHARE,
    /** Both in orders; shrunk as a rate. */
    ORDER_SHARE,
    /** Numerator in review weight, denominator in orders; shrunk as a rate. */
    REVIEW_PER_ORDER,
    /** Numerator in seconds, denominator in orders; shrunk as a mean. */
    HOURS
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

  private final Kind kind;
  private final String unit;
  private final boolean higherIsBetter;
  private final List<Integer> windows;
  private final List<Term> numerator;
  private final List<Term> denominator;
  private final Fact squares;
  private final String comment;

  Metric(
      Kind kind,
      String unit,
      boolean higherIsBetter,
      List<Integer> windows,
      List<Term> numerator,
      List<Term> denominator,
      Fact squares,
      String comment) {
    this.kind = kind;
    this.unit = unit;
    this.higherIsBetter = higherIsBetter;
    this.windows = windows;
    this.numerator = numerator;
    this.denominator = denominator;
    this.squares = squares;
    this.comment = comment;
  }

  private static List<Term> t(Fact fact) {
    return List.of(new Term(fact, 1));
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return kind;
  }

  public String unit() {
    return unit;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  public List<Integer> windows() {
    return windows;
  }

  public List<Term> numerator() {
    return numerator;
  }

  public List<Term> denominator() {
    return denominator;
  }

  /**
   * Sum of squares that gives the within-store variance of a mean; null where shrinkage needs none.
   */
  public Fact squares() {
    return squares;
  }

  public String comment() {
    return comment;
  }

  /**
   * Divides a whole-number numerator into the numerator's own unit (stars, hours, reviews, orders).
   */
  public double numeratorUnit() {
    return switch (kind) {
      case STARS -> 2.0 * Fact.WEIGHT_UNIT * factorUnit();
      case REVIEW_SHARE, REVIEW_PER_ORDER -> Fact.WEIGHT_UNIT;
      case ORDER_SHARE -> 1.0;
      case HOURS -> 3600.0;
    };
  }

  /** Divides a whole-number denominator into reviews or orders. */
  public double denominatorUnit() {
    return switch (kind) {
      case STARS -> (double) Fact.WEIGHT_UNIT * factorUnit();
      case REVIEW_SHARE -> Fact.WEIGHT_UNIT;
      case ORDER_SHARE, HOURS, REVIEW_PER_ORDER -> 1.0;
    };
  }

  private int factorUnit() {
    return denominator.get(0).factor();
  }

  /** Every metric over each of its windows, in the order of the columns. */
  public static List<Windowed> windowed() {
    List<Windowed> all = new ArrayList<>();
    for (Metric m : values()) {
      for (int w : m.windows) {
        all.add(new Windowed(m, w));
      }
    }
    return List.copyOf(all);
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
