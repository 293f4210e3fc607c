package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.model.HalfMonth;
import io.storegauge.table.TableSpec;
import java.util.List;

/**
 * The calendar spans of a table that are replaced as a whole when one of their days changes:
 * months, or {@link HalfMonth}s where its files hold days of one half each. The log is read when
 * they are first asked for, which an idle stage does not do, and not again: what is computed and
 * what is replaced must be the same days, whoever writes meanwhile.
 */
final class ReplacedUnits {
  private final Lake lake;
  private final TableSpec table;

  /** Days of files across both halves of a month; null = not looked at yet. */
  private List<FileDays> across;

  ReplacedUnits(Lake lake, TableSpec table) {
    this.lake = lake;
    this.table = table;
  }

  /** Every day of the units that hold a day of a set, which must not be ALL. */
  DaySet around(DaySet days) {
    return table.byHalfMonth() && !days.isEmpty() ? halves(days) : DaySet.ofMonths(days.months());
  }

  /** A month with a file across both halves, as others and earlier releases write, goes as one. */
  private DaySet halves(DaySet days) {
    if (across == null) {
      across = acrossHalves();
    }
    DaySet units = HalfMonth.around(days);
    for (FileDays file : across) {
      if (file.meet(units.bounds())) {
        units = units.union(DaySet.ofMonths(file.days().months()));
      }
    }
    return units;
  }

  private List<FileDays> acrossHalves() {
    return lake.live(table).files().stream()
        .map(f -> FileDays.of(table, f))
        .filter(d -> d != null && HalfMonth.last((int) d.first()) < d.last())
        .toList();
  }
}
