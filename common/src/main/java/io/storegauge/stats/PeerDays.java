package io.storegauge.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Gathers rows of one or more platforms and days, in any order, into {@link PeerDay}s.
 *
 * <p>Rows in: platform, store id, as-of day, category, valid orders and their amount in cents of 30
 * days (null counts 0), completeness of these orders, then any number of values and of texts. One
 * row a store and day.
 */
public final class PeerDays {
  private static final int PLATFORM = 0;
  private static final int STORE = 1;
  private static final int AS_OF = 2;
  private static final int CATEGORY = 3;
  private static final int PAID_ORDERS = 4;
  private static final int AMOUNT = 5;
  private static final int COMPLETENESS = 6;
  private static final int FIRST_VALUE = 7;

  /** A platform and day. */
  private record Key(UTF8String platform, int asOf) {}

  /** How a value stands in a row. */
  public enum Value {
    REAL,
    WHOLE
  }

  private final List<Value> columns;
  private final int textCount;
  private final Map<Key, PeerDay> days = new HashMap<>();
  // A store comes back on hundreds of days: keep its id once.
  private final Map<UTF8String, UTF8String> names = new HashMap<>();

  private PeerDays(List<Value> columns, int textCount) {
    this.columns = columns;
    this.textCount = textCount;
  }

  /** The days of the rows, by day and platform. */
  public static List<PeerDay> gather(Iterator<InternalRow> rows, int columns) {
    return gather(rows, Collections.nCopies(columns, Value.REAL), 0);
  }

  /** The days of the rows, by day and platform; texts follow the values. */
  public static List<PeerDay> gather(
      Iterator<InternalRow> rows, List<Value> columns, int textCount) {
    PeerDays gathered = new PeerDays(columns, textCount);
    while (rows.hasNext()) {
      gathered.add(rows.next());
    }
    List<PeerDay> sorted = new ArrayList<>(gathered.days.values());
    sorted.sort(Comparator.comparingInt(PeerDay::asOf).thenComparing(PeerDay::platform));
    return sorted;
  }

  static UTF8String platform(InternalRow row) {
    return row.getUTF8String(PLATFORM);
  }

  /** Number of columns of a row. */
  static int width(int values, int texts) {
    return FIRST_VALUE + values + texts;
  }

  private void add(InternalRow row) {
    UTF8String platform = platform(row);
    int asOf = row.getInt(AS_OF);
    PeerDay day = days.get(new Key(platform, asOf));
    if (day == null) {
      UTF8String kept = keep(platform);
      day = new PeerDay(kept, asOf, columns.size(), textCount);
      days.put(new Key(kept, asOf), day);
    }
    UTF8String category = row.isNullAt(CATEGORY) ? null : row.getUTF8String(CATEGORY);
    day.add(
        keep(row.getUTF8String(STORE)),
        category,
        whole(row, PAID_ORDERS),
        whole(row, AMOUNT),
        real(row, COMPLETENESS));
    for (int c = 0; c < columns.size(); c++) {
      day.setLast(c, value(row, c));
    }
    for (int t = 0; t < textCount; t++) {
      int column = FIRST_VALUE + columns.size() + t;
      day.setLastText(t, row.isNullAt(column) ? null : keep(row.getUTF8String(column)));
    }
  }

  private static long whole(InternalRow row, int column) {
    return row.isNullAt(column) ? 0 : row.getLong(column);
  }

  private double value(InternalRow row, int c) {
    int column = FIRST_VALUE + c;
    boolean counted = columns.get(c) == Value.WHOLE && !row.isNullAt(column);
    return counted ? row.getLong(column) : real(row, column);
  }

  private static double real(InternalRow row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }

  private UTF8String keep(UTF8String name) {
    UTF8String kept = names.get(name);
    if (kept == null) {
      kept = name.clone();
      names.put(kept, kept);
    }
    return kept;
  }
}
