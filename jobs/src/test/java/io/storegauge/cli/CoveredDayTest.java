package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.DaySet;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoveredDayTest {

  @Test
  void daysWithGapsAreNumbered() {
    LocalDate first = LocalDate.of(2025, 5, 31);
    LocalDate last = LocalDate.of(2025, 6, 30);
    String message =
        CliErrors.dayNotCovered(
                "gold.bottlenecks", first.plusDays(1), DaySet.of(List.of(first, last)))
            .getMessage();
    assertTrue(
        message.contains("holds no 2025-06-01; its 2 days are from 2025-05-31 to 2025-06-30."),
        message);
  }
}
