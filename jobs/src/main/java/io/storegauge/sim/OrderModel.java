package io.storegauge.sim;

import static io.storegauge.sim.Clock.DAY;
import static io.storegauge.sim.Clock.HOUR;
import static io.storegauge.sim.Clock.NEVER;

/** How an order comes about and what becomes of it. The numbers are invented. */
final class OrderModel {
  private static final long SHIP_PROMISE = 48 * HOUR;
  private static final long PRESALE_PROMISE = 15 * DAY;

  /** From the order to its arrival; leaves time for the rest within {@link World#LIFE_DAYS}. */
  private static final long LONGEST = 60 * DAY;

  private static final double FAULTY_RETURNED = 0.4;

  /** Hours on the road to a neighbour, and for each region further along the line. */
  private static final double ROAD_HOURS = 22;

  private static final double ROAD_HOURS_A_REGION = 7;

  private static final String[] CHANNELS = {
    "search",
    "search",
    "search",
    "recommendation",
    "recommendation",
    "live",
    "live",
    "video",
    "ads",
    "store"
  };

  private final World world;
  private final Draw draw = new Draw();

  OrderModel(World world) {
    this.world = world;
  }

  /** Fills in the order placed n-th at a store on a day. */
  void fill(Order o, Store store, int day, int n) {
    o.store = store;
    o.key = world.orderKey(store, day, n);
    o.id = id(store, day, n);
    draw.at(o.key);
    goods(o);
    o.placed = day * DAY + Clock.secondOfOrder(draw);
    o.paid = NEVER;
    o.shipDue = NEVER;
    o.shipped = NEVER;
    o.pickedUp = NEVER;
    o.leftWarehouse = NEVER;
    o.deliveryDue = NEVER;
    o.delivered = NEVER;
    o.completed = NEVER;
    o.cancelled = NEVER;
    o.cancelledBy = null;
    o.faulty = false;
    o.returned = false;
    if (draw.chance(0.01)) {
      return; // never paid
    }
    o.paid = o.placed + 5 + Math.min(1790, (long) draw.exponential(150));
    if (o.virtual) {
      o.delivered = o.paid + 2 + draw.below(90);
      o.completed = o.delivered + DAY;
      return;
    }
    ship(o, world.promotion(day));
    if (!cancel(o)) {
      deliver(o, world.promotion(day));
    }
  }

  /** Number of the order placed n-th at a store on a day. */
  static long id(Store store, int day, int n) {
    return (Dates.compact(day) * 100_000L + store.number()) * 1_000_000L + n;
  }

  private void goods(Order o) {
    Store store = o.store;
    double u = draw.uniform();
    int member = (int) (store.buyers() * u * StrictMath.sqrt(u));
    o.buyer = Math.floorMod(Draw.key(store.key(), member, 0, 103), 10_000_000_000L);
    double v = draw.uniform();
    o.product = (int) (store.products() * v * v);
    o.items = draw.chance(0.8) ? 1 : 2 + (int) Math.min(8, draw.exponential(0.8));
    o.channel = CHANNELS[draw.below(CHANNELS.length)];
    o.presale = draw.chance(0.015);
    o.virtual = !o.presale && draw.chance(0.008);
    o.gift = !o.presale && !o.virtual && draw.chance(0.008);
    double price = Stores.PRICES[store.category()] * (0.6 + o.product % 9 * 0.1);
    o.cents = o.gift ? 0 : o.items * (long) (100 * draw.lognormal(price, 0.25));
  }

  private void ship(Order o, Promotion promotion) {
    int paidDay = Clock.epochDay(o.paid);
    long start = Clock.warehouseStart(o.paid);
    o.shipDue = o.paid + (o.presale ? PRESALE_PROMISE : SHIP_PROMISE);
    double hours = draw.lognormal(o.store.pickupHours() * promotion.pickup(), 0.55);
    Incident strike = o.store.incident(Incident.Kind.WAREHOUSE_STRIKE, paidDay);
    if (strike != null) {
      hours +=
          Math.min(
              3 * strike.effect(), 0.5 * strike.effect() + draw.exponential(0.5 * strike.effect()));
    }
    if (o.presale) {
      start += (7 + draw.below(7)) * DAY;
    }
    o.leftWarehouse = Clock.withinHours(start + (long) (hours * HOUR), 7, 22, draw);
    o.shipped = o.paid + (long) ((o.leftWarehouse - o.paid) * draw.uniform(0.4, 0.97));
    o.pickedUp = draw.chance(0.03) ? NEVER : o.leftWarehouse;
  }

  /** Buyers regret early; sellers find the shelf empty. Nothing is shipped after that. */
  private boolean cancel(Order o) {
    double u = draw.uniform();
    double buyer = 0.014;
    double seller = buyer + o.store.sellerCancels();
    if (u >= seller + 0.001) {
      return false;
    }
    o.cancelledBy = u < buyer ? "buyer" : u < seller ? "seller" : "platform";
    double share = u < buyer ? draw.uniform() * draw.uniform() : draw.uniform(0.3, 1.0);
    o.cancelled = o.paid + 60 + (long) (share * Math.min(44 * HOUR, o.shipped - o.paid));
    o.shipped = NEVER;
    o.pickedUp = NEVER;
    o.leftWarehouse = NEVER;
    o.deliveryDue = promisedDelivery(o, draw.below(Stores.REGIONS.size()));
    return true;
  }

  private void deliver(Order o, Promotion promotion) {
    int region = draw.below(Stores.REGIONS.size());
    o.deliveryDue = promisedDelivery(o, region);
    double median = roadHours(o.store, region) * o.store.transit() * promotion.transit();
    long arrival = o.leftWarehouse + (long) (draw.lognormal(median, 0.28) * HOUR);
    o.delivered = Clock.withinHours(Math.min(arrival, o.placed + LONGEST), 8, 21, draw);
    // one in three confirms by hand, for the others the platform does after ten days
    o.completed = o.delivered + (draw.chance(0.35) ? HOUR + draw.below((int) (4 * DAY)) : 10 * DAY);
    Incident batch = o.store.incident(Incident.Kind.BAD_BATCH, Clock.epochDay(o.paid));
    o.faulty = batch != null && draw.chance(batch.effect());
    sendBack(o);
  }

  /** Faulty goods come back often, late ones thrice as often as others. */
  private void sendBack(Order o) {
    double share = o.store.returns() * (o.late() ? 3 : 1) + (o.faulty ? FAULTY_RETURNED : 0);
    if (o.gift || !draw.chance(share)) {
      return;
    }
    o.returned = true;
    o.completed = NEVER;
    o.cancelled = o.delivered + DAY + (long) (draw.uniform() * 6 * DAY);
    o.cancelledBy = "buyer";
  }

  /** End of a day: a usual pickup and a road slower than most. */
  private static long promisedDelivery(Order o, int region) {
    double hours = 30 + roadHours(o.store, region) * 1.45 + (o.presale ? 14 * 24 : 0);
    return (Clock.epochDay(o.paid + (long) (hours * HOUR)) + 1) * DAY - 1;
  }

  private static double roadHours(Store store, int region) {
    int regions = Math.abs(store.region() - region);
    return (ROAD_HOURS + ROAD_HOURS_A_REGION * regions) * store.traits().transit();
  }
}
