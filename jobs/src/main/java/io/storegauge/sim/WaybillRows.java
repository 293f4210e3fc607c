package io.storegauge.sim;

/**
 * Parcels as couriers tell of them, as rows of a CSV file: they know the first scans that orders
 * lack. Empty = not known at the export's cut-off.
 */
final class WaybillRows {
  static final String HEADER =
      "store_id,order_id,waybill_no,carrier,picked_up_at,promised_at,delivered_at,is_abnormal,"
          + "next_day\n";

  private static final String[] CARRIERS = {"sf", "jd", "zto", "yto", "yunda", "sto"};

  /** Of a store's parcels; another one has the rest. */
  private static final double FIRST_CARRIER = 0.8;

  /** Parcels that came within a day were promised so, and some of those that came late. */
  private static final double QUICK_PROMISED = 0.85;

  private static final double LATE_PROMISED = 0.1;
  private static final long CARRIER_SALT = 0x7f4a7c15L;
  private static final long PROMISE_SALT = 0x2c1b3c6dL;

  /** A parcel so long behind its promise is held up. */
  private static final long HELD_UP = 2 * Clock.DAY;

  private WaybillRows() {}

  /** Whether an export of the events from one cut-off to the next shows the parcel of an order. */
  static boolean shows(Order o, long from, long to) {
    return o.leftWarehouse != Clock.NEVER
        && (Order.in(o.leftWarehouse, from, to) || Order.in(o.delivered, from, to));
  }

  static void write(Order o, long cutOff, TextBuffer out) {
    boolean delivered = o.delivered < cutOff;
    boolean nextDay = isNextDay(o);
    out.put(o.store.id()).put(',').put(o.id).put(",W").put(o.id).put(',');
    out.put(carrier(o)).put(',').putTime(o.leftWarehouse).put(',');
    out.putTime(promised(o, nextDay));
    out.put(',');
    if (delivered) {
      out.putTime(o.delivered);
    }
    out.put(',');
    if (delivered) {
      out.put(o.delivered > o.deliveryDue + HELD_UP ? "true" : "false");
    }
    out.put(',').put(nextDay ? "true" : "false").put('\n');
  }

  private static String carrier(Order o) {
    int first = (int) Math.floorMod(o.store.key() >> 8, (long) CARRIERS.length);
    boolean isFirst = Draw.inShare(o.key ^ CARRIER_SALT, FIRST_CARRIER);
    return CARRIERS[isFirst ? first : (first + 1) % CARRIERS.length];
  }

  /** A parcel is late where its order is: buyers know one promise only. */
  private static long promised(Order o, boolean nextDay) {
    long endOfNextDay = (Clock.epochDay(o.leftWarehouse) + 2) * Clock.DAY - 1;
    return nextDay ? Math.min(endOfNextDay, o.deliveryDue) : o.deliveryDue;
  }

  private static boolean isNextDay(Order o) {
    boolean quick = Clock.epochDay(o.delivered) <= Clock.epochDay(o.leftWarehouse) + 1;
    double share = quick ? QUICK_PROMISED : o.late() ? LATE_PROMISED : 0;
    return Draw.inShare(o.key ^ PROMISE_SALT, share);
  }
}
