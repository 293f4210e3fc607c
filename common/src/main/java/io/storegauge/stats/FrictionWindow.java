package io.storegauge.stats;

import io.storegauge.model.Friction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.unsafe.types.UTF8String;

/** What frictions did at one store in one window, from exact sums. */
final class FrictionWindow {
  private static final int ORDERS = 0;
  private static final int PICKUP_KNOWN = 1;
  private static final int TRANSIT_KNOWN = 2;
  private static final int PROMISE_KNOWN = 3;
  private static final int WEIGHT = 4;
  private static final int SUM = 5;
  private static final int SQUARES = 6;

  /** Orders of one category, month and set of frictions: comparable but for the frictions. */
  private record Alike(UTF8String category, int month, int set) {
    static final Comparator<Alike> ORDER =
        Comparator.comparing(Alike::category)
            .thenComparingInt(Alike::month)
            .thenComparingInt(Alike::set);
  }

  private final int asOf;
  private final Map<Alike, long[]> rated = new TreeMap<>(Alike.ORDER);
  private final long[] all = new long[SQUARES + 1];
  private final long[] exposed = new long[Friction.values().length];

  FrictionWindow(int asOf) {
    this.asOf = asOf;
  }

  void add(FrictionHistory.Cell cell) {
    long[] counters = cell.counters();
    for (int c = 0; c < counters.length; c++) {
      all[c] += counters[c];
    }
    for (Friction f : Friction.values()) {
      exposed[f.ordinal()] += (cell.set() & f.bit()) != 0 ? counters[ORDERS] : 0;
    }
    if (counters[WEIGHT] > 0) {
      LocalDate day = LocalDate.ofEpochDay(cell.day());
      int month = day.getYear() * 12 + day.getMonthValue();
      long[] sums =
          rated.computeIfAbsent(new Alike(cell.category(), month, cell.set()), a -> new long[3]);
      sums[0] += counters[WEIGHT];
      sums[1] += counters[SUM];
      sums[2] += counters[SQUARES];
    }
  }

  int asOf() {
    return asOf;
  }

  long orders() {
    return all[ORDERS];
  }

  /** Weight of the ratings, orders. */
  double rated() {
    return RatedDays.toRatings(all[WEIGHT]);
  }

  /** Stars; NaN without any. */
  double ratingMean() {
    return all[WEIGHT] == 0 ? Double.NaN : RatedDays.toMean(all[SUM], all[WEIGHT]);
  }

  /** Orders of which it is known whether they were exposed, if anybody tells of it. */
  long known(Friction f) {
    return switch (f) {
      case LATE_PICKUP -> all[PICKUP_KNOWN];
      case SLOW_TRANSIT -> all[TRANSIT_KNOWN];
      case MISSED_PROMISE -> all[PROMISE_KNOWN];
      default -> all[ORDERS];
    };
  }

  long exposed(Friction f) {
    return exposed[f.ordinal()];
  }

  /** Effects by friction, of orders of one category and month. */
  FrictionEffects.Effect[] effects() {
    List<FrictionEffects.Cell> cells = new ArrayList<>();
    Map<String, Integer> strata = new HashMap<>();
    rated.forEach(
        (alike, sums) ->
            cells.add(
                new FrictionEffects.Cell(
                    strata.computeIfAbsent(
                        alike.month() + " " + alike.category(), k -> strata.size()),
                    alike.set(),
                    RatedDays.toRatings(sums[0]),
                    RatedDays.toRatings(sums[1]) / 2,
                    RatedDays.toRatings(sums[2]) / 4)));
    return FrictionEffects.of(cells);
  }
}
