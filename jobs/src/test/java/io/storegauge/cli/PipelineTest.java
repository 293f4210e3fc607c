package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.Job;
import io.storegauge.job.JobContext;
import io.storegauge.job.StageResult;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.table.RunLogTable;
import io.storegauge.testing.SparkSuite;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private record Fake(String stage, Supplier<StageResult> result) implements Job {
    @Override
    public List<StagePlan> plan(JobContext context) {
      return List.of();
    }

    @Override
    public StageResult run(JobContext context) {
      return result.get();
    }
  }

  private List<String> logged(Lake lake) {
    return lake.read(RunLogTable.SPEC).orderBy("rows_out").collectAsList().stream()
        .map(Row::toString)
        .toList();
  }

  private Lake run(DaySet interval, Job... jobs) {
    Lake lake = Lake.open(SparkSuite.spark(), folder.resolve("lake").toString());
    Terminal terminal = CliRun.terminal(new ByteArrayOutputStream(), err, false);
    try (StageLines lines = new StageLines(terminal)) {
      JobContext context = new JobContext(lake, null, interval, "r1", lines);
      new Pipeline(context, lines, terminal.clock()).run(List.of(jobs));
    }
    return lake;
  }

  @Test
  void each_stage_leaves_one_row_in_the_run_log() {
    DaySet june = DaySet.between(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 7, 1));
    Lake lake =
        run(
            june,
            new Fake("ingest", () -> StageResult.UNCHANGED),
            new Fake("facts", () -> new StageResult(70, 0, -1, false)),
            new Fake("metrics", () -> new StageResult(90, 0, 30, false)));
    assertEquals(
        List.of(
            "[r1,ingest,unchanged,2025-06-30 12:03:04.0,0.0,2025-06-01,2025-07-01,0,0,null]",
            "[r1,facts,done,2025-06-30 12:03:04.0,0.0,2025-06-01,2025-07-01,70,null,null]",
            "[r1,metrics,done,2025-06-30 12:03:04.0,0.0,2025-06-01,2025-07-01,90,30,null]"),
        logged(lake));
    assertEquals(0, lake.version(RunLogTable.SPEC) - 1, "create and one append");
  }

  @Test
  void a_failed_stage_ends_the_run_and_is_logged_with_its_message() {
    IllegalStateException disk = new IllegalStateException("disk full");
    Fake facts =
        new Fake(
            "facts",
            () -> {
              throw disk;
            });
    Fake never =
        new Fake(
            "metrics",
            () -> {
              throw new AssertionError("a stage after a failed one ran");
            });
    assertSame(
        disk, assertThrows(IllegalStateException.class, () -> run(DaySet.ALL, facts, never)));
    Lake lake = Lake.open(SparkSuite.spark(), folder.resolve("lake").toString());
    assertEquals(
        List.of("[r1,facts,failed,2025-06-30 12:03:04.0,0.0,null,null,0,0,disk full]"),
        logged(lake));
    assertEquals("12:03:04 facts       failed    0.0 s\n", CliRun.text(err));
  }

  @Test
  void run_ids_sort_by_time() {
    String id = RunLog.newRunId(Instant.parse("2025-06-30T12:03:04Z"));
    assertTrue(id.matches("20250630T120304Z-[0-9a-f]{4}"), id);
  }
}
