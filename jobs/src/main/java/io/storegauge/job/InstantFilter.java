package io.storegauge.job;

import io.storegauge.model.DaySet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Keeps rows that can matter for a set of platform days. Deliberately wide: it only spares reading
 * files whose statistics exclude them, the exact day is decided row by row later.
 */
final class InstantFilter {
  private InstantFilter() {}

  /**
   * True where any of the columns lies within {@code slackDays} of one of the days.
   *
   * @param slackDays at least 1, because platform days are not UTC days
   */
  static Column any(List<String> columns, DaySet days, int slackDays) {
    if (days.isAll()) {
      return functions.lit(true);
    }
    Column matches = functions.lit(false);
    long[] bounds = days.bounds();
    for (int i = 0; i < bounds.length; i += 2) {
      Column from = midnight(bounds[i] - slackDays);
      Column to = midnight(bounds[i + 1] + 1 + slackDays);
      for (String name : columns) {
        Column column = functions.col(name);
        matches = matches.or(column.geq(from).and(column.lt(to)));
      }
    }
    return matches;
  }

  private static Column midnight(long day) {
    return functions.lit(Instant.EPOCH.plus(day, ChronoUnit.DAYS));
  }
}
