package io.storegauge.metric;

import static io.storegauge.metric.Order.NONE;
import static io.storegauge.model.LocalClock.DAY_MICROS;
import static io.storegauge.model.LocalClock.SECOND_MICROS;

import io.storegauge.model.Fact;
import io.storegauge.model.LocalClock;

/**
 * Which facts an order adds to which platform day. Rules as in {@code docs/metrics.md}; excluded
 * orders never come here.
 */
final class OrderFacts {
  /** When the pickup clock rests (Douyin). */
  private static final int CLOSES = 18 * 3600;

  private static final int OPENS = 6 * 3600;

  /** Where the bins of delivery times follow the facts in a day's counters. */
  static final int HISTOGRAM = Fact.values().length;

  static final int WIDTH = HISTOGRAM + DeliveryHistogram.BINS;

  private final LocalClock clock;
  private final RestingClock pickupClock;
  private final DayTable days;

  OrderFacts(LocalClock clock, DayTable days) {
    this.clock = clock;
    this.days = days;
    pickupClock = new RestingClock(clock, CLOSES, OPENS);
  }

  void add(Order o) {
    if (o.orderedAt != NONE) {
      add(days.at(clock.day(o.orderedAt)), Fact.ORDERED_ORDERS, 1);
    }
    if (o.paidAt == NONE) {
      return;
    }
    payment(o);
    if (!o.virtual) {
      obligations(o);
    }
    if (o.pickedUpAt != NONE && !o.presale) {
      pickup(o);
    }
    if (o.deliveredAt != NONE) {
      delivery(o);
    }
  }

  private void payment(Order o) {
    long[] paid = days.at(clock.day(o.paidAt));
    add(paid, Fact.PAID_ORDERS, 1);
    add(paid, Fact.GMV_CENTS, o.amountCents);
    if (o.settled || o.deliveredAt != NONE) {
      add(paid, Fact.SETTLED_ORDERS, 1);
    }
    if (o.bySeller) {
      add(paid, Fact.SELLER_CANCELLED_ORDERS, 1);
    }
  }

  private void obligations(Order o) {
    pickupWithin(o, DAY_MICROS, Fact.PICKUP_24H_DUE, Fact.PICKUP_24H_MET);
    pickupWithin(o, 2 * DAY_MICROS, Fact.PICKUP_48H_DUE, Fact.PICKUP_48H_MET);
    if (!o.presale) {
      sameDay(o);
    }
    if (o.shipDueAt != NONE) {
      obligation(o, o.shipDueAt, o.pickedUpAt, Fact.SHIP_PROMISE_DUE, Fact.SHIP_PROMISE_MET);
    }
    if (!o.parcels.isEmpty()) {
      promises(o);
    } else if (o.deliveryDueAt != NONE) {
      obligation(o, o.deliveryDueAt, o.deliveredAt, Fact.DELIVERY_DUE, Fact.DELIVERY_MET);
    }
  }

  /** Each parcel is promised by itself; what became of an abnormal one cannot keep its promise. */
  private void promises(Order o) {
    Parcels parcels = o.parcels;
    for (int p = 0; p < parcels.size(); p++) {
      long due = parcels.dueAt(p);
      if (due == NONE) {
        continue;
      }
      if (parcels.isAbnormal(p)) {
        add(days.at(clock.day(due)), Fact.DELIVERY_DUE, 1);
      } else {
        obligation(o, due, parcels.deliveredAt(p), Fact.DELIVERY_DUE, Fact.DELIVERY_MET);
      }
    }
  }

  /** Presale goods do not exist yet when they are paid: they are due when they were promised. */
  private void pickupWithin(Order o, long time, Fact dueFact, Fact metFact) {
    long due = o.presale ? o.shipDueAt : o.paidAt + time;
    if (due != NONE) {
      obligation(o, due, o.pickedUpAt, dueFact, metFact);
    }
  }

  private void obligation(Order o, long due, long done, Fact dueFact, Fact metFact) {
    if (lapsed(o, due, done)) {
      return;
    }
    long[] day = days.at(clock.day(due));
    add(day, dueFact, 1);
    if (done != NONE && done <= due) {
      add(day, metFact, 1);
    }
  }

  /** Due at the end of the platform day of payment, so platform days decide, not instants. */
  private void sameDay(Order o) {
    long paidDay = clock.day(o.paidAt);
    if (o.cancelled
        && o.pickedUpAt == NONE
        && (o.cancelledAt == NONE || clock.day(o.cancelledAt) <= paidDay)) {
      return;
    }
    long[] day = days.at(paidDay);
    add(day, Fact.SAME_DAY_DUE, 1);
    if (o.pickedUpAt != NONE && clock.day(o.pickedUpAt) <= paidDay) {
      add(day, Fact.SAME_DAY_MET, 1);
    }
  }

  /** Nobody owes what was cancelled before it fell due. */
  private static boolean lapsed(Order o, long due, long done) {
    return o.cancelled && done == NONE && (o.cancelledAt == NONE || o.cancelledAt <= due);
  }

  private void pickup(Order o) {
    long seconds = Math.max(0, (o.pickedUpAt - pickupClock.start(o.paidAt)) / SECOND_MICROS);
    long[] day = days.at(clock.day(o.pickedUpAt));
    add(day, Fact.PICKUP_ORDERS, 1);
    add(day, Fact.PICKUP_SECONDS, seconds);
    add(day, Fact.PICKUP_MINUTES_SQUARED, square(seconds / 60));
  }

  private void delivery(Order o) {
    long seconds = Math.max(0, (o.deliveredAt - o.paidAt) / SECOND_MICROS);
    long deliveredDay = clock.day(o.deliveredAt);
    long[] day = days.at(deliveredDay);
    add(day, Fact.DELIVERED_ORDERS, 1);
    add(day, Fact.DELIVERY_SECONDS, seconds);
    add(day, Fact.DELIVERY_MINUTES_SQUARED, square(seconds / 60));
    day[HISTOGRAM + DeliveryHistogram.bin(seconds)]++;
  }

  private static void add(long[] day, Fact fact, long value) {
    day[fact.ordinal()] += value;
  }

  private static long square(long value) {
    return value * value;
  }
}
