package io.storegauge.metric;

import static io.storegauge.metric.Order.NONE;
import static io.storegauge.model.LocalClock.DAY_MICROS;

import java.util.Arrays;

/**
 * What the waybills of a store tell of its orders: the first scan, the last signature and whether
 * each parcel kept its promise.
 *
 * <p>A waybill counts for an order if its scan, promise and signature lie at most {@value
 * #WINDOW_DAYS} days before or after the order's payment, and so does whatever the order tells of
 * its own way (ours). Facts of a day then depend on nothing that lies further away, so they are the
 * same whichever days are computed.
 */
final class OrderParcels {
  static final int WINDOW_DAYS = 45;

  private static final long WINDOW = WINDOW_DAYS * DAY_MICROS;

  private final OrderIndex index = new OrderIndex(0);
  private long[] pickedUpAt = new long[32];
  private long[] promisedAt = new long[32];
  private long[] deliveredAt = new long[32];
  private boolean[] abnormal = new boolean[32];

  void add(Waybill w) {
    int at = index.size();
    if (at == pickedUpAt.length) {
      pickedUpAt = Arrays.copyOf(pickedUpAt, at * 2);
      promisedAt = Arrays.copyOf(promisedAt, at * 2);
      deliveredAt = Arrays.copyOf(deliveredAt, at * 2);
      abnormal = Arrays.copyOf(abnormal, at * 2);
    }
    pickedUpAt[at] = w.pickedUpAt;
    promisedAt[at] = w.promisedAt;
    deliveredAt[at] = w.deliveredAt;
    abnormal[at] = w.abnormal;
    index.add(w.orderHigh, w.orderLow);
  }

  /** Gives an order its parcels, and sets when these were picked up and delivered. */
  void tell(Order o) {
    if (o.paidAt == NONE) {
      return;
    }
    int newest = index.newest(o.idHigh, o.idLow);
    if (newest == OrderIndex.NONE || !isNear(o)) {
      return;
    }
    for (int w = newest; w != OrderIndex.NONE; w = index.older(w)) {
      if (isNear(w, o.paidAt)) {
        long due = promisedAt[w] == NONE ? o.deliveryDueAt : promisedAt[w];
        o.parcels.add(pickedUpAt[w], due, deliveredAt[w], abnormal[w]);
      }
    }
    if (!o.parcels.isEmpty()) {
      o.parcels.conclude(o);
    }
  }

  private static boolean isNear(Order o) {
    return isNear(o.shipDueAt, o.paidAt)
        && isNear(o.pickedUpAt, o.paidAt)
        && isNear(o.deliveryDueAt, o.paidAt)
        && isNear(o.deliveredAt, o.paidAt)
        && isNear(o.cancelledAt, o.paidAt);
  }

  private boolean isNear(int waybill, long paidAt) {
    return isNear(pickedUpAt[waybill], paidAt)
        && isNear(promisedAt[waybill], paidAt)
        && isNear(deliveredAt[waybill], paidAt);
  }

  /** What is not known is nowhere. */
  private static boolean isNear(long instant, long paidAt) {
    return instant == NONE || Math.abs(instant - paidAt) <= WINDOW;
  }
}
