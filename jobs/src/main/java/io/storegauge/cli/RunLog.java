package io.storegauge.cli;

import io.storegauge.job.StageResult;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.table.RunLogTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Collects what the stages of a run did and appends it to {@code gold.run_log} in one commit. */
final class RunLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String runId;
  private final Date intervalStart;
  private final Date intervalEnd;
  private final List<Row> rows = new ArrayList<>();
  private boolean change;

  RunLog(String runId, DaySet interval) {
    this.runId = runId;
    this.intervalStart = interval.isAll() ? null : Date.valueOf(interval.first());
    this.intervalEnd = interval.isAll() ? null : Date.valueOf(interval.last().plusDays(1));
  }

  /** Start of the run in UTC and four random digits: sorts by time, and two runs never share it. */
  static String newRunId(Instant start) {
    return STAMP.format(start)
        + String.format("-%04x", ThreadLocalRandom.current().nextInt(1 << 16));
  }

  void done(String stage, Instant started, Duration elapsed, StageResult result) {
    change |= !result.unchanged();
    add(
        stage,
        result.unchanged() ? "unchanged" : "done",
        started,
        elapsed,
        result.rows(),
        result.daysChanged() < 0 ? null : result.daysChanged(),
        null);
  }

  void failed(String stage, Instant started, Duration elapsed, Throwable error) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    add(stage, "failed", started, elapsed, 0L, 0L, message);
  }

  private void add(
      String stage,
      String status,
      Instant started,
      Duration elapsed,
      Long rowsOut,
      Long daysChanged,
      String message) {
    rows.add(
        RowFactory.create(
            runId,
            stage,
            status,
            Timestamp.from(started),
            elapsed.toMillis() / 1000.0,
            intervalStart,
            intervalEnd,
            rowsOut,
            daysChanged,
            message));
  }

  /** Whether a stage wrote something. */
  boolean hasChange() {
    return change;
  }

  void appendTo(Lake lake) {
    if (!rows.isEmpty()) {
      lake.append(
          RunLogTable.SPEC,
          lake.spark().createDataFrame(rows, RunLogTable.SPEC.schema()).coalesce(1),
          new CommitNote(runId, "", Map.of(), Map.of()));
    }
  }
}
