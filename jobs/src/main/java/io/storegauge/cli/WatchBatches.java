package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.IngestJob;
import io.storegauge.job.Job;
import io.storegauge.job.JobContext;
import io.storegauge.job.StageResult;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What a batch of {@code watch} does: the stages that tell something new while it is new. */
final class WatchBatches {
  /** In the order in which they run, a part of {@link Stage}. */
  static final List<Stage> STAGES =
      List.of(Stage.INGEST, Stage.SENTIMENT, Stage.TOPICS, Stage.ALERTS);

  /** What a refusal of a file that was read by a run before ends with. */
  private static final String AGAIN = " (as read before)";

  private final Terminal terminal;
  private final Lake lake;
  private final Conf conf;
  private final DaySet interval;
  private final BooleanSupplier stopped;
  private final IngestJob ingest;
  private final List<Job> jobs = new ArrayList<>();
  private final NewRemarks remarks = new NewRemarks();

  /** When the files of the last batch were in the tables. */
  private Instant ingested;

  /**
   * @param stopped whether the process is to end, so that a batch need not wait for its turn
   */
  WatchBatches(
      Terminal terminal,
      Lake lake,
      Conf conf,
      DaySet interval,
      List<String> sources,
      String landing,
      BooleanSupplier stopped) {
    this.terminal = terminal;
    this.lake = lake;
    this.conf = conf;
    this.interval = interval;
    this.stopped = stopped;
    this.ingest = new IngestJob(sources, landing);
    for (Stage s : STAGES) {
      jobs.add(s == Stage.INGEST ? new Timed() : s.job(sources, landing));
    }
  }

  /** Runs the stages; a lake that has all of it already stays as it is. */
  void run(Watch.News news) {
    if (news.files() == 0) {
      // A landing folder may well begin empty; `ingest` alone takes that for a mistake.
      String why =
          news.unmatched() == 0
              ? "no file there yet"
              : String.format("none of %d files matches a mapping", news.unmatched());
      if (remarks.isNew(why)) {
        terminal.note("watch: %s", why);
      }
      return;
    }
    Instant started = terminal.clock().instant();
    String runId = RunLog.newRunId(started) + "-b" + news.batch();
    KeptLease turn = KeptLease.turn(lake, remark -> terminal.note("watch: %s", remark), stopped);
    try (StageLines lines = new StageLines(terminal)) {
      JobContext context = new JobContext(lake, conf, interval, runId, remarks.of(lines));
      new Pipeline(context, lines, terminal.clock()).runOfMany(jobs);
      for (String refusal : ingest.refusals()) {
        remarks.of(lines).warn(refusal.replace(AGAIN, ""));
      }
      lines.total(
          String.format(
              Locale.ROOT, "batch %d%s", news.batch(), latency(ingest.timesOfFiles(), ingested)),
          Duration.between(started, terminal.clock().instant()));
    } finally {
      turn.giveBack();
    }
  }

  /**
   * Says how long after their modification time files were in the tables.
   *
   * @param times epoch milliseconds
   */
  static String latency(List<Long> times, Instant committed) {
    if (times.isEmpty()) {
      return "";
    }
    List<Long> sorted =
        times.stream().map(t -> Math.max(0, committed.toEpochMilli() - t)).sorted().toList();
    return String.format(
        Locale.ROOT,
        ", %,d files, file to table %s, slowest %s",
        sorted.size(),
        StageLines.seconds(Duration.ofMillis(sorted.get((sorted.size() - 1) / 2))),
        StageLines.seconds(Duration.ofMillis(sorted.get(sorted.size() - 1))));
  }

  /**
   * Fails if more of a file was refused than is allowed, as `ingest` does.
   *
   * @throws io.storegauge.model.StoregaugeException with code DATA_REFUSED
   */
  void requireLittleRefused() {
    if (ingest.refusedTooMuch()) {
      throw CliErrors.tooMuchRefused(ingest.refusals());
    }
  }

  /** Ingestion, and when it ended. */
  private final class Timed implements Job {
    @Override
    public String stage() {
      return ingest.stage();
    }

    @Override
    public List<StagePlan> plan(JobContext context) {
      return ingest.plan(context);
    }

    @Override
    public StageResult run(JobContext context) {
      StageResult result = ingest.run(context);
      ingested = terminal.clock().instant();
      return result;
    }
  }
}
