package io.storegauge.lake;

import io.storegauge.model.DaySet;
import io.storegauge.table.TableSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The rows of a table that are to be written anew, because their files have become untidy.
 *
 * @param months with null for rows that wait for their day; null = the table has no months, and all
 *     rows are meant
 */
record TidyRows(TableSpec table, List<LocalDate> months) {

  /**
   * @param partitions as {@link TableLog.Live#untidy} gives them
   */
  static TidyRows of(TableSpec table, Collection<String> partitions) {
    return new TidyRows(
        table,
        table.monthColumn() == null
            ? null
            : partitions.stream()
                .map(TidyRows::month)
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static LocalDate month(String partition) {
    return partition.equals(TableLog.NO_PARTITION) ? null : LocalDate.parse(partition);
  }

  Replaced replaced() {
    return months == null
        ? Replaced.all(table)
        : new Replaced(
            table,
            DaySet.ofMonths(months.stream().filter(Objects::nonNull).toList()),
            months.contains(null));
  }

  Dataset<Row> among(Dataset<Row> rows) {
    if (months == null) {
      return rows;
    }
    Object[] wanted = months.stream().filter(Objects::nonNull).map(Date::valueOf).toArray();
    Column month = functions.col(table.monthColumn());
    Column chosen = month.isin(wanted);
    return rows.where(months.contains(null) ? chosen.or(month.isNull()) : chosen);
  }
}
