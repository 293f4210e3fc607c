package io.storegauge.metric;

import io.storegauge.model.LocalClock;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the rating of an order: the product rating of the newest review written within a number of
 * days of its delivery.
 */
final class OrderRatings {
  private static final int NONE = -1;

  private final LocalClock clock;
  private final int windowDays;
  private final int[] slots;
  private final long[] high;
  private final long[] low;
  private final long[] createdDay;
  private final int[] rating;

  /** The order's next older review. */
  private final int[] older;

  /** Takes a store's reviews, sorted {@link Review#BY_AGE}. */
  OrderRatings(List<Review> reviews, LocalClock clock, int windowDays) {
    this.clock = clock;
    this.windowDays = windowDays;
    int size = reviews.size();
    slots = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
    Arrays.fill(slots, NONE);
    high = new long[size];
    low = new long[size];
    createdDay = new long[size];
    rating = new int[size];
    older = new int[size];
    for (int i = 0; i < size; i++) {
      Review r = reviews.get(i);
      if (r.order() == null || r.rating() == 0) {
        continue;
      }
      high[i] = r.order().high();
      low[i] = r.order().low();
      createdDay[i] = clock.day(r.createdAt());
      rating[i] = r.rating();
      int slot = find(high[i], low[i]);
      older[i] = slots[slot];
      slots[slot] = i;
    }
  }

  /** Half stars, 0 = no review counts for this delivery. */
  int rating(long orderHigh, long orderLow, long deliveredAt) {
    int review = slots[find(orderHigh, orderLow)];
    if (review == NONE) {
      return 0;
    }
    long delivered = clock.day(deliveredAt);
    while (review != NONE) {
      if (Math.abs(createdDay[review] - delivered) <= windowDays) {
        return rating[review];
      }
      review = older[review];
    }
    return 0;
  }

  /** Slot of an order, or the free one where it belongs. */
  private int find(long orderHigh, long orderLow) {
    int slot = (int) orderLow & (slots.length - 1);
    while (slots[slot] != NONE
        && (low[slots[slot]] != orderLow || high[slots[slot]] != orderHigh)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
