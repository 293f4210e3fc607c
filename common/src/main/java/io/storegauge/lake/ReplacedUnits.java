package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.model.HalfMonth;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;

/**
 * The calendar spans of a table that are replaced as a whole when one of their days changes:
 * months, or {@link HalfMonth}s where its files hold days of one half each. The log is read when
 * they are asked for, which an idle stage does not do.
 */
record ReplacedUnits(Lake lake, TableSpec table) {

  /** Every day of the units that hold a day of a set, which must not be ALL. */
  DaySet around(DaySet days) {
    return table.byHalfMonth() && !days.isEmpty() ? halves(days) : DaySet.ofMonths(days.months());
  }

  /** A month with a file across both halves, as others and earlier releases write, goes as one. */
  private DaySet halves(DaySet days) {
    DaySet units = HalfMonth.around(days);
    for (TableLog.LiveFile f : lake.live(table).files()) {
      FileDays inside = FileDays.of(table, f);
      if (inside != null
          && HalfMonth.last((int) inside.first()) < inside.last()
          && inside.meet(units.bounds())) {
        DaySet file =
            DaySet.between(
                LocalDate.ofEpochDay(inside.first()), LocalDate.ofEpochDay(inside.last() + 1));
        units = units.union(DaySet.ofMonths(file.months()));
      }
    }
    return units;
  }
}
