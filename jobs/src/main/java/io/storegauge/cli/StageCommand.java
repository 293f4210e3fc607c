package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.IngestJob;
import io.storegauge.job.Job;
import io.storegauge.job.JobContext;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run} and the commands of single stages. */
@Command
final class StageCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;
  private final List<Stage> stages;

  @Mixin private JobOptions options;

  StageCommand(Terminal terminal, Session session, List<Stage> stages) {
    this.terminal = terminal;
    this.session = session;
    this.stages = stages;
  }

  @Override
  public Integer call() {
    DaySet interval = options.interval();
    Conf conf = options.conf.load();
    boolean ingests = stages.contains(Stage.INGEST);
    List<String> sources = ingests ? options.sources(conf) : null;
    String landing = ingests ? options.landing(session.spark()) : null;
    Lake lake =
        ingests ? options.lake.open(session.spark()) : options.lake.openExisting(session.spark());
    run(terminal, lake, conf, interval, jobs(sources, landing));
    return 0;
  }

  private List<Job> jobs(List<String> sources, String landing) {
    List<Job> jobs = new ArrayList<>();
    for (Stage s : stages) {
      jobs.add(s.job(sources, landing));
    }
    return jobs;
  }

  /** Runs jobs and reports; what ingest refused is said last, when everything sound is through. */
  static void run(Terminal terminal, Lake lake, Conf conf, DaySet interval, List<Job> jobs) {
    Instant started = terminal.clock().instant();
    String runId = RunLog.newRunId(started);
    KeptLease turn = KeptLease.turn(lake, remark -> terminal.note("%s", remark), () -> false);
    try (StageLines lines = new StageLines(terminal)) {
      JobContext context = new JobContext(lake, conf, interval, runId, lines);
      new Pipeline(context, lines, terminal.clock()).run(jobs);
      lines.total("run " + runId, Duration.between(started, terminal.clock().instant()));
    } finally {
      turn.giveBack();
    }
    for (Job j : jobs) {
      if (j instanceof IngestJob ingest && ingest.refusedTooMuch()) {
        throw CliErrors.tooMuchRefused(ingest.refusals());
      }
    }
  }
}
