package io.storegauge.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code top}: which stores to look at first. */
@Command
final class TopCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;
  @Mixin private FormatOption format;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "priority",
      description =
          "risk, priority (risk times what is at stake), volatility, or score (the worst among"
              + " their peers). Default: priority.")
  private TopBy by;

  @Option(
      names = "--platform",
      paramLabel = "ID",
      description = "Stores of this platform. Default: all.")
  private String platform;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day to look at, yyyy-MM-dd. Default: the latest.")
  private LocalDate asOf;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Print at most N stores. Default: 20.")
  private int limit;

  TopCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw CliErrors.negativeLimit("--limit", limit);
    }
    TopStores top = TopStores.of(lake.openExisting(session.spark()), by, platform, asOf);
    List<Row> found = top.first(limit);
    format.print(terminal, top.schema(), found.iterator());
    terminal.note(
        found.isEmpty()
            ? "No store has a rank as of %s."
            : "As of %s. `storegauge why PLATFORM/STORE` says more of a store.",
        top.asOf());
    return 0;
  }
}
