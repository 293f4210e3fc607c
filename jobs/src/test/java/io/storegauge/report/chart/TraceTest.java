package io.storegauge.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final double NONE = Double.NaN;
  private static final DayAxis FIVE =
      new DayAxis(LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-05"));
  private static final Scale TEN = new Scale(0, 10);

  @Test
  void a_line_joins_neighbours() {
    // Days at 0, 250, 500, 750, 1000; value 10 at the top, 0 at the bottom.
    assertEquals(
        "M0 1000L250 500L500 0L750 500L1000 1000",
        Trace.line(FIVE, TEN, new double[] {0, 5, 10, 5, 0}));
  }

  @Test
  void what_is_unknown_interrupts_it() {
    assertEquals(
        "M0 1000L250 900M750 700L1000 600", Trace.line(FIVE, TEN, new double[] {0, 1, NONE, 3, 4}));
  }

  @Test
  void a_value_between_two_gaps_is_a_dot_and_no_line() {
    double[] values = {NONE, 2, NONE, NONE, 4};
    assertEquals("", Trace.line(FIVE, TEN, values));
    assertEquals(List.of(1, 4), Trace.alone(values));
    assertEquals(List.of(), Trace.alone(new double[] {1, 2, NONE, 3, 4}));
    assertEquals(List.of(), Trace.alone(new double[] {NONE, NONE, NONE, NONE, NONE}));
  }

  @Test
  void values_off_the_scale_stay_inside_the_plot() {
    assertEquals("M0 0L250 1000", Trace.line(FIVE, TEN, new double[] {20, -5, NONE, NONE, NONE}));
  }

  @Test
  void shares_are_written_short_and_without_an_exponent() {
    assertEquals("33.33%", Percent.of(1 / 3.0));
    assertEquals("50%", Percent.of(0.5));
    assertEquals("0%", Percent.of(1e-9));
    assertEquals("0", Percent.plain(-0.001));
    assertEquals("1000", Percent.plain(1000));
  }
}
