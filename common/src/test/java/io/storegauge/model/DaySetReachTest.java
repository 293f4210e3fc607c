package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DaySetReachTest {
  private static final DaySet DAYS = DaySet.parse("2025-01-01..2025-01-03,2025-01-10..2025-01-10");

  @Test
  void daysBeforeEachDayJoinUp() {
    assertEquals(
        DaySet.parse("2024-12-30..2025-01-03,2025-01-08..2025-01-10"), DAYS.withDaysBefore(2));
    assertEquals(DaySet.parse("2024-12-25..2025-01-10"), DAYS.withDaysBefore(7));
    assertEquals(DAYS, DAYS.withDaysBefore(0));
    assertEquals(DaySet.EMPTY, DaySet.EMPTY.withDaysBefore(7));
    assertEquals(DaySet.ALL, DaySet.ALL.withDaysBefore(7));
  }

  @Test
  void windowsReachForwardFromEachDay() {
    assertEquals(
        DaySet.parse("2025-01-01..2025-01-04,2025-01-10..2025-01-11"), DAYS.reachedByWindow(2));
    assertEquals(DAYS, DAYS.reachedByWindow(1));
  }
}
