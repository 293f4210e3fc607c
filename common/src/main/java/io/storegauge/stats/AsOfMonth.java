package io.storegauge.stats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The as-of days of one month.
 *
 * @param first day of the month, as an epoch day
 * @param days epoch days, ascending; at least one
 */
record AsOfMonth(int first, int[] days) {

  /** Months of days that ascend. */
  static List<AsOfMonth> of(int[] asOfDays) {
    List<AsOfMonth> months = new ArrayList<>();
    int from = 0;
    while (from < asOfDays.length) {
      LocalDate first = LocalDate.ofEpochDay(asOfDays[from]).withDayOfMonth(1);
      long next = first.plusMonths(1).toEpochDay();
      int to = from;
      while (to < asOfDays.length && asOfDays[to] < next) {
        to++;
      }
      months.add(new AsOfMonth((int) first.toEpochDay(), Arrays.copyOfRange(asOfDays, from, to)));
      from = to;
    }
    return months;
  }

  /** Newest of its days. */
  int last() {
    return days[days.length - 1];
  }
}
