package io.storegauge.job;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which as-of days a gold job is asked for, and how to read and write them. */
final class AsOfDays {
  private AsOfDays() {}

  /** Days asked for, of those an input holds. */
  static DaySet heldBy(TableSpec input, JobContext context) {
    DaySet held = context.lake().coveredDays(input);
    return context.interval().isAll() ? held : context.interval().intersect(held);
  }

  /** Days asked for; if all: from the first to the last day of anything that facts are made of. */
  static DaySet withEvents(JobContext context) {
    if (!context.interval().isAll()) {
      return context.interval();
    }
    DaySet events = DaySet.EMPTY;
    for (TableSpec table : FactSources.tables()) {
      events = events.union(events(context.lake(), table));
    }
    return events.isEmpty()
        ? DaySet.EMPTY
        : DaySet.between(events.first(), events.last().plusDays(1));
  }

  private static DaySet events(Lake lake, TableSpec table) {
    return lake.lastNote(table).map(n -> n.days(CommitNote.EVENTS)).orElse(DaySet.EMPTY);
  }

  /** The last day of every month that has one of the days. */
  static DaySet monthEnds(DaySet days) {
    return DaySet.of(
        days.months().stream().map(month -> month.plusMonths(1).minusDays(1)).toList());
  }

  /**
   * Month ends and the newest day: for figures of long windows, which hardly move from day to day.
   * Of what a table was asked for the same days stay, in whatever pieces it was.
   */
  static DaySet monthEndsAndNewest(DaySet days) {
    if (days.isEmpty()) {
      return days;
    }
    List<LocalDate> kept = new ArrayList<>(List.of(days.last()));
    for (LocalDate month : days.months()) {
      LocalDate end = month.plusMonths(1).minusDays(1);
      if (days.contains(end)) {
        kept.add(end);
      }
    }
    return DaySet.of(kept);
  }

  /** The plan of a table with a row for each of these days, from daily facts of a long window. */
  static StagePlan ofLongWindow(
      JobContext context, TableSpec table, TableSpec facts, int windowDays, String fingerprint) {
    return StagePlan.of(
        context.lake(),
        table,
        withEvents(context),
        AsOfDays::monthEndsAndNewest,
        fingerprint,
        new StagePlan.Input(facts, CommitNote.CHANGED, windowDays));
  }

  /** Every day of the trailing windows that end on some days. */
  static DaySet windows(DaySet asOf, int windowDays) {
    DaySet days = DaySet.EMPTY;
    long[] bounds = asOf.bounds();
    for (int i = 0; i < bounds.length; i += 2) {
      LocalDate first = LocalDate.ofEpochDay(bounds[i]).minusDays(windowDays - 1L);
      days = days.union(DaySet.between(first, LocalDate.ofEpochDay(bounds[i + 1]).plusDays(1)));
    }
    return days;
  }

  /** The days one by one, as ascending epoch days. */
  static int[] epochDays(DaySet days) {
    long[] bounds = days.bounds();
    return IntStream.range(0, bounds.length / 2)
        .flatMap(i -> IntStream.rangeClosed((int) bounds[2 * i], (int) bounds[2 * i + 1]))
        .toArray();
  }
}
