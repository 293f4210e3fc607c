package io.storegauge.suspect;

import io.storegauge.stats.ReviewBurst;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/** Bursts by store and day; sent to every task. */
public final class BurstDays implements Serializable {
  private static final long serialVersionUID = 1L;

  private record Day(UTF8String platform, UTF8String store, int day) implements Serializable {}

  private record Store(UTF8String platform, UTF8String store) implements Serializable {}

  private final Map<Day, List<ReviewBurst>> days = new HashMap<>();
  private final Set<Store> stores = new HashSet<>();

  public BurstDays(Collection<ReviewBurst> bursts) {
    for (ReviewBurst b : bursts) {
      Day day =
          new Day(UTF8String.fromString(b.platform()), UTF8String.fromString(b.store()), b.day());
      days.computeIfAbsent(day, d -> new ArrayList<>()).add(b);
      stores.add(new Store(day.platform(), day.store()));
    }
  }

  /** Whether a store has a burst on any day; the texts need not outlive the call. */
  public boolean hold(UTF8String platform, UTF8String store) {
    return stores.contains(new Store(platform, store));
  }

  /**
   * The burst that a review is part of; null = none.
   *
   * @param rating tenths of stars; 0 = none
   */
  ReviewBurst of(UTF8String platform, UTF8String store, int day, int rating) {
    if (rating == 0 || days.isEmpty()) {
      return null;
    }
    for (ReviewBurst b : days.getOrDefault(new Day(platform, store, day), List.of())) {
      if (b.kind().includes(rating)) {
        return b;
      }
    }
    return null;
  }
}
