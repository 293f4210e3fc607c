package io.storegauge.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.model.DaySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Keeps rows that can matter for a set of platform days. Deliberately wide: it spares reading files
 * whose statistics exclude them and carrying rows of other days along; the exact day is decided
 * later.
 */
public final class InstantFilter {
  private static final long MICROS_A_DAY = TimeUnit.DAYS.toMicros(1);

  /**
   * Instants of a column that are wanted.
   *
   * @param bounds {@link Ranges} in microseconds; null = all
   */
  private record Wanted(String column, long[] bounds) {}

  private final List<Wanted> wanted;

  private InstantFilter(List<Wanted> wanted) {
    this.wanted = wanted;
  }

  /**
   * Rows where any of the columns lies within {@code slackDays} of one of the days.
   *
   * @param slackDays at least 1, because platform days are not UTC days
   */
  public static InstantFilter any(List<String> columns, DaySet days, int slackDays) {
    long[] bounds = days.isAll() ? null : days.bounds();
    if (bounds != null) {
      for (int i = 0; i < bounds.length; i += 2) {
        bounds[i] = (bounds[i] - slackDays) * MICROS_A_DAY;
        bounds[i + 1] = (bounds[i + 1] + 1 + slackDays) * MICROS_A_DAY - 1;
      }
    }
    return new InstantFilter(columns.stream().map(c -> new Wanted(c, bounds)).toList());
  }

  /** Rows that either of two keeps. */
  public InstantFilter or(InstantFilter other) {
    List<Wanted> both = new ArrayList<>(wanted);
    both.addAll(other.wanted);
    return new InstantFilter(both);
  }

  /**
   * The filter of a scan's rows.
   *
   * @param columns of the scan; all that this looks at must be among them
   */
  public RowFilter rows(List<String> columns) {
    if (wanted.stream().anyMatch(w -> w.bounds() == null)) {
      return row -> true;
    }
    int[] positions = wanted.stream().mapToInt(w -> columns.indexOf(w.column())).toArray();
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < 0) {
        throw new IllegalArgumentException(wanted.get(i).column() + " is not among " + columns);
      }
    }
    long[][] bounds = wanted.stream().map(Wanted::bounds).toArray(long[][]::new);
    return row -> anyWithin(row, positions, bounds);
  }

  private static boolean anyWithin(InternalRow row, int[] positions, long[][] bounds) {
    for (int i = 0; i < positions.length; i++) {
      if (!row.isNullAt(positions[i])) {
        long instant = row.getLong(positions[i]);
        if (Ranges.overlap(bounds[i], instant, instant)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a file can hold such a row.
   *
   * @param statistics of the file as the Delta protocol has them; may be missing
   */
  boolean mayHold(JsonNode statistics) {
    return wanted.stream().anyMatch(w -> w.bounds() == null || mayHold(w, statistics));
  }

  private static boolean mayHold(Wanted w, JsonNode statistics) {
    JsonNode least = statistics.path("minValues").path(w.column());
    JsonNode greatest = statistics.path("maxValues").path(w.column());
    if (!least.isTextual() || !greatest.isTextual()) {
      JsonNode nulls = statistics.path("nullCount").path(w.column());
      return w.bounds().length > 0
          && !(nulls.isNumber() && nulls.equals(statistics.path("numRecords")));
    }
    // Statistics are cut to milliseconds, but no bound lies inside one.
    return Ranges.overlap(w.bounds(), micros(least), micros(greatest));
  }

  private static long micros(JsonNode instant) {
    Instant at = Instant.parse(instant.asText());
    return TimeUnit.SECONDS.toMicros(at.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(at.getNano());
  }
}
