package io.storegauge.metric;

import static io.storegauge.metric.Order.NONE;
import static io.storegauge.model.LocalClock.DAY_MICROS;
import static io.storegauge.model.LocalClock.SECOND_MICROS;

import io.storegauge.metric.AfterSalesCase.Reason;
import io.storegauge.model.Friction;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;

/**
 * What went wrong with an order that ended: on its own way, in its cases and in its chats. Rules as
 * in {@code docs/bottlenecks.md}.
 */
final class OrderFrictions {
  private static final long HOUR_MICROS = 3600 * SECOND_MICROS;

  private final LocalClock clock;
  private final FrictionRules rules;
  private final long slowTransit;
  private final OrderEvents cases = new OrderEvents(OrderCases.WINDOW_DAYS);
  private final OrderEvents chats = new OrderEvents(OrderChats.WINDOW_DAYS);

  OrderFrictions(Platform platform, FrictionRules rules, LocalClock clock) {
    this.clock = clock;
    this.rules = rules;
    slowTransit = platform.slowTransitHours() * HOUR_MICROS;
  }

  void add(AfterSalesCase c) {
    int set = 0;
    if (c.reason() == Reason.DAMAGE) {
      set |= Friction.DAMAGE.bit();
    }
    if (c.reason() == Reason.MISMATCH) {
      set |= Friction.MISMATCH.bit();
    }
    if (c.reason() == Reason.QUALITY) {
      set |= Friction.QUALITY.bit();
    }
    if (c.isEscalated()) {
      set |= Friction.UNRESOLVED_ISSUE.bit();
    }
    if (c.isCompletedRefund()
        && c.resolvedAt() - c.openedAt() > rules.slowRefundHours() * HOUR_MICROS) {
      set |= Friction.SLOW_REFUND.bit();
    }
    if (c.order() != null && set != 0) {
      cases.add(c.order().high(), c.order().low(), clock.day(c.openedAt()), set);
    }
  }

  void add(ChatSession c) {
    int set = 0;
    if (c.isInHours(clock) && c.isTimed() && c.seconds > rules.slowReplySeconds() * c.turns) {
      set |= Friction.SLOW_REPLY.bit();
    }
    if (c.resolved == 1) {
      set |= Friction.UNRESOLVED_ISSUE.bit();
    }
    if (c.ofOrder && set != 0) {
      chats.add(c.orderHigh, c.orderLow, clock.day(c.startedAt), set);
    }
  }

  /** When an order ended: it arrived, or its seller gave it up; NONE = neither, so far. */
  static long endedAt(Order o) {
    if (o.paidAt == NONE) {
      return NONE;
    }
    return o.deliveredAt == NONE && o.bySeller ? o.cancelledAt : o.deliveredAt;
  }

  /**
   * The frictions of an order that ended.
   *
   * @param day on which it did
   */
  int of(Order o, long day) {
    int set = cases.of(o, day) | chats.of(o, day);
    if (o.deliveredAt == NONE) {
      return set | Friction.STOCK_OUT.bit();
    }
    if (isPickupKnown(o) && o.pickedUpAt > pickupDue(o)) {
      set |= Friction.LATE_PICKUP.bit();
    }
    if (isTransitKnown(o) && o.deliveredAt - o.pickedUpAt > slowTransit) {
      set |= Friction.SLOW_TRANSIT.bit();
    }
    if (isPromiseKnown(o) && isPromiseMissed(o)) {
      set |= Friction.MISSED_PROMISE.bit();
    }
    return set;
  }

  static boolean isPickupKnown(Order o) {
    return isTransitKnown(o) && pickupDue(o) != NONE;
  }

  static boolean isTransitKnown(Order o) {
    return !o.virtual && o.pickedUpAt != NONE && o.deliveredAt != NONE;
  }

  static boolean isPromiseKnown(Order o) {
    return !o.virtual
        && o.deliveredAt != NONE
        && (o.parcels.isEmpty() ? o.deliveryDueAt != NONE : o.parcels.arePromised());
  }

  /** Of several parcels the worst counts. */
  private static boolean isPromiseMissed(Order o) {
    return o.parcels.isEmpty() ? o.deliveredAt > o.deliveryDueAt : o.parcels.missAnyPromise();
  }

  /** Presale goods do not exist yet when they are paid: only a promise makes them late. */
  private static long pickupDue(Order o) {
    return o.shipDueAt != NONE ? o.shipDueAt : o.presale ? NONE : o.paidAt + 2 * DAY_MICROS;
  }
}
