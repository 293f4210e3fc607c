package io.storegauge.report.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An axis of days, both ends included. */
public record DayAxis(LocalDate first, LocalDate last) {
  private static final int[] DAY_STEPS = {1, 2};
  private static final int[] WEEK_STEPS = {1, 2};
  private static final int[] MONTH_STEPS = {1, 2, 3, 6, 12};

  public DayAxis {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("No days from " + first + " to " + last);
    }
  }

  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  public LocalDate day(int index) {
    return first.plusDays(index);
  }

  /** Position of a day in arrays of the axis; outside of them if the day is. */
  public int index(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(first, day);
  }

  /** Where a day lies: 0 is the first, 1 the last; a single day stands in the middle. */
  public double at(int index) {
    return days() == 1 ? 0.5 : (double) index / (days() - 1);
  }

  /** Where the room of a day begins: half way from the day before, or with the axis. */
  public double start(int index) {
    return index == 0 ? 0 : (at(index - 1) + at(index)) / 2;
  }

  /** Where the room of a day ends. */
  public double end(int index) {
    return index == days() - 1 ? 1 : (at(index) + at(index + 1)) / 2;
  }

  /**
   * Days that say where one is, at most so many: all, every second, Mondays, every second Monday,
   * first days of months, of every second, third, sixth or twelfth month counted from January.
   */
  public List<LocalDate> ticks(int most) {
    for (int step : DAY_STEPS) {
      List<LocalDate> ticks = from(first, d -> d.plusDays(step));
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    for (int step : WEEK_STEPS) {
      LocalDate monday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
      List<LocalDate> ticks = from(monday, d -> d.plusWeeks(step));
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    for (int step : MONTH_STEPS) {
      List<LocalDate> ticks =
          from(firstOfMonth(), d -> d.plusMonths(1)).stream()
              .filter(d -> (d.getMonthValue() - 1) % step == 0)
              .toList();
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    return List.of(first);
  }

  private LocalDate firstOfMonth() {
    return first.getDayOfMonth() == 1 ? first : first.with(TemporalAdjusters.firstDayOfNextMonth());
  }

  private List<LocalDate> from(LocalDate start, UnaryOperator<LocalDate> next) {
    return Stream.iterate(start, d -> !d.isAfter(last), next).toList();
  }
}
