package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.model.StoregaugeException;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;

/** The as-of day that a command looks at. */
final class CoveredDay {
  private CoveredDay() {}

  /**
   * The day asked for, or the last one that a table covers.
   *
   * @param asked null = the last one
   * @throws StoregaugeException if the table has no day yet, or not this one
   */
  static LocalDate of(Lake lake, TableSpec table, LocalDate asked) {
    DaySet covered = lake.coveredDays(table);
    String name = table.qualifiedName();
    if (covered.isEmpty() || covered.isAll()) {
      throw CliErrors.noDaysYet(name, lake.root());
    }
    if (asked != null && !covered.contains(asked)) {
      throw CliErrors.dayNotCovered(name, asked, covered);
    }
    return asked == null ? covered.last() : asked;
  }
}
