package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.IngestJob;
import io.storegauge.job.JobContext;
import io.storegauge.job.Progress;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import io.storegauge.table.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan}: what {@code run} would read, recompute and replace; touches nothing. */
@Command
final class PlanCommand implements Callable<Integer> {
  private static final String SILVER = "silver";

  private final Terminal terminal;
  private final Session session;

  @Mixin private JobOptions options;

  @Mixin private LayoutOption layout;

  PlanCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    DaySet interval = options.interval();
    Conf conf = options.conf.load();
    List<String> sources = options.sources(conf);
    String landing = options.landing(session.spark());
    Lake lake = options.lake.open(session.spark());
    JobContext context = new JobContext(lake, conf, interval, "plan", Progress.SILENT);
    IngestJob.PlannedReading reading = new IngestJob(sources, landing).planFiles(context);
    List<Plan.InputFile> files =
        reading.files().stream()
            .map(f -> new Plan.InputFile(f.feed(), f.file(), f.bytes()))
            .toList();
    Plan plan =
        new Plan(
            files,
            reading.unmatched(),
            reading.unreadable(),
            reading.waiting(),
            tables(context, !files.isEmpty()));
    if (layout.isJson()) {
      terminal.out().println(plan.json());
    } else {
      plan.lines().forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return 0;
  }

  /**
   * @param ingests the run would first change silver tables
   */
  private static List<Plan.TableWork> tables(JobContext context, boolean ingests) {
    List<Plan.TableWork> work = new ArrayList<>();
    Set<String> changing = new HashSet<>();
    if (ingests) {
      Tables.ALL.stream()
          .filter(t -> t.zone().equals(SILVER))
          .forEach(t -> changing.add(t.qualifiedName()));
    }
    for (Stage stage : Stage.values()) {
      List<StagePlan> plans =
          stage == Stage.INGEST ? List.of() : stage.job(null, null).plan(context);
      for (StagePlan p : plans) {
        List<String> follows = p.inputs().keySet().stream().filter(changing::contains).toList();
        work.add(Plan.TableWork.of(stage, p, context.lake().exists(p.table()), follows));
      }
      work.stream().filter(Plan.TableWork::mayChange).forEach(w -> changing.add(w.table()));
    }
    return work;
  }
}
