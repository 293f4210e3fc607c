package io.storegauge.model;

import java.time.LocalDate;

/** Halves of calendar months: the first 15 days, and the rest. */
public final class HalfMonth {
  private static final int FIRST_DAYS = 15;

  private HalfMonth() {}

  /** First day of the half that holds a day, both as epoch days. */
  public static int first(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int first = date.getDayOfMonth() > FIRST_DAYS ? FIRST_DAYS + 1 : 1;
    return day - date.getDayOfMonth() + first;
  }

  /** Last day of the half that holds a day, both as epoch days. */
  public static int last(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int last = date.getDayOfMonth() > FIRST_DAYS ? date.lengthOfMonth() : FIRST_DAYS;
    return day - date.getDayOfMonth() + last;
  }

  /** Every day of the halves that hold a day of a set, which must not be ALL. */
  public static DaySet around(DaySet days) {
    DaySet halves = DaySet.EMPTY;
    for (LocalDate month : days.months()) {
      LocalDate middle = month.plusDays(FIRST_DAYS);
      for (DaySet half :
          new DaySet[] {
            DaySet.between(month, middle), DaySet.between(middle, month.plusMonths(1))
          }) {
        if (!half.intersect(days).isEmpty()) {
          halves = halves.union(half);
        }
      }
    }
    return halves;
  }
}
