package io.storegauge.stats;

import java.io.Serializable;
import java.util.Locale;

/**
 * A day on which a store has far more reviews of a kind than its deliveries give.
 *
 * @param day epoch day
 * @param observed reviews of the kind; those of shared orders weigh 1/k
 * @param expected by the store's own usual share and the deliveries of the days before
 */
public record ReviewBurst(
    String platform, String store, int day, Kind kind, double observed, double expected)
    implements Serializable {

  /** What the reviews are like. */
  public enum Kind {
    /** More than 3 stars. */
    PRAISE,
    /** 2 stars or less. */
    BOMBING;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a review of so many tenths of stars is of the kind. */
    public boolean includes(long tenthsOfStars) {
      return this == PRAISE ? tenthsOfStars > 30 : tenthsOfStars <= 20;
    }
  }
}
