package io.storegauge.metric;

import io.storegauge.model.LocalClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the reviews of an order: those written within a number of days of the order's own day, on
 * which it was delivered, assessed or placed.
 */
final class OrderReviews {
  private final OrderIndex index = new OrderIndex();
  private final List<Review> reviews = new ArrayList<>();
  private final LocalClock clock;
  private final int windowDays;

  /** Takes a store's reviews, sorted {@link Review#BY_AGE}. */
  OrderReviews(List<Review> byAge, LocalClock clock, int windowDays) {
    this.clock = clock;
    this.windowDays = windowDays;
    for (Review r : byAge) {
      if (r.order() != null) {
        index.add(r.order());
        reviews.add(r);
      }
    }
  }

  /** The order's newest review, or {@link OrderIndex#NONE}. */
  int newest(Order o) {
    return index.newest(o.idHigh, o.idLow);
  }

  /** Product rating of the newest review that has one, in half stars; 0 = none counts. */
  int rating(int newest, long day) {
    for (int r = newest; r != OrderIndex.NONE; r = index.older(r)) {
      if (reviews.get(r).rating() > 0 && isNear(r, day)) {
        return reviews.get(r).rating();
      }
    }
    return 0;
  }

  /** Least product rating; 0 = none counts. */
  int leastRating(int newest, long day) {
    int least = 0;
    for (int r = newest; r != OrderIndex.NONE; r = index.older(r)) {
      least = isNear(r, day) ? lesser(least, reviews.get(r).rating()) : least;
    }
    return least;
  }

  /** Least description rating; 0 = none counts. */
  int leastDescription(int newest, long day) {
    int least = 0;
    for (int r = newest; r != OrderIndex.NONE; r = index.older(r)) {
      least = isNear(r, day) ? lesser(least, reviews.get(r).description()) : least;
    }
    return least;
  }

  /** Least of all ratings there are, of the product and in detail; 0 = none counts. */
  int leastOfAll(int newest, long day) {
    int least = 0;
    for (int i = newest; i != OrderIndex.NONE; i = index.older(i)) {
      if (isNear(i, day)) {
        Review r = reviews.get(i);
        least = lesser(lesser(least, r.rating()), r.description());
        least = lesser(lesser(least, r.service()), r.logistics());
      }
    }
    return least;
  }

  private static int lesser(int a, int b) {
    return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
  }

  private boolean isNear(int review, long day) {
    return Math.abs(clock.day(reviews.get(review).createdAt()) - day) <= windowDays;
  }
}
