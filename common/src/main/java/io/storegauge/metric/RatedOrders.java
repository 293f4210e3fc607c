package io.storegauge.metric;

import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Goes through {@link FactRecords} of one store after another for a table that counts its orders by
 * day, each with the rating it got. What else the table looks at comes before the orders.
 */
abstract class RatedOrders implements ByStore.Worker {
  private final FactRules rules;
  private final DayBounds write;
  private final Map<String, LocalClock> clocks = new HashMap<>();
  private final List<Review> reviews = new ArrayList<>();
  private final Order order = new Order();
  private OrderReviews ratings;

  UTF8String platformId;
  UTF8String storeId;
  LocalClock clock;

  /**
   * @param write days whose orders are counted
   */
  RatedOrders(FactRules rules, DayBounds write) {
    this.rules = rules;
    this.write = write;
  }

  /** A new store: forget the one before. */
  abstract void start(Platform platform);

  /** Records that are neither orders nor reviews. */
  abstract void takeOther(int kind, ByteReader records);

  /** When the order is to be counted; {@link Order#NONE} = not at all. */
  abstract long countedAt(Order o);

  /**
   * Counts an order.
   *
   * @param weight of its rating; 0 = it has none
   * @param rating 0 = none
   */
  abstract void add(Order o, long day, long weight, long rating);

  @Override
  public final void start(UTF8String platformId, UTF8String storeId) {
    this.platformId = platformId;
    this.storeId = storeId;
    Platform platform = rules.platform(platformId.toString());
    clock = clocks.computeIfAbsent(platform.id(), id -> new LocalClock(platform.zone()));
    reviews.clear();
    ratings = null;
    start(platform);
  }

  @Override
  public final void take(int kind, ByteReader records) {
    if (kind == FactRecords.REVIEWS) {
      while (records.hasMore()) {
        reviews.add(Review.decode(records));
      }
    } else if (kind == FactRecords.ORDERS) {
      while (records.hasMore()) {
        order.read(records);
        count(order);
      }
    } else {
      takeOther(kind, records);
    }
  }

  private void count(Order o) {
    long at = countedAt(o);
    if (at == Order.NONE) {
      return;
    }
    long day = clock.day(at);
    if (!write.contains(day)) {
      return;
    }
    long weight = rules.weight(o.storeCount);
    long rating = weight == 0 ? 0 : ratings().rating(ratings().newest(o), day);
    add(o, day, rating == 0 ? 0 : weight, rating);
  }

  /** Reviews are all there before the first order: only a store that needs them has them sorted. */
  private OrderReviews ratings() {
    if (ratings == null) {
      reviews.sort(Review.BY_AGE);
      ratings = new OrderReviews(reviews, clock, rules.reviewWindowDays());
    }
    return ratings;
  }
}
