package io.storegauge.cli;

import io.storegauge.job.Job;
import io.storegauge.job.JobContext;
import io.storegauge.job.StageResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Runs stages one after the other; the first that fails ends the run. The log is kept either way.
 */
final class Pipeline {
  private final JobContext context;
  private final StageLines lines;
  private final Clock clock;

  /**
   * @param context its progress is {@code lines}
   */
  Pipeline(JobContext context, StageLines lines, Clock clock) {
    this.context = context;
    this.lines = lines;
    this.clock = clock;
  }

  void run(List<Job> jobs) {
    logged(jobs).appendTo(context.lake());
  }

  /**
   * The same, but a run in which no stage did anything leaves no trace: one that is made every few
   * seconds would otherwise fill the log.
   */
  void runOfMany(List<Job> jobs) {
    RunLog log = logged(jobs);
    if (log.hasChange()) {
      log.appendTo(context.lake());
    }
  }

  private RunLog logged(List<Job> jobs) {
    RunLog log = new RunLog(context.runId(), context.interval());
    try {
      for (Job job : jobs) {
        run(job, log);
      }
    } catch (Exception e) {
      // Exception, because Spark throws checked ones without declaring them.
      keepAfterFailure(log, e);
      throw e;
    }
    return log;
  }

  private void run(Job job, RunLog log) {
    Instant started = clock.instant();
    lines.start(job.stage());
    try {
      StageResult result = job.run(context);
      log.done(job.stage(), started, Duration.between(started, clock.instant()), result);
      lines.done(result);
    } catch (Exception e) {
      log.failed(job.stage(), started, Duration.between(started, clock.instant()), e);
      lines.failed();
      throw e;
    }
  }

  /** A lake that cannot be written must not hide why the stage failed. */
  private void keepAfterFailure(RunLog log, Exception failure) {
    try {
      log.appendTo(context.lake());
    } catch (Exception e) {
      failure.addSuppressed(e);
      lines.warn("gold.run_log could not be written: " + e.getMessage());
    }
  }
}
