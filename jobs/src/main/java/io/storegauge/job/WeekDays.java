package io.storegauge.job;

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
  static final int WEEK = 7;

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

  /** A plan of a table that has weekly rows alone. */
  static StagePlan only(JobContext context, StagePlan plan) {
    return moved(context, plan).only(of(plan.covered()).union(newest(held(context, plan))));
  }

  /**
   * A plan that also writes the day again that was the newest one until now, since it loses its
   * weekly rows to the new one: whatever the days a lake was filled by, it ends the same.
   */
  static StagePlan moved(JobContext context, StagePlan plan) {
    return plan.also(newest(held(context, plan)).minus(of(plan.covered())));
  }

  private static DaySet held(JobContext context, StagePlan plan) {
    return context.lake().coveredDays(plan.table());
  }
}
