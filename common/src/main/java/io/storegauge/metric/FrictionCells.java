package io.storegauge.metric;

import io.storegauge.model.Friction;
import io.storegauge.row.RowSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Orders of one store and their ratings by category, set of frictions and day. Cleared and used
 * again, so that a store costs no new memory.
 */
final class FrictionCells {
  private static final int WIDTH = 7;

  /** Builds the row of a cell; counters in the order of the table. */
  interface RowOf {
    InternalRow build(UTF8String category, int set, long day, long[] counters);
  }

  /** A category and a set of frictions, with its days. */
  private record Kind(UTF8String category, int set, DayTable days) {}

  private final Map<UTF8String, Kind[]> byCategory = new HashMap<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final List<DayTable> spare = new ArrayList<>();
  private UTF8String lastCategory;
  private Kind[] lastKinds;

  void clear() {
    for (Kind k : kinds) {
      k.days().clear();
      spare.add(k.days());
    }
    kinds.clear();
    byCategory.clear();
    lastCategory = null;
    lastKinds = null;
  }

  /**
   * Counts an order.
   *
   * @param weight of its rating; 0 = it has none
   * @param rating half stars
   */
  void add(Order o, long day, int set, long weight, long rating) {
    long[] cell = days(o.category, set).at(day);
    cell[0]++;
    cell[1] += OrderFrictions.isPickupKnown(o) ? 1 : 0;
    cell[2] += OrderFrictions.isTransitKnown(o) ? 1 : 0;
    cell[3] += OrderFrictions.isPromiseKnown(o) ? 1 : 0;
    cell[4] += weight;
    cell[5] += weight * rating;
    cell[6] += weight * rating * rating;
  }

  private DayTable days(UTF8String category, int set) {
    // A store's orders are of the same category again and again.
    if (!category.equals(lastCategory)) {
      lastKinds = byCategory.get(category);
      if (lastKinds == null) {
        lastKinds = new Kind[Friction.sets()];
        byCategory.put(category.clone(), lastKinds);
      }
      lastCategory = category.clone();
    }
    if (lastKinds[set] == null) {
      DayTable days = spare.isEmpty() ? new DayTable(WIDTH) : spare.remove(spare.size() - 1);
      lastKinds[set] = new Kind(lastCategory, set, days);
      kinds.add(lastKinds[set]);
    }
    return lastKinds[set].days();
  }

  /** Rows of the wanted days, kind by kind in order, each by day. */
  Iterator<InternalRow> rows(DayBounds write, RowOf rowOf) {
    kinds.sort(
        (a, b) ->
            a.category().equals(b.category())
                ? Integer.compare(a.set(), b.set())
                : a.category().compareTo(b.category()));
    List<Supplier<Iterator<InternalRow>>> parts = new ArrayList<>();
    for (Kind kind : kinds) {
      parts.add(() -> rows(kind, write, rowOf));
    }
    return new RowSequence<>(parts);
  }

  private static Iterator<InternalRow> rows(Kind kind, DayBounds write, RowOf rowOf) {
    return new DayRows(kind.days(), write) {
      @Override
      InternalRow row(long day, long[] counters) {
        return rowOf.build(kind.category(), kind.set(), day, counters);
      }
    };
  }
}
