package io.storegauge.job;

import io.storegauge.model.Platform;
import io.storegauge.suspect.ReviewPacker;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Platform days, and keys as silver has them. */
final class SilverKeys implements ReviewPacker.Keys {
  private static final long serialVersionUID = 1L;

  private final PlatformClocks clocks;

  SilverKeys(Map<String, Platform> platforms) {
    this.clocks = new PlatformClocks(platforms);
  }

  @Override
  public long day(UTF8String platform, long instant) {
    return clocks.day(platform, instant);
  }

  @Override
  public long order(UTF8String platform, UTF8String orderId, UTF8String storeId) {
    return DayMarks.orderHash(platform, orderId, storeId);
  }
}
