package io.storegauge.metric;

import java.util.List;

/** A table that counts the orders of a store by day, each with the rating it got. */
abstract class RatedOrders extends FactTable {
  private final FactRules rules;
  private final DayBounds write;
  private OrderReviews ratings;

  Store store;

  /**
   * A table.
   *
   * @param write days whose orders are counted
   */
  RatedOrders(FactRules rules, DayBounds write) {
    this.rules = rules;
    this.write = write;
  }

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
  void start(Store next) {
    store = next;
  }

  @Override
  final void take(List<Review> byAge, OrderReviews ofOrders) {
    ratings = ofOrders;
  }

  @Override
  final void take(Order o) {
    long at = countedAt(o);
    if (at == Order.NONE) {
      return;
    }
    long day = store.clock().day(at);
    if (!write.contains(day)) {
      return;
    }
    long weight = rules.weight(o.storeCount);
    long rating = weight == 0 ? 0 : ratings.rating(ratings.newest(o), day);
    add(o, day, rating == 0 ? 0 : weight, rating);
  }
}
