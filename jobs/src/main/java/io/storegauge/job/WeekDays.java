package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The as-of days of weekly rows: the last day of each ISO week, and the newest day, so that nobody
 * has to wait for Sunday.
 */
final class WeekDays {
  private WeekDays() {}

  /** Those among the days a table holds. */
  static DaySet of(DaySet covered) {
    if (covered.isEmpty()) {
      return DaySet.EMPTY;
    }
    List<Integer> days = new ArrayList<>();
    for (int day : AsOfDays.epochDays(covered)) {
      if (isWeekEnd(LocalDate.ofEpochDay(day))) {
        days.add(day);
      }
    }
    return DaySet.ofEpochDays(days).union(newest(covered));
  }

  private static boolean isWeekEnd(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static DaySet newest(DaySet covered) {
    return covered.isEmpty() ? DaySet.EMPTY : DaySet.of(List.of(covered.last()));
  }

  /**
   * A plan that also writes the day again that was the newest one until now, since it loses its
   * weekly rows to the new one: whatever the days a lake was filled by, it ends the same.
   */
  static StagePlan moved(JobContext context, StagePlan plan) {
    DaySet held =
        context
            .lake()
            .lastNote(plan.table())
            .map(n -> n.days(CommitNote.COVERED))
            .orElse(DaySet.EMPTY);
    return plan.also(newest(held).minus(WeekDays.of(plan.covered())));
  }
}
