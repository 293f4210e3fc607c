package io.storegauge.job;

import io.storegauge.lake.ExportDays;
import io.storegauge.model.LocalClock;
import io.storegauge.model.Platform;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** The clock of each platform, in tight loops; a platform that is not configured has UTC. */
final class PlatformClocks implements ExportDays {
  private static final long serialVersionUID = 1L;

  private final HashMap<UTF8String, LocalClock> clocks = new HashMap<>();
  private final LocalClock utc = new LocalClock(ZoneOffset.UTC);

  PlatformClocks(Map<String, Platform> platforms) {
    platforms.forEach(
        (id, platform) -> clocks.put(UTF8String.fromString(id), new LocalClock(platform.zone())));
  }

  /** Platform day of an instant. */
  long day(UTF8String platform, long instant) {
    return clocks.getOrDefault(platform, utc).day(instant);
  }

  @Override
  public long begin(UTF8String platform, int day) {
    return clocks.getOrDefault(platform, utc).instant(day, 0);
  }
}
