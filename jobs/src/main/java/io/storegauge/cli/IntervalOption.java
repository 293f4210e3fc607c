package io.storegauge.cli;

import io.storegauge.model.DaySet;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** Which as-of days. */
final class IntervalOption {
  @Option(
      names = "--start",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "First as-of day, yyyy-MM-dd. Default: every day there is.")
  private LocalDate start;

  @Option(
      names = "--end",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "End of the as-of days, exclusive.")
  private LocalDate end;

  /** As-of days asked for. */
  DaySet days() {
    if (start == null && end == null) {
      return DaySet.ALL;
    }
    if (start == null) {
      throw CliErrors.halfAnInterval("--end", "--start");
    }
    if (end == null) {
      throw CliErrors.halfAnInterval("--start", "--end");
    }
    if (!start.isBefore(end)) {
      throw CliErrors.emptyInterval(start, end);
    }
    return DaySet.between(start, end);
  }
}
