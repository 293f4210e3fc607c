package io.storegauge.suspect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What orders tell of flagged reviews: when they were delivered, and how often a buyer bought. */
public final class BuyerOrders implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of an order that is not delivered, or not known. */
  public static final long NOT_DELIVERED = Long.MIN_VALUE;

  /**
   * An order at one store.
   *
   * @param key hash of its key in silver.orders
   * @param buyer hash; 0 = not known
   * @param orderedAt microseconds since 1970: the same at every store that shares it
   * @param day epoch day of that
   * @param deliveredAt microseconds since 1970, or {@link #NOT_DELIVERED}
   */
  public record Placed(long key, long buyer, long orderedAt, int day, long deliveredAt)
      implements Serializable {}

  private final Map<Long, Placed> byKey = new HashMap<>();
  private final Map<Long, List<Placed>> byBuyer = new HashMap<>();

  public BuyerOrders(Collection<Placed> orders) {
    for (Placed p : orders) {
      byKey.put(p.key(), p);
      if (p.buyer() != 0) {
        byBuyer.computeIfAbsent(p.buyer(), b -> new ArrayList<>()).add(p);
      }
    }
  }

  /** When the order of a review was delivered. */
  long deliveredAt(WrittenReview review) {
    Placed order = byKey.get(review.order());
    boolean near = order != null && isNear(order, review);
    return near ? order.deliveredAt() : NOT_DELIVERED;
  }

  /** Orders of a review's buyer on the platform, placed in the days up to it. */
  int count(WrittenReview review) {
    Set<Long> moments = new HashSet<>();
    for (Placed p : byBuyer.getOrDefault(review.buyer(), List.of())) {
      if (isNear(p, review)) {
        moments.add(p.orderedAt());
      }
    }
    return moments.size();
  }

  private static boolean isNear(Placed order, WrittenReview review) {
    return order.day() <= review.day() && order.day() > review.day() - SuspectRules.ORDER_DAYS;
  }
}
