package io.storegauge.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Visitors given to stores while they have headroom: to those first that turn most visitors into
 * orders that end well (conversion × quality), until their headroom is used up.
 *
 * @param shares stores that get visitors, in the order in which they are filled
 * @param visitorsLeft nobody has headroom for
 */
public record Allocation(List<Share> shares, long visitorsLeft) {
  /**
   * A store that may be filled.
   *
   * @param conversion orders a visitor, 0–1
   * @param quality share of orders that end well, 0–1
   * @param headroom orders a day that it can take beyond the usual
   */
  public record Store(String id, double conversion, double quality, double headroom) {
    double worth() {
      return conversion * quality;
    }

    /** Visitors until the headroom is used up. */
    long room() {
      return (long) Math.floor(headroom / conversion + 1e-9);
    }
  }

  /**
   * @param visitors given to the store
   * @param full whether its headroom is used up
   */
  public record Share(Store store, long visitors, boolean full) {
    public double orders() {
      return visitors * store.conversion();
    }
  }

  /**
   * Fills the stores; one that converts nobody, or has no headroom, gets no visitors.
   *
   * @param visitors a day
   */
  public static Allocation of(List<Store> stores, long visitors) {
    List<Store> order =
        stores.stream()
            .filter(s -> s.worth() > 0 && s.headroom() > 0)
            .sorted(Comparator.comparingDouble(Store::worth).reversed().thenComparing(Store::id))
            .toList();
    List<Share> shares = new ArrayList<>();
    long left = visitors;
    for (Store s : order) {
      long given = Math.min(left, s.room());
      if (given > 0) {
        shares.add(new Share(s, given, given == s.room()));
        left -= given;
      }
    }
    return new Allocation(List.copyOf(shares), left);
  }
}
