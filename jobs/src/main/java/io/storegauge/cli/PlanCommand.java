package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.IngestJob;
import io.storegauge.job.JobContext;
import io.storegauge.job.Progress;
import io.storegauge.lake.Lake;
import io.storegauge.lake.StagePlan;
import io.storegauge.model.DaySet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: what {@code run} would read, recompute and replace; touches nothing. */
@Command
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private JobOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, or json (one object). Default: table.")
  private Layout layout;

  PlanCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    DaySet interval = options.interval();
    Conf conf = options.conf.load();
    String source = options.source(conf);
    String landing = options.landing(session.spark());
    Lake lake = options.lake.open(session.spark());
    JobContext context = new JobContext(lake, conf, interval, "plan", Progress.SILENT);
    Plan plan = new Plan(files(context, source, landing), tables(context));
    if (layout == Layout.JSON) {
      terminal.out().println(plan.json());
    } else {
      plan.lines().forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return 0;
  }

  private static List<Plan.InputFile> files(JobContext context, String source, String landing) {
    return new IngestJob(source, landing)
        .planFiles(context).stream()
            .map(f -> new Plan.InputFile(f.feed(), f.file(), f.bytes()))
            .toList();
  }

  private static List<Plan.TableWork> tables(JobContext context) {
    List<Plan.TableWork> work = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (stage != Stage.INGEST) {
        for (StagePlan p : stage.job(null, null).plan(context)) {
          work.add(Plan.TableWork.of(stage, p, context.lake().exists(p.table())));
        }
      }
    }
    return work;
  }
}
