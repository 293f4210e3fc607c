package io.storegauge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfMonthTest {
  @ParameterizedTest
  @CsvSource({
    "2025-01-01, 2025-01-01, 2025-01-15",
    "2025-01-15, 2025-01-01, 2025-01-15",
    "2025-01-16, 2025-01-16, 2025-01-31",
    "2025-01-31, 2025-01-16, 2025-01-31",
    "2025-02-28, 2025-02-16, 2025-02-28",
    "2024-02-29, 2024-02-16, 2024-02-29",
    "1969-12-20, 1969-12-16, 1969-12-31",
    "1970-01-01, 1970-01-01, 1970-01-15",
  })
  void aDayLiesInTheFirstFifteenDaysOrInTheRest(LocalDate day, LocalDate first, LocalDate last) {
    assertEquals(first.toEpochDay(), HalfMonth.first((int) day.toEpochDay()));
    assertEquals(last.toEpochDay(), HalfMonth.last((int) day.toEpochDay()));
  }

  /** Of a leap year and the one after, against a calendar written down. */
  @Test
  void theHalvesOfAYearAreAllItsDays() {
    LocalDate end = LocalDate.of(2026, 1, 1);
    int halves = 0;
    for (LocalDate d = LocalDate.of(2024, 1, 1); d.isBefore(end); halves++) {
      assertEquals(d.toEpochDay(), HalfMonth.first((int) d.toEpochDay()));
      d = LocalDate.ofEpochDay(HalfMonth.last((int) d.toEpochDay()) + 1L);
    }
    assertEquals(48, halves);
  }

  @Test
  void halvesAroundDaysAreThoseThatHoldOne() {
    assertEquals(DaySet.EMPTY, HalfMonth.around(DaySet.EMPTY));
    assertEquals(around("2025-01-15..2025-01-15"), "2025-01-01..2025-01-15");
    assertEquals(around("2025-01-15..2025-01-16"), "2025-01-01..2025-01-31");
    assertEquals(around("2025-01-16..2025-02-01"), "2025-01-16..2025-02-15");
    assertEquals(
        around("2024-02-29..2024-02-29,2024-04-02..2024-04-02"),
        "2024-02-16..2024-02-29,2024-04-01..2024-04-15");
  }

  private static String around(String days) {
    return HalfMonth.around(DaySet.parse(days)).toString();
  }
}
