package io.storegauge.metric;

import io.storegauge.model.DaySet;
import java.io.Serializable;
import java.util.Arrays;

/** A {@link DaySet} for tight loops: sorted first and last epoch days; null = every day. */
public record DayBounds(long[] bounds) implements Serializable {
  public static final DayBounds ALL = new DayBounds(null);

  public static DayBounds of(DaySet days) {
    return days.isAll() ? ALL : new DayBounds(days.bounds());
  }

  /** Whether a day, as epoch day, is in the set. */
  public boolean contains(long day) {
    if (bounds == null) {
      return true;
    }
    int at = Arrays.binarySearch(bounds, day);
    // Between a first (even) and a last (odd) day: the insertion point is odd.
    return at >= 0 || ((-at - 1) & 1) == 1;
  }

  long first() {
    return bounds[0];
  }

  long last() {
    return bounds[bounds.length - 1];
  }
}
