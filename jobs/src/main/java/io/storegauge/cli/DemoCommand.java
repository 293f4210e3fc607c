package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.job.Job;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.report.Labels;
import io.storegauge.report.Language;
import io.storegauge.report.Words;
import io.storegauge.sim.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: from nothing to scored stores. */
@Command
final class DemoCommand implements Callable<Integer> {
  private static final List<String> PLATFORMS = List.of("douyin", "jd", "tmall", "pinduoduo");
  private static final LocalDate START = LocalDate.of(2025, 3, 1);

  /** The last days come as daily exports, so that late changes of orders are part of the demo. */
  private static final int TAIL_DAYS = 3;

  private static final String SOURCE = "generic";

  private final Terminal terminal;
  private final Session session;

  @Mixin private ConfOptions conf;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "storegauge-demo",
      description = "Folder for dumps (landing/), what was planted (truth/) and tables (lake/).")
  private String out;

  @Mixin private SimulatedSize size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Another seed, other stores. Default: 42.")
  private long seed;

  DemoCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (size.days() <= TAIL_DAYS) {
      throw CliErrors.demoTooShort(size.days(), TAIL_DAYS);
    }
    Conf loaded = conf.load();
    Instant started = terminal.clock().instant();
    SparkSession spark = session.spark();
    Simulation.Result dumps = simulate(spark);
    String landing = out + "/landing";
    Lake lake = Lake.open(spark, out + "/lake");
    List<Job> jobs =
        Arrays.stream(Stage.values()).map(s -> s.job(List.of(SOURCE), landing)).toList();
    StageCommand.run(terminal, lake, loaded, DaySet.ALL, jobs);
    DemoReport report =
        new DemoReport(
            lake, GoldDay.last(lake).orElseThrow(() -> CliErrors.demoWithoutScores(out)));
    report.print(terminal.out());
    Path page = Path.of(out, "report.html");
    ReportCommand.write(
        page,
        ReportCommand.overview(
            lake, null, new Words(new Labels(Language.EN)), ReportCommand.STORES));
    terminal
        .out()
        .printf(
            "%s orders and %s reviews of %s stores, from dumps (%s) to this report in %s.%n%n",
            Values.count(dumps.orders()),
            Values.count(dumps.reviews()),
            Values.count(size.stores()),
            Values.bytes(dumps.bytes()),
            StageLines.seconds(Duration.between(started, terminal.clock().instant())));
    terminal.out().printf("The same and more to look at in a browser: %s%n%n", page);
    next(report);
    return 0;
  }

  private Simulation.Result simulate(SparkSession spark) {
    try (StageLines lines = new StageLines(terminal)) {
      lines.start("simulate");
      try {
        Simulation.Result result =
            Simulation.run(
                spark,
                new Simulation.Options(
                    out, size.stores(), size.days(), seed, PLATFORMS, START, TAIL_DAYS, 0));
        lines.simulated(result);
        return result;
      } catch (Exception e) {
        // Exception, because Spark throws checked ones without declaring them.
        lines.failed();
        throw e;
      }
    }
  }

  private void next(DemoReport report) {
    String lake = " --lake " + out + "/lake";
    terminal.out().println("Try next:");
    report
        .storeToExplain()
        .ifPresent(
            store -> {
              terminal.out().println("  ./storegauge why " + store + lake);
              terminal.out().println("  ./storegauge report " + store + lake);
            });
    terminal.out().println("  ./storegauge tables gold.store_scores");
    terminal.out().println("  ./storegauge sql \"" + report.query() + "\"" + lake);
    terminal.out().println("Your own dumps, laid out as " + out + "/landing is:");
    terminal.out().println("  ./storegauge run --landing DIR --lake DIR");
  }
}
