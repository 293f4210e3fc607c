package io.storegauge.sim;

import static io.storegauge.sim.Clock.DAY;
import static io.storegauge.sim.Clock.HOUR;
import static io.storegauge.sim.Clock.NEVER;

/**
 * Who reviews an order, and how. Mostly five stars; a broken delivery promise costs about two,
 * however long it was broken; faulty goods cost more.
 */
final class ReviewModel {
  /** Of the delivered orders; gives about three reviews in ten orders. */
  private static final double REVIEWED = 0.315;

  private static final double AUTOMATIC = 0.15;
  private static final long AUTOMATIC_AFTER = 15 * DAY;

  private final Draw draw = new Draw();

  /** Fills in the review of an order; false if there never is one. */
  boolean fill(Review r, Order o) {
    if (o.delivered == NEVER || o.gift) {
      return false;
    }
    draw.at(~o.key);
    boolean late = o.late();
    if (!draw.chance(late || o.faulty ? REVIEWED * 1.25 : REVIEWED)) {
      return false;
    }
    r.order = o;
    r.called = null;
    r.textKey = draw.bits();
    r.edited = NEVER;
    r.appended = NEVER;
    r.replied = NEVER;
    r.deleted = NEVER;
    r.images = 0;
    r.video = false;
    r.english = draw.chance(o.store.traits().englishShare());
    r.reason = Review.Reason.GOODS;
    r.unanswered = false;
    r.automatic = draw.chance(late || o.faulty ? AUTOMATIC / 3 : AUTOMATIC);
    if (r.automatic) {
      praise(r, o);
      return withinLife(r, o);
    }
    r.created = written(o);
    rate(r, o, late);
    follow(r, o);
    return withinLife(r, o);
  }

  private static void praise(Review r, Order o) {
    r.created = o.delivered + AUTOMATIC_AFTER;
    r.rating = 5;
    boolean all = o.store.traits().subRatingShare() == 1.0;
    r.description = all ? 5 : 0;
    r.service = r.description;
    r.logistics = r.description;
  }

  private long written(Order o) {
    long moment = o.delivered + 20 * 60 + (long) Math.min(12 * DAY, draw.lognormal(30, 0.9) * HOUR);
    return Clock.withinHours(moment, 7, 24, draw);
  }

  private void rate(Review r, Order o, boolean late) {
    Store store = o.store;
    Incident slow = store.incident(Incident.Kind.SLOW_SUPPORT, Clock.epochDay(r.created));
    boolean poor = draw.chance(store.poorService() + (slow == null ? 0 : slow.effect()));
    int goods = o.faulty ? faultyGoods() : soundGoods(store.faults());
    int rating = goods;
    if (poor && draw.chance(0.5)) {
      rating -= 1 + draw.below(2);
      r.reason = Review.Reason.SERVICE;
      r.unanswered = slow != null;
    }
    if (late) {
      rating -= 1 + draw.below(3);
      r.reason = Review.Reason.DELIVERY;
    }
    if (o.faulty) {
      r.reason = Review.Reason.GOODS;
    }
    r.rating = Math.max(1, rating);
    boolean sub = draw.chance(store.traits().subRatingShare());
    int description = Math.max(1, goods - (draw.chance(0.08) ? 1 : 0));
    int service = Math.max(1, poor ? 1 + draw.below(3) : 5 - (draw.chance(0.1) ? 1 : 0));
    int logistics = late ? 1 + draw.below(3) : 5 - (draw.chance(0.12) ? 1 : 0);
    r.description = sub ? description : 0;
    r.service = sub ? service : 0;
    r.logistics = sub ? logistics : 0;
    double reply = r.rating <= 3 ? 0.6 : 0.08;
    double hours = draw.lognormal(store.replyHours() * (slow == null ? 1 : 8), 0.7);
    if (draw.chance(reply)) {
      r.replied = r.created + 120 + (long) (hours * HOUR);
    }
  }

  private int soundGoods(double faults) {
    double u = draw.uniform();
    double one = 0.011 * faults;
    double two = one + 0.009 * faults;
    double three = two + 0.03 * faults;
    double four = three + 0.09 * StrictMath.sqrt(faults);
    return u < one ? 1 : u < two ? 2 : u < three ? 3 : u < four ? 4 : 5;
  }

  private int faultyGoods() {
    double u = draw.uniform();
    return u < 0.6 ? 1 : u < 0.85 ? 2 : 3;
  }

  /** Pictures, second thoughts, later additions, removals. */
  private void follow(Review r, Order o) {
    boolean strong = r.rating == 5 || r.rating <= 2;
    if (draw.chance(strong ? 0.2 : 0.1)) {
      r.images = 1 + draw.below(6);
      r.video = draw.chance(0.12);
    }
    if (draw.chance(r.rating <= 3 ? 0.05 : 0.006)) {
      r.edited = r.created + HOUR + (long) (draw.uniform() * 9 * DAY);
      r.editedRating = r.rating <= 3 ? 4 + draw.below(2) : r.rating - 1;
    }
    if (draw.chance(0.03)) {
      r.appended = r.created + 2 * DAY + (long) (draw.uniform() * 20 * DAY);
    }
    if (draw.chance(r.rating <= 2 ? 0.03 : 0.004)) {
      r.deleted = r.created + HOUR + (long) (draw.uniform() * 14 * DAY);
    }
  }

  /**
   * Exports look back a fixed number of days: what would come later does not happen. Nor does
   * anything after the removal.
   */
  private static boolean withinLife(Review r, Order o) {
    long end = o.placed + World.LIFE_DAYS * DAY;
    r.deleted = r.deleted < end ? r.deleted : NEVER;
    end = Math.min(end, r.deleted);
    r.edited = r.edited < end ? r.edited : NEVER;
    r.appended = r.appended < end ? r.appended : NEVER;
    r.replied = r.replied < end ? r.replied : NEVER;
    return r.created < end;
  }
}
