package io.storegauge.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayAxisTest {
  private static DayAxis axis(String first, String last) {
    return new DayAxis(LocalDate.parse(first), LocalDate.parse(last));
  }

  private static List<LocalDate> days(String... days) {
    return List.of(days).stream().map(LocalDate::parse).toList();
  }

  @Test
  void the_first_day_lies_at_the_start_and_the_last_at_the_end() {
    DayAxis a = axis("2025-06-26", "2025-06-30");
    assertEquals(5, a.days());
    assertEquals(0, a.at(0));
    assertEquals(0.25, a.at(1));
    assertEquals(1, a.at(4));
    assertEquals(2, a.index(LocalDate.parse("2025-06-28")));
    assertEquals(-1, a.index(LocalDate.parse("2025-06-25")));
    assertEquals(0.5, axis("2025-06-30", "2025-06-30").at(0)); // alone: in the middle
    assertThrows(IllegalArgumentException.class, () -> axis("2025-06-30", "2025-06-29"));
  }

  @Test
  void few_days_are_all_named() {
    assertEquals(
        days("2025-06-28", "2025-06-29", "2025-06-30"), axis("2025-06-28", "2025-06-30").ticks(8));
    // 9 days, at most 8 names: every second.
    assertEquals(
        days("2025-06-01", "2025-06-03", "2025-06-05", "2025-06-07", "2025-06-09"),
        axis("2025-06-01", "2025-06-09").ticks(8));
  }

  @Test
  void weeks_are_named_by_their_mondays() {
    // 2025-06-02 is a Monday; 30 days have 5 Mondays.
    assertEquals(
        days("2025-06-02", "2025-06-09", "2025-06-16", "2025-06-23", "2025-06-30"),
        axis("2025-06-01", "2025-06-30").ticks(8));
    // 90 days have 13 Mondays; every second: 7.
    List<LocalDate> fortnights = axis("2025-04-02", "2025-06-30").ticks(8);
    assertEquals(7, fortnights.size());
    assertEquals(LocalDate.parse("2025-04-07"), fortnights.get(0));
  }

  @Test
  void months_are_named_by_their_first_days_and_long_spans_by_quarters() {
    assertEquals(
        days("2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"),
        axis("2025-01-02", "2025-06-30").ticks(8));
    assertEquals(
        days("2024-07-01", "2024-10-01", "2025-01-01", "2025-04-01"),
        axis("2024-06-30", "2025-06-30").ticks(5));
  }

  @Test
  void ticks_are_never_more_than_asked_for_and_lie_on_the_axis() {
    LocalDate first = LocalDate.parse("2023-11-29");
    for (int n = 1; n <= 1500; n += 13) {
      DayAxis a = new DayAxis(first, first.plusDays(n - 1));
      List<LocalDate> ticks = a.ticks(8);
      assertTrue(!ticks.isEmpty() && ticks.size() <= 8, n + " " + ticks);
      for (LocalDate t : ticks) {
        assertTrue(a.index(t) >= 0 && a.index(t) < n, n + " " + ticks);
      }
    }
  }
}
