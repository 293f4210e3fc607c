package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExemptDaysTest {
  private static final DaySet FESTIVAL = DaySet.parse("2026-02-15..2026-02-23");

  private static ExemptDays of(String platform, Metric metric, DaySet days) {
    return new ExemptDays(Map.of(platform, Map.of(metric, days)));
  }

  @Test
  void aChangeReachesAsFarAsTheLongestWindowOfTheMetric() {
    // Added days: 30 days from the first to the last of them; 90 where the metric has such a
    // window.
    assertEquals(
        DaySet.parse("2026-02-15..2026-03-24"),
        of("jd", Metric.PICKUP_HOURS_MEAN, FESTIVAL).asOfDaysUnlike(ExemptDays.NONE));
    assertEquals(
        DaySet.parse("2026-02-15..2026-05-23"),
        ExemptDays.NONE.asOfDaysUnlike(of("jd", Metric.SHIP_ON_PROMISE_RATE, FESTIVAL)));
  }

  @Test
  void onlyDaysThatAreNewOrGoneMatter() {
    ExemptDays longer = of("jd", Metric.PICKUP_HOURS_MEAN, DaySet.parse("2026-02-14..2026-02-22"));
    // The 14th came, the 23rd went: each with the 29 days after it.
    assertEquals(
        DaySet.parse("2026-02-14..2026-03-24"),
        longer.asOfDaysUnlike(of("jd", Metric.PICKUP_HOURS_MEAN, FESTIVAL)));
    assertEquals(
        DaySet.parse("2026-02-14..2026-03-15"),
        of("jd", Metric.PICKUP_HOURS_MEAN, DaySet.parse("2026-02-14..2026-02-23"))
            .asOfDaysUnlike(of("jd", Metric.PICKUP_HOURS_MEAN, FESTIVAL)));
    assertEquals(DaySet.EMPTY, longer.asOfDaysUnlike(longer));
  }

  @Test
  void anotherPlatformOrMetricIsAnotherCalendar() {
    assertEquals(
        DaySet.parse("2026-02-15..2026-03-24"),
        of("jd", Metric.PICKUP_HOURS_MEAN, FESTIVAL)
            .asOfDaysUnlike(of("douyin", Metric.PICKUP_HOURS_MEAN, FESTIVAL)));
    assertEquals(
        DaySet.EMPTY,
        of("jd", Metric.PICKUP_HOURS_MEAN, DaySet.EMPTY).asOfDaysUnlike(ExemptDays.NONE));
  }
}
