package io.storegauge.metric;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows of the wanted days of a {@link DayTable} that hold anything but zeros, in order of days. */
abstract class DayRows implements Iterator<InternalRow> {
  private final DayTable table;
  private final DayBounds write;
  private final long[] days;
  private int at;

  DayRows(DayTable table, DayBounds write) {
    this.table = table;
    this.write = write;
    this.days = table.sortedDays();
  }

  /** The row of a day; valid until the next one is built. */
  abstract InternalRow row(long day, long[] counters);

  @Override
  public boolean hasNext() {
    while (at < days.length) {
      if (write.contains(days[at]) && hasAny(table.at(days[at]))) {
        return true;
      }
      at++;
    }
    return false;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long day = days[at++];
    return row(day, table.at(day));
  }

  private static boolean hasAny(long[] counters) {
    for (long c : counters) {
      if (c != 0) {
        return true;
      }
    }
    return false;
  }
}
