package io.storegauge.job;

import io.storegauge.metric.DayBounds;
import io.storegauge.model.DaySet;
import io.storegauge.text.ReviewSentiments;
import org.apache.spark.unsafe.types.UTF8String;

/** Platform days, of which a plan's are wanted. */
final class PlannedDays implements ReviewSentiments.Days {
  private static final long serialVersionUID = 1L;

  private final PlatformClocks clocks;

  private final DayBounds days;

  PlannedDays(PlatformClocks clocks, DaySet days) {
    this.clocks = clocks;
    this.days = DayBounds.of(days);
  }

  @Override
  public long of(UTF8String platform, long instant) {
    return clocks.day(platform, instant);
  }

  @Override
  public boolean wanted(long day) {
    return days.contains(day);
  }
}
