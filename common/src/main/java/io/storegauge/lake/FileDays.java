package io.storegauge.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.DaySet;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;

/**
 * Days, since 1970, that a file of a table with months may hold rows of: those of its statistics,
 * where it has them of days, else those of its month.
 */
record FileDays(long first, long last) {

  /**
   * Days of a live file.
   *
   * @return null if its rows have no month
   */
  static FileDays of(TableSpec table, TableLog.LiveFile file) {
    if (file.partition() == null) {
      return null;
    }
    FileDays month = ofMonth(LocalDate.parse(file.partition()));
    if (!table.byHalfMonth()) {
      return month;
    }
    JsonNode least = file.statistics().path("minValues").path(table.dayColumn());
    JsonNode greatest = file.statistics().path("maxValues").path(table.dayColumn());
    // Somebody else's rows may lie in another month than they say.
    return least.isTextual() && greatest.isTextual()
        ? new FileDays(day(least), day(greatest)).orAllOf(month)
        : month;
  }

  /**
   * Days of a new file.
   *
   * @return null if its rows have no month
   * @throws IllegalStateException if a row lies in another month than it says
   */
  static FileDays of(TableSpec table, WrittenFile file) {
    if (file.partition() == null) {
      return null;
    }
    FileDays month = ofMonth(file.partition());
    for (WrittenFile.Range r : file.ranges()) {
      if (table.byHalfMonth() && r.column().equals(table.dayColumn()) && r.least() != null) {
        FileDays days = new FileDays(r.least(), r.greatest());
        if (!days.areWithin(new long[] {month.first, month.last})) {
          throw new IllegalStateException(
              String.format(
                  "%s: a row of %s in month %s", table.qualifiedName(), days, file.partition()));
        }
        return days;
      }
    }
    return month;
  }

  private static FileDays ofMonth(LocalDate first) {
    return new FileDays(first.toEpochDay(), first.plusMonths(1).toEpochDay() - 1);
  }

  private static long day(JsonNode date) {
    return LocalDate.parse(date.asText()).toEpochDay();
  }

  /** These days, unless some lie outside the month: then both. */
  private FileDays orAllOf(FileDays month) {
    return areWithin(new long[] {month.first, month.last})
        ? this
        : new FileDays(Math.min(first, month.first), Math.max(last, month.last));
  }

  DaySet days() {
    return DaySet.between(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last + 1));
  }

  /** Whether one of the ranges has a day of the file. */
  boolean meet(long[] ranges) {
    return Ranges.overlap(ranges, first, last);
  }

  /** Whether one of the ranges has all days of the file. */
  boolean areWithin(long[] ranges) {
    return Ranges.contain(ranges, first, last);
  }

  @Override
  public String toString() {
    return days().toString();
  }
}
