package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.StageResult;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class StageLinesTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private StageLines lines(boolean live) {
    return new StageLines(CliRun.terminal(new ByteArrayOutputStream(), err, live));
  }

  @Test
  void a_log_gets_one_plain_line_a_stage() {
    try (StageLines lines = lines(false)) {
      lines.start("ingest");
      lines.doing("reading orders");
      lines.done(new StageResult(1_234_567, 16, 0, false));
      lines.start("metrics");
      lines.done(new StageResult(24_000, 0, 120, false));
      lines.start("scores");
      lines.done(new StageResult(24_000, 0, -1, false));
      lines.start("risk");
      lines.done(StageResult.UNCHANGED);
    }
    assertEquals(
        """
        12:03:04 ingest      done          1,234,567 rows  16 files  0.0 s
        12:03:04 metrics     done             24,000 rows  120 days  0.0 s
        12:03:04 scores      done             24,000 rows  all days  0.0 s
        12:03:04 risk        unchanged 0.0 s
        """,
        CliRun.text(err));
  }

  @Test
  void a_warning_and_a_failure_have_lines_of_their_own() {
    try (StageLines lines = lines(false)) {
      lines.start("ingest");
      lines.warn("2 files match no mapping");
      lines.failed();
    }
    assertEquals(
        """
        12:03:04 ingest      warning   2 files match no mapping
        12:03:04 ingest      failed    0.0 s
        """,
        CliRun.text(err));
  }

  @Test
  void a_terminal_gets_a_line_that_is_rewritten() {
    try (StageLines lines = lines(true)) {
      lines.start("metrics");
      lines.doing("writing gold.store_metrics");
      lines.done(new StageResult(1, 0, 1, false));
    }
    String shown = CliRun.text(err);
    assertTrue(
        shown.contains("\r\u001B[K12:03:04 metrics     0.0 s  writing gold.store_metrics"), shown);
    assertTrue(shown.endsWith("metrics     done                  1 rows  1 days  0.0 s\n"), shown);
  }
}
