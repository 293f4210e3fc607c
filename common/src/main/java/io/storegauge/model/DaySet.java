package io.storegauge.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A set of platform days as sorted, disjoint intervals; or every day there is.
 *
 * <p>Text form: {@code 2025-01-01..2025-01-31,2025-03-01..2025-03-01} (both ends inclusive), {@code
 * all}, or empty.
 */
public final class DaySet implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final DaySet EMPTY = new DaySet(List.of(), false);
  public static final DaySet ALL = new DaySet(List.of(), true);

  /** Days as epoch days, both ends inclusive. */
  private record Range(long first, long last) implements Serializable {}

  private final List<Range> ranges;
  private final boolean all;

  private DaySet(List<Range> ranges, boolean all) {
    this.ranges = List.copyOf(ranges);
    this.all = all;
  }

  /** Days from {@code start} up to, not including, {@code end}. */
  public static DaySet between(LocalDate start, LocalDate end) {
    return start.isBefore(end)
        ? new DaySet(List.of(new Range(start.toEpochDay(), end.toEpochDay() - 1)), false)
        : EMPTY;
  }

  public static DaySet of(Collection<LocalDate> days) {
    return normalise(days.stream().map(d -> new Range(d.toEpochDay(), d.toEpochDay())).toList());
  }

  public static DaySet ofEpochDays(Collection<? extends Number> days) {
    return normalise(days.stream().map(d -> new Range(d.longValue(), d.longValue())).toList());
  }

  /** Reads the text form. */
  public static DaySet parse(String text) {
    if (text == null || text.isEmpty()) {
      return EMPTY;
    }
    if (text.equals("all")) {
      return ALL;
    }
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int dots = part.indexOf("..");
      ranges.add(
          new Range(
              LocalDate.parse(part.substring(0, dots)).toEpochDay(),
              LocalDate.parse(part.substring(dots + 2)).toEpochDay()));
    }
    return normalise(ranges);
  }

  private static DaySet normalise(List<Range> unsorted) {
    List<Range> sorted = new ArrayList<>(unsorted);
    sorted.sort((a, b) -> Long.compare(a.first(), b.first()));
    List<Range> merged = new ArrayList<>();
    for (Range r : sorted) {
      Range previous = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (previous != null && r.first() <= previous.last() + 1) {
        merged.set(
            merged.size() - 1, new Range(previous.first(), Math.max(previous.last(), r.last())));
      } else {
        merged.add(r);
      }
    }
    return new DaySet(merged, false);
  }

  public boolean isAll() {
    return all;
  }

  public boolean isEmpty() {
    return !all && ranges.isEmpty();
  }

  public boolean contains(LocalDate day) {
    long d = day.toEpochDay();
    return all || ranges.stream().anyMatch(r -> r.first() <= d && d <= r.last());
  }

  public DaySet union(DaySet other) {
    if (all || other.all) {
      return ALL;
    }
    List<Range> both = new ArrayList<>(ranges);
    both.addAll(other.ranges);
    return normalise(both);
  }

  public DaySet intersect(DaySet other) {
    if (all) {
      return other;
    }
    if (other.all) {
      return this;
    }
    List<Range> common = new ArrayList<>();
    for (Range a : ranges) {
      for (Range b : other.ranges) {
        long first = Math.max(a.first(), b.first());
        long last = Math.min(a.last(), b.last());
        if (first <= last) {
          common.add(new Range(first, last));
        }
      }
    }
    return normalise(common);
  }

  /** The days of this set that are not in {@code other}; this set must not be ALL. */
  public DaySet minus(DaySet other) {
    if (other.all) {
      return EMPTY;
    }
    if (all) {
      throw new IllegalStateException("Cannot take days away from all days");
    }
    List<Range> left = ranges;
    for (Range b : other.ranges) {
      List<Range> next = new ArrayList<>();
      for (Range a : left) {
        if (b.last() < a.first() || a.last() < b.first()) {
          next.add(a);
          continue;
        }
        if (a.first() < b.first()) {
          next.add(new Range(a.first(), b.first() - 1));
        }
        if (b.last() < a.last()) {
          next.add(new Range(b.last() + 1, a.last()));
        }
      }
      left = next;
    }
    return new DaySet(left, false);
  }

  /**
   * The as-of days whose trailing window of {@code windowDays} contains a day of this set: each day
   * d grows to [d, d + windowDays − 1].
   */
  public DaySet reachedByWindow(int windowDays) {
    if (all) {
      return ALL;
    }
    return normalise(
        ranges.stream().map(r -> new Range(r.first(), r.last() + windowDays - 1)).toList());
  }

  /** The days of this set and so many days before each of them. */
  public DaySet withDaysBefore(int days) {
    if (all) {
      return ALL;
    }
    return normalise(ranges.stream().map(r -> new Range(r.first() - days, r.last())).toList());
  }

  /** The days of this set and those before each of them in its month. */
  public DaySet withMonthsBegun() {
    if (all) {
      return ALL;
    }
    return normalise(
        ranges.stream().map(r -> new Range(firstOfMonth(r.first()), r.last())).toList());
  }

  /** First day of the month of a day, both as epoch days. */
  public static int firstOfMonth(long epochDay) {
    return (int) LocalDate.ofEpochDay(epochDay).withDayOfMonth(1).toEpochDay();
  }

  /** First days of the months that hold a day of this set; this set must not be ALL. */
  public SortedSet<LocalDate> months() {
    if (all) {
      throw new IllegalStateException("All days have no list of months");
    }
    SortedSet<LocalDate> months = new TreeSet<>();
    for (Range r : ranges) {
      LocalDate last = LocalDate.ofEpochDay(r.last());
      for (LocalDate m = LocalDate.ofEpochDay(r.first()).withDayOfMonth(1);
          !m.isAfter(last);
          m = m.plusMonths(1)) {
        months.add(m);
      }
    }
    return months;
  }

  /** Every day of the given months. */
  public static DaySet ofMonths(Collection<LocalDate> months) {
    DaySet days = EMPTY;
    for (LocalDate m : months) {
      days = days.union(between(m, m.plusMonths(1)));
    }
    return days;
  }

  /** First day; this set must be neither empty nor ALL. */
  public LocalDate first() {
    return LocalDate.ofEpochDay(ranges.get(0).first());
  }

  /** Last day; this set must be neither empty nor ALL. */
  public LocalDate last() {
    return LocalDate.ofEpochDay(ranges.get(ranges.size() - 1).last());
  }

  /** Number of days; this set must not be ALL. */
  public long size() {
    if (all) {
      throw new IllegalStateException("All days have no number");
    }
    return ranges.stream().mapToLong(r -> r.last() - r.first() + 1).sum();
  }

  /** Sorted bounds first, last, first, last… as epoch days, both inclusive: for tight loops. */
  public long[] bounds() {
    return ranges.stream()
        .flatMapToLong(r -> java.util.stream.LongStream.of(r.first(), r.last()))
        .toArray();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DaySet d && d.all == all && d.ranges.equals(ranges);
  }

  @Override
  public int hashCode() {
    return 31 * ranges.hashCode() + Boolean.hashCode(all);
  }

  @Override
  public String toString() {
    if (all) {
      return "all";
    }
    List<String> parts = new ArrayList<>();
    for (Range r : ranges) {
      parts.add(LocalDate.ofEpochDay(r.first()) + ".." + LocalDate.ofEpochDay(r.last()));
    }
    return String.join(",", parts);
  }
}
