package io.storegauge.metric;

import io.storegauge.model.LocalClock;
import java.util.List;

/**
 * Finds the reviews of an order: those written within a number of days of the order's own day, on
 * which it was delivered, assessed or placed.
 */
final class OrderReviews {
  private final OrderIndex index;
  private final long[] createdDays;

  /** Half stars of the product, 0 = not given. */
  private final byte[] ratings;

  private final byte[] descriptions;

  /** Least of all that a review gives, of the product and in detail. */
  private final byte[] leasts;

  private final int windowDays;

  /** Takes a store's reviews, sorted {@link Review#BY_AGE}. */
  OrderReviews(List<Review> byAge, LocalClock clock, int windowDays) {
    this.windowDays = windowDays;
    index = new OrderIndex(byAge.size());
    createdDays = new long[byAge.size()];
    ratings = new byte[byAge.size()];
    descriptions = new byte[byAge.size()];
    leasts = new byte[byAge.size()];
    for (Review r : byAge) {
      if (r.order() != null) {
        int at = index.size();
        createdDays[at] = clock.day(r.createdAt());
        ratings[at] = (byte) r.rating();
        descriptions[at] = (byte) r.description();
        leasts[at] =
            (byte) lesser(lesser(r.rating(), r.description()), lesser(r.service(), r.logistics()));
        index.add(r.order().high(), r.order().low());
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
      if (ratings[r] > 0 && isNear(r, day)) {
        return ratings[r];
      }
    }
    return 0;
  }

  /** Least product rating; 0 = none counts. */
  int leastRating(int newest, long day) {
    return least(ratings, newest, day);
  }

  /** Least description rating; 0 = none counts. */
  int leastDescription(int newest, long day) {
    return least(descriptions, newest, day);
  }

  /** Least of all ratings there are, of the product and in detail; 0 = none counts. */
  int leastOfAll(int newest, long day) {
    return least(leasts, newest, day);
  }

  private int least(byte[] halfStars, int newest, long day) {
    int least = 0;
    for (int r = newest; r != OrderIndex.NONE; r = index.older(r)) {
      least = isNear(r, day) ? lesser(least, halfStars[r]) : least;
    }
    return least;
  }

  private static int lesser(int a, int b) {
    return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
  }

  private boolean isNear(int review, long day) {
    return Math.abs(createdDays[review] - day) <= windowDays;
  }
}
