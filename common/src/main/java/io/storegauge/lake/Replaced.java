package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.parquet.WrittenFile;
import io.storegauge.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;

/**
 * What rows a commit replaces.
 *
 * @param days the days whose rows go, in whole months or in {@link ReplacedUnits} of the table; ALL
 *     = every row goes
 * @param undated whether rows without a month go, too
 */
record Replaced(TableSpec table, DaySet days, boolean undated) {

  static Replaced all(TableSpec table) {
    return of(table, DaySet.ALL);
  }

  /** Rows of days; ALL = every row. */
  static Replaced of(TableSpec table, DaySet days) {
    return new Replaced(table, days, days.isAll());
  }

  /**
   * Rows of partitions.
   *
   * @param partitions as {@link TableLog.Live#untidy} gives them; of a table without months all
   *     rows are meant
   */
  static Replaced ofPartitions(TableSpec table, Set<String> partitions) {
    if (table.monthColumn() == null) {
      return all(table);
    }
    List<LocalDate> months =
        partitions.stream()
            .filter(p -> !p.equals(TableLog.NO_PARTITION))
            .map(LocalDate::parse)
            .toList();
    return new Replaced(table, DaySet.ofMonths(months), partitions.contains(TableLog.NO_PARTITION));
  }

  /** Those of a table's rows that go. */
  Dataset<Row> among(Dataset<Row> rows) {
    return days.isAll() ? rows : rows.where(ofDays());
  }

  /**
   * Whether the rows of a live file go.
   *
   * @throws IllegalStateException if some of them may and others may not
   */
  boolean holds(TableLog.LiveFile file) {
    if (days.isAll()) {
      return true;
    }
    FileDays inside = FileDays.of(table, file);
    if (inside == null) {
      return undated;
    }
    long[] bounds = days.bounds();
    if (!inside.meet(bounds)) {
      return false;
    }
    if (!inside.areWithin(bounds)) {
      throw new IllegalStateException(
          String.format(
              "%s: file %s may hold days that stay when %s are replaced. Another writer has come"
                  + " between; run again",
              table.qualifiedName(), file.path(), days));
    }
    return true;
  }

  /**
   * Checks new files against what they replace.
   *
   * @throws IllegalStateException if one has a row of another month or day
   */
  void require(List<WrittenFile> files) {
    if (!days.isAll()) {
      files.stream().filter(f -> !mayHold(f)).findFirst().ifPresent(this::refuse);
    }
  }

  private boolean mayHold(WrittenFile f) {
    FileDays inside = FileDays.of(table, f);
    return inside == null ? undated : inside.areWithin(days.bounds());
  }

  private void refuse(WrittenFile f) {
    throw new IllegalStateException(
        String.format(
            "%s: rows of %s among those for %s",
            table.qualifiedName(),
            f.partition() == null ? "no month" : FileDays.of(table, f),
            days));
  }

  /** The rows, in SQL; none = all of them. */
  Option<String> predicate() {
    return days.isAll() ? Option.empty() : Option.apply(ofDays());
  }

  private String ofDays() {
    List<String> whole = new ArrayList<>();
    List<String> any = new ArrayList<>();
    for (LocalDate month : days.months()) {
      DaySet all = DaySet.ofMonths(List.of(month));
      DaySet here = all.intersect(days);
      if (here.equals(all)) {
        whole.add(literal(month.toEpochDay()));
      } else {
        any.add(partOf(month, here.bounds()));
      }
    }
    if (!whole.isEmpty()) {
      any.add(0, table.monthColumn() + " IN (" + String.join(", ", whole) + ")");
    }
    if (undated) {
      any.add(table.monthColumn() + " IS NULL");
    }
    return any.isEmpty() ? "false" : String.join(" OR ", any);
  }

  /** The month tells Delta where to look. */
  private String partOf(LocalDate month, long[] bounds) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      parts.add(
          String.format(
              "%s BETWEEN %s AND %s",
              table.dayColumn(), literal(bounds[i]), literal(bounds[i + 1])));
    }
    return String.format(
        "(%s = %s AND (%s))",
        table.monthColumn(), literal(month.toEpochDay()), String.join(" OR ", parts));
  }

  private static String literal(long day) {
    return "DATE'" + LocalDate.ofEpochDay(day) + "'";
  }
}
