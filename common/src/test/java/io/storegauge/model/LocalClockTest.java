package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalClockTest {
  private static final LocalClock SHANGHAI = new LocalClock(ZoneId.of("Asia/Shanghai"));
  private static final LocalClock LOS_ANGELES = new LocalClock(ZoneId.of("America/Los_Angeles"));

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay();
  }

  @Test
  void theDayChangesAtLocalMidnight() {
    // Shanghai is UTC+8: 16:00 UTC is its midnight.
    assertEquals(day("2025-01-01"), SHANGHAI.day(micros("2025-01-01T15:59:59.999999Z")));
    assertEquals(day("2025-01-02"), SHANGHAI.day(micros("2025-01-01T16:00:00Z")));
    // Los Angeles: UTC−8 in winter, UTC−7 in summer.
    assertEquals(day("2024-12-31"), LOS_ANGELES.day(micros("2025-01-01T07:59:59Z")));
    assertEquals(day("2025-01-01"), LOS_ANGELES.day(micros("2025-01-01T08:00:00Z")));
    assertEquals(day("2025-07-01"), LOS_ANGELES.day(micros("2025-07-01T07:00:00Z")));
  }

  @Test
  void theSecondOfTheDayFollowsTheLocalClock() {
    assertEquals(18 * 3600, SHANGHAI.secondOfDay(micros("2025-01-01T10:00:00.9Z")));
    // 2025-03-09 in Los Angeles: 01:59:59 is followed by 03:00:00.
    assertEquals(2 * 3600 - 1, LOS_ANGELES.secondOfDay(micros("2025-03-09T09:59:59Z")));
    assertEquals(3 * 3600, LOS_ANGELES.secondOfDay(micros("2025-03-09T10:00:00Z")));
  }

  @Test
  void aLocalTimeBecomesTheInstantJavaTimeGives() {
    assertEquals(micros("2025-01-01T22:00:00Z"), SHANGHAI.instant(day("2025-01-02"), 6 * 3600));
    assertEquals(micros("2025-03-09T13:00:00Z"), LOS_ANGELES.instant(day("2025-03-09"), 6 * 3600));
    // 02:30 is skipped that day and moves on to 03:30 (UTC−7).
    assertEquals(
        micros("2025-03-09T10:30:00Z"), LOS_ANGELES.instant(day("2025-03-09"), 2 * 3600 + 1800));
    // 01:30 comes twice on 2025-11-02; the first is still UTC−7.
    assertEquals(
        micros("2025-11-02T08:30:00Z"), LOS_ANGELES.instant(day("2025-11-02"), 3600 + 1800));
  }

  @Test
  void anyInstantOfAnyZoneIsAsInJavaTime() {
    Random random = new Random(1);
    for (String zone :
        List.of(
            "Asia/Shanghai", "America/Sao_Paulo", "America/Los_Angeles", "UTC", "Asia/Kathmandu")) {
      ZoneId id = ZoneId.of(zone);
      LocalClock clock = new LocalClock(id);
      for (int i = 0; i < 20_000; i++) {
        // 1900 to 2100: before, between and after all transitions that are laid out.
        long micros = (long) ((random.nextDouble() * 200 - 70) * 365.25 * 86_400) * 1_000_000L;
        micros += random.nextInt(1_000_000);
        ZonedDateTime local = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(id);
        assertEquals(local.toLocalDate().toEpochDay(), clock.day(micros), local::toString);
        assertEquals(
            local.toLocalTime().toSecondOfDay(), clock.secondOfDay(micros), local::toString);
      }
    }
  }

  @Test
  void theTimesOfASteadyDayAreAsFarFromItsBeginningAsFromMidnight() {
    assertEquals(micros("2025-01-01T16:00:00Z"), SHANGHAI.steadyDay(day("2025-01-02")));
    // On 9 March the clock changes, and days beside it are left out.
    assertEquals(Long.MIN_VALUE, LOS_ANGELES.steadyDay(day("2025-03-09")));
    assertEquals(micros("2025-03-06T08:00:00Z"), LOS_ANGELES.steadyDay(day("2025-03-06")));
    int steady = 0;
    for (long day = day("1880-01-01"); day < day("2080-01-01"); day++) {
      long from = LOS_ANGELES.steadyDay(day);
      steady += from == Long.MIN_VALUE ? 0 : 1;
      for (int second : new int[] {0, 7_200, 43_200, 86_399}) {
        if (from != Long.MIN_VALUE) {
          assertEquals(LOS_ANGELES.instant(day, second), from + second * 1_000_000L);
        }
      }
    }
    // Of the 180 years whose changes are laid out nearly all days, of those from 2060 on none.
    assertTrue(steady > 63_000 && steady < 180 * 366, "steady days: " + steady);
  }
}
