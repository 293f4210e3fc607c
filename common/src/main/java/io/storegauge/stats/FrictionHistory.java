package io.storegauge.stats;

import io.storegauge.model.Friction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The frictions of one store, day by day. */
final class FrictionHistory {
  private static final int COUNTERS = 7;
  private static final int FIRST_COUNTER = 5;
  private static final Map<UTF8String, Integer> SETS = new HashMap<>();

  static {
    for (int set = 0; set < Friction.sets(); set++) {
      SETS.put(UTF8String.fromString(Friction.toText(set)), set);
    }
  }

  /** Orders of one day, category and set of frictions. */
  record Cell(int day, UTF8String category, int set, long[] counters) {}

  private final List<Cell> cells = new ArrayList<>();
  private final Map<UTF8String, UTF8String> categories = new HashMap<>();

  /** Takes a row as {@link FrictionWindows} describes it. */
  void add(InternalRow row) {
    UTF8String category = categories.get(row.getUTF8String(3));
    if (category == null) {
      category = row.getUTF8String(3).clone();
      categories.put(category, category);
    }
    long[] counters = new long[COUNTERS];
    for (int c = 0; c < COUNTERS; c++) {
      counters[c] = row.getLong(FIRST_COUNTER + c);
    }
    cells.add(new Cell(row.getInt(2), category, SETS.get(row.getUTF8String(4)), counters));
  }

  /** The trailing window that ends with a day. */
  FrictionWindow window(int asOf, int days) {
    FrictionWindow window = new FrictionWindow(asOf);
    for (Cell c : cells) {
      if (c.day() <= asOf && c.day() > asOf - days) {
        window.add(c);
      }
    }
    return window;
  }
}
