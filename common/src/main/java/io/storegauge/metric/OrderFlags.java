package io.storegauge.metric;

import static io.storegauge.metric.Order.NONE;

import io.storegauge.metric.AfterSalesCase.Reason;
import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import io.storegauge.model.Platform.PlatformHelp;
import io.storegauge.model.Platform.QualityReturns;

/**
 * What reviews, cases and chats have made of an order, counted on the order's own days: numerator
 * and denominator of a rate are the same orders. An order that several things happened to counts
 * once.
 */
final class OrderFlags {
  private static final int NEGATIVE_HALF_STARS = 4;
  private static final int MEDIUM_HALF_STARS = 6;

  private final Platform platform;
  private final FactRules rules;
  private final LocalClock clock;
  private final DayTable days;
  private final OrderReviews reviews;
  private final OrderCases cases;
  private final OrderChats chats;

  OrderFlags(
      Platform platform,
      FactRules rules,
      LocalClock clock,
      DayTable days,
      OrderReviews reviews,
      OrderCases cases,
      OrderChats chats) {
    this.platform = platform;
    this.rules = rules;
    this.clock = clock;
    this.days = days;
    this.reviews = reviews;
    this.cases = cases;
    this.chats = chats;
  }

  /** Adds a valid order; one that is not paid has no flags. */
  void add(Order o) {
    if (o.paidAt == NONE) {
      return;
    }
    int review = reviews.newest(o);
    int newestCase = cases.newest(o);
    // Where reviews of shared orders are left out, rates made of reviews are of the others alone.
    boolean reviewable = rules.weight(o.storeCount) > 0;
    if (reviewable) {
      placed(o, review, newestCase);
    }
    paid(o, newestCase);
    if (o.deliveredAt != NONE) {
      delivered(o, reviewable, review, newestCase);
    }
    long assessedAt = o.completedAt != NONE ? o.completedAt : o.cancelledAt;
    if (reviewable && assessedAt != NONE) {
      assessed(o, clock.day(assessedAt), review, newestCase);
    }
  }

  private void placed(Order o, int review, int newestCase) {
    if (o.orderedAt == NONE) {
      return;
    }
    long day = clock.day(o.orderedAt);
    long[] row = days.at(day);
    row[Fact.VALID_ORDERED_ORDERS.ordinal()]++;
    if (review == OrderIndex.NONE && newestCase == OrderIndex.NONE) {
      return;
    }
    cases.take(newestCase, day);
    if (cases.disputed
        || cases.sellerLiable
        || isAtMost(reviews.leastRating(review, day), NEGATIVE_HALF_STARS)) {
      row[Fact.DEFECT_ORDERS.ordinal()]++;
    }
  }

  private void paid(Order o, int newestCase) {
    long day = clock.day(o.paidAt);
    long[] row = days.at(day);
    boolean allPaid = platform.platformHelp() == PlatformHelp.PAID;
    if (allPaid) {
      row[Fact.HELP_BASE_ORDERS.ordinal()]++;
    }
    if (newestCase == OrderIndex.NONE) {
      if (!allPaid && chats.asked(o, day)) {
        row[Fact.HELP_BASE_ORDERS.ordinal()]++;
      }
      return;
    }
    cases.take(newestCase, day);
    if (allPaid) {
      row[Fact.HELP_EVENTS.ordinal()] += cases.escalated;
    } else if (cases.sought || chats.asked(o, day)) {
      row[Fact.HELP_BASE_ORDERS.ordinal()]++;
      row[Fact.HELP_EVENTS.ordinal()] += cases.escalated > 0 ? 1 : 0;
    }
    flag(row, Fact.REASONED_ORDERS, cases.firstReason != null);
    flag(row, Fact.LOGISTICS_RETURN_ORDERS, isFirst(Reason.LOGISTICS) && cases.logisticsLiable);
    flag(row, Fact.DAMAGE_RETURN_ORDERS, isFirst(Reason.DAMAGE));
    flag(row, Fact.REFUNDED_ORDERS, cases.refundedForReason);
    flag(row, Fact.REFUNDED_ORDERS_ALL, cases.refunded);
    flag(row, Fact.INTERVENED_ORDERS, cases.intervened);
    flag(row, Fact.SELLER_LIABLE_ORDERS, cases.judgedAgainstSeller);
    flag(row, Fact.DISPUTED_ORDERS, cases.disputed);
    flag(row, Fact.NOT_RECEIVED_DISPUTED_ORDERS, cases.disputedAsNotReceived);
    flag(row, Fact.NOT_AS_DESCRIBED_DISPUTED_ORDERS, cases.disputedAsNotDescribed);
    row[Fact.COMPLAINTS.ordinal()] += cases.complaints;
    row[Fact.JUDGED_CASES.ordinal()] += cases.judged;
    row[Fact.SELLER_LIABLE_CASES.ordinal()] += cases.judgedSeller;
  }

  private void delivered(Order o, boolean reviewable, int review, int newestCase) {
    long day = clock.day(o.deliveredAt);
    long[] row = days.at(day);
    flag(row, Fact.REVIEWABLE_ORDERS, reviewable);
    if (review == OrderIndex.NONE && newestCase == OrderIndex.NONE) {
      return;
    }
    rate(o, row, reviews.rating(review, day));
    cases.take(newestCase, day);
    boolean quality = isFirst(Reason.QUALITY);
    boolean mismatch =
        platform.qualityReturns() == QualityReturns.QUALITY_OR_MISMATCH && isFirst(Reason.MISMATCH);
    flag(row, Fact.QUALITY_RETURN_ORDERS, quality || mismatch);
    flag(
        row,
        Fact.NEGATIVE_FEEDBACK_ORDERS,
        reviewable
            && (quality && cases.refundAsked
                || isAtMost(reviews.leastDescription(review, day), NEGATIVE_HALF_STARS)));
  }

  private void rate(Order o, long[] row, long rating) {
    long weight = rating == 0 ? 0 : rules.weight(o.storeCount);
    if (weight > 0) {
      row[Fact.RATED_ORDERS.ordinal()] += weight;
      row[Fact.RATED_ORDERS_RATING.ordinal()] += weight * rating;
      row[Fact.RATED_ORDERS_RATING_SQUARED.ordinal()] += weight * rating * rating;
      flag(row, Fact.NEGATIVE_ORDERS, rating <= NEGATIVE_HALF_STARS);
    }
  }

  private void assessed(Order o, long day, int review, int newestCase) {
    long[] row = days.at(day);
    row[Fact.ASSESSED_ORDERS.ordinal()]++;
    cases.take(newestCase, day);
    // A dispute that was not answered within five days is a dispute.
    flag(
        row,
        Fact.BAD_EXPERIENCE_ORDERS,
        o.bySeller
            || cases.disputed
            || isAtMost(reviews.leastOfAll(review, day), MEDIUM_HALF_STARS));
  }

  private boolean isFirst(Reason reason) {
    return cases.firstReason == reason;
  }

  /** Whether there is a rating, and it is that low. */
  private static boolean isAtMost(int halfStars, int most) {
    return halfStars > 0 && halfStars <= most;
  }

  private static void flag(long[] row, Fact fact, boolean flagged) {
    if (flagged) {
      row[fact.ordinal()]++;
    }
  }
}
