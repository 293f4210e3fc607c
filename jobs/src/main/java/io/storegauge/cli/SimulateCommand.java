package io.storegauge.cli;

import io.storegauge.sim.Simulation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: writes dumps with known truth. */
@Command
final class SimulateCommand implements Callable<Integer> {
  private static final int DIRTY_TAIL_DAYS = 3;

  private final Terminal terminal;
  private final Session session;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write to: dumps under landing/, what was planted under truth/.")
  private String out;

  @Mixin private SimulatedSize size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "The same seed and options give the same files. Default: 42.")
  private long seed;

  @Option(
      names = "--platforms",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "douyin,jd,tmall,pinduoduo",
      description = "Platforms, comma-separated. Default: douyin,jd,tmall,pinduoduo.")
  private List<String> platforms;

  @Option(
      names = "--start",
      paramLabel = "DAY",
      converter = IsoDate.class,
      defaultValue = "2025-03-01",
      description = "First day of trade. Default: 2025-03-01.")
  private LocalDate start;

  @Option(
      names = "--tail-days",
      paramLabel = "N",
      description =
          "Last days that get one export each; the days before share the first one. Default: 0, with"
              + " --dirty 3.")
  private Integer tailDays;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "0",
      description = "Expected orders in all. Default: 25 per store and day.")
  private double orders;

  @Option(
      names = "--exports",
      paramLabel = "KIND",
      description =
          "How dumps are written: generic, one layout for all, or console, as each platform's console"
              + " exports them. Default: generic, with --dirty console.")
  private Simulation.Exports exports;

  @Option(
      names = "--dirty",
      description =
          "Plants faults in records and files; truth/faults.csv names each and what must become of it.")
  private boolean dirty;

  @Option(
      names = "--entities",
      paramLabel = "KIND",
      defaultValue = "basic",
      description =
          "Which generic dumps are written: basic (orders, reviews, stores), or all (also after-sales"
              + " cases, conversations, agents and their days, violations, traffic, products,"
              + " waybills). Default: basic.")
  private Simulation.Entities entities;

  @Option(
      names = "--official",
      description = "Platforms publish scores, made with weights that only truth/schemes tells.")
  private boolean official;

  @Option(
      names = "--campaigns",
      description =
          "Praise and blame are called for at some stores; truth/campaigns.csv names the reviews.")
  private boolean campaigns;

  @Option(
      names = "--defects",
      description =
          "Each bad batch has a defect of its own, which buyers name; truth/defects.csv says what they"
              + " write.")
  private boolean defects;

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      defaultValue = "${env:STOREGAUGE_CONF:-conf}",
      description =
          "Configuration whose schemes --official starts from. Default: $STOREGAUGE_CONF, else conf.")
  private Path conf;

  SimulateCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    Simulation.Result result =
        Simulation.run(
            session.spark(),
            new Simulation.Options(
                out,
                size.stores(),
                size.days(),
                seed,
                platforms,
                start,
                tailDays == null ? (dirty ? DIRTY_TAIL_DAYS : 0) : tailDays,
                orders,
                new Simulation.Form(exports(), dirty, entities, official, campaigns, defects)),
            conf);
    terminal.note(
        "%s/landing: %s files, %s orders, %s reviews, %s%s",
        out,
        Values.count(result.files()),
        Values.count(result.orders()),
        Values.count(result.reviews()),
        Values.bytes(result.bytes()),
        result.unchanged() ? " (unchanged)" : "");
    return 0;
  }

  private Simulation.Exports exports() {
    if (exports == null) {
      return dirty ? Simulation.Exports.CONSOLE : Simulation.Exports.GENERIC;
    }
    return exports;
  }
}
