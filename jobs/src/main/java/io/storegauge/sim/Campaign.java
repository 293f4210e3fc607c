package io.storegauge.sim;

import static io.storegauge.sim.Clock.DAY;
import static io.storegauge.sim.Clock.HOUR;
import static io.storegauge.sim.Clock.NEVER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reviews that somebody calls for. Each has an order of its own, by a buyer who comes once, and is
 * written soon after the delivery.
 *
 * @param firstDay and
 * @param lastDay epoch days on which the orders are placed, both inclusive
 * @param ordersPerDay of which each is reviewed
 */
record Campaign(Kind kind, int firstDay, int lastDay, int ordersPerDay) {

  /** What the reviews are like. */
  enum Kind {
    /** Five stars with one text, little changed. */
    FAKE_PRAISE,
    /** One star, each in its own words. */
    BOMBING;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Fewer days would not hold a campaign and what is usual before it. */
  static final int LEAST_DAYS = 90;

  /** Number of the first one among the orders of a store's day; no store has so many others. */
  private static final int FIRST_ORDER = 900_000;

  private static final double LARGER_STORES = 0.4;
  private static final int EVERY = 6;
  private static final long SALT = 106;

  /**
   * Campaigns by index of the store in the size ranking: among the larger stores, those in which
   * nothing else goes wrong. Looks at the seed and the first day only.
   */
  static Map<Integer, Campaign> plan(
      long seed, int stores, int firstDay, double[] ordersPerDay, Map<Integer, ?> incidents) {
    Map<Integer, Campaign> byStore = new HashMap<>();
    int candidate = 0;
    for (int rank = 0; rank < Math.max(1, (int) (stores * LARGER_STORES)); rank++) {
      if (incidents.containsKey(rank)) {
        continue;
      }
      Draw draw = new Draw().at(Draw.key(seed, rank, 0, SALT));
      if (candidate % EVERY == 1) {
        int first = firstDay + 48 + draw.below(12);
        int daily = Math.max(5, (int) (0.3 * ordersPerDay[rank]));
        byStore.put(rank, new Campaign(Kind.FAKE_PRAISE, first, first + 5, daily));
      } else if (candidate % EVERY == 4) {
        int first = firstDay + 52 + draw.below(20);
        int daily = Math.max(10, (int) (0.7 * ordersPerDay[rank]));
        byStore.put(rank, new Campaign(Kind.BOMBING, first, first + 2, daily));
      }
      candidate++;
    }
    return byStore;
  }

  /** Numbers of its orders among those of a day. */
  List<Integer> orders(int day) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; day >= firstDay && day <= lastDay && i < ordersPerDay; i++) {
      numbers.add(FIRST_ORDER + i);
    }
    return numbers;
  }

  /** Makes an order and its review of what the store's usual ones look like. */
  void fill(Order o, Review r, OrderModel model, Store store, int day, int n) {
    model.fill(o, store, day, n);
    Draw draw = new Draw().at(Draw.key(o.key, n, day, SALT));
    o.buyer = Math.floorMod(Draw.key(o.key, n, day, SALT + 1), 10_000_000_000L);
    o.presale = false;
    o.virtual = false;
    o.gift = false;
    o.faulty = false;
    o.returned = false;
    o.cancelled = NEVER;
    o.cancelledBy = null;
    o.cents = Math.max(o.cents, 100);
    o.paid = o.placed + 60;
    o.shipDue = o.paid + 2 * DAY;
    o.shipped = o.paid + 3 * HOUR;
    o.pickedUp = o.shipped + HOUR;
    o.leftWarehouse = o.pickedUp;
    o.delivered = (day + 2) * DAY + 9 * HOUR + draw.below((int) (10 * HOUR));
    o.deliveryDue = o.delivered + DAY;
    o.completed = o.delivered + DAY;
    r.order = o;
    r.called = this;
    r.textKey = kind == Kind.FAKE_PRAISE ? Draw.key(store.key(), firstDay, 0, SALT) : draw.bits();
    r.automatic = false;
    r.english = draw.chance(store.traits().englishShare()) && kind == Kind.BOMBING;
    r.reason = Review.Reason.GOODS;
    r.rating = kind == Kind.FAKE_PRAISE ? 5 : 1;
    r.description = r.rating;
    r.service = r.rating;
    r.logistics = r.rating;
    r.images = 0;
    r.video = false;
    r.created = o.delivered + 600 + draw.below(4800);
    r.edited = NEVER;
    r.appended = NEVER;
    r.replied = NEVER;
    r.deleted = NEVER;
  }
}
