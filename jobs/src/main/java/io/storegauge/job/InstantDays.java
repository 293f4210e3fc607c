package io.storegauge.job;

import io.storegauge.lake.TableScan;
import io.storegauge.model.DaySet;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/** The platform days on which something happened to the rows of a scan. */
final class InstantDays {
  private InstantDays() {}

  /**
   * Reads the scan.
   *
   * @param scan its first columns are the instants
   * @param instants how many; null = it did not happen
   * @param platform place of the platform's column
   * @param later days so many microseconds after the first instant, which every row has, as well
   */
  static DaySet of(
      TableScan scan, int instants, int platform, PlatformClocks clocks, long... later) {
    return DaySet.ofEpochDays(
        scan.rows()
            .mapPartitions(
                rows -> {
                  Set<Long> days = new HashSet<>();
                  rows.forEachRemaining(
                      row -> {
                        UTF8String platformId = row.getUTF8String(platform);
                        for (int i = 0; i < instants; i++) {
                          if (!row.isNullAt(i)) {
                            days.add(clocks.day(platformId, row.getLong(i)));
                          }
                        }
                        for (long after : later) {
                          days.add(clocks.day(platformId, row.getLong(0) + after));
                        }
                      });
                  return days.iterator();
                })
            .collect());
  }
}
