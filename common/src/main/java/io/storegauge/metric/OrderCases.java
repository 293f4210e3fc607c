package io.storegauge.metric;

import io.storegauge.metric.AfterSalesCase.Kind;
import io.storegauge.metric.AfterSalesCase.Liability;
import io.storegauge.metric.AfterSalesCase.Reason;
import io.storegauge.model.LocalClock;
import java.util.List;

/**
 * What the cases of an order say of it: those opened within {@value #WINDOW_DAYS} days of the
 * order's own day, on which it was placed, paid, delivered or assessed. No later case changes a day
 * that has left the longest window such rates have.
 */
final class OrderCases {
  static final int WINDOW_DAYS = 90;

  private final OrderIndex index;
  private final List<AfterSalesCase> cases;
  private final long[] openedDays;

  /** Reason that was stated first; null = none was. */
  Reason firstReason;

  /** Asked the merchant to take back, exchange or repair something. */
  boolean sought;

  /** Asked for money, whether it came or not. */
  boolean refundAsked;

  boolean refunded;

  /** Refunded in a case whose own reason is another than no_reason, or is not known. */
  boolean refundedForReason;

  /** A case about logistics for which seller or carrier was found liable. */
  boolean logisticsLiable;

  boolean disputed;
  boolean disputedAsNotReceived;
  boolean disputedAsNotDescribed;
  boolean sellerLiable;

  /** The platform stepped in. */
  boolean intervened;

  /** The platform stepped in and found the seller liable. */
  boolean judgedAgainstSeller;

  int complaints;
  int judged;
  int judgedSeller;

  /** Cases that were brought to the platform. */
  int escalated;

  /** Takes a store's cases of orders, sorted {@link AfterSalesCase#BY_AGE}. */
  OrderCases(List<AfterSalesCase> byAge, LocalClock clock) {
    cases = byAge;
    index = new OrderIndex(byAge.size());
    openedDays = new long[byAge.size()];
    for (AfterSalesCase c : byAge) {
      openedDays[index.size()] = clock.day(c.openedAt());
      index.add(c.order().high(), c.order().low());
    }
  }

  /** The order's newest case, or {@link OrderIndex#NONE}. */
  int newest(Order o) {
    return index.newest(o.idHigh, o.idLow);
  }

  /** Sets the fields to what the order's cases around a day say. */
  void take(int newest, long day) {
    clear();
    for (int i = newest; i != OrderIndex.NONE; i = index.older(i)) {
      if (Math.abs(openedDays[i] - day) <= WINDOW_DAYS) {
        take(cases.get(i));
      }
    }
  }

  private void clear() {
    firstReason = null;
    sought = false;
    refundAsked = false;
    refunded = false;
    refundedForReason = false;
    intervened = false;
    logisticsLiable = false;
    disputed = false;
    disputedAsNotReceived = false;
    disputedAsNotDescribed = false;
    sellerLiable = false;
    judgedAgainstSeller = false;
    complaints = 0;
    judged = 0;
    judgedSeller = 0;
    escalated = 0;
  }

  /** Newest first, so that of the reasons the first one stays. */
  private void take(AfterSalesCase c) {
    boolean seller = c.liability() == Liability.SELLER;
    if (c.isReturn()) {
      sought = true;
      refundAsked |= c.isRefund();
      refunded |= c.isPaidBack();
      refundedForReason |= c.isPaidBack() && c.reason() != Reason.NO_REASON;
      firstReason = c.reason() == null ? firstReason : c.reason();
    }
    if (c.kind() == Kind.DISPUTE) {
      disputed = true;
      disputedAsNotReceived |= c.reason() == Reason.LOGISTICS;
      disputedAsNotDescribed |=
          c.reason() == Reason.QUALITY
              || c.reason() == Reason.DAMAGE
              || c.reason() == Reason.MISMATCH;
    }
    logisticsLiable |=
        c.reason() == Reason.LOGISTICS && (seller || c.liability() == Liability.CARRIER);
    sellerLiable |= seller;
    intervened |= c.intervened();
    judgedAgainstSeller |= seller && c.intervened();
    complaints += c.kind() == Kind.COMPLAINT ? 1 : 0;
    judged += c.liability() == null ? 0 : 1;
    judgedSeller += seller ? 1 : 0;
    escalated += c.isEscalated() ? 1 : 0;
  }
}
