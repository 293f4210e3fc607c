package io.storegauge.cli;

import io.storegauge.model.StoregaugeException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of every launcher. */
@Command(
    name = "storegauge",
    description = "Scores of online stores, computed from raw dumps of orders and reviews.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  private static final int UNEXPECTED = 1;
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private final Session session;
  private Exception failure;

  @Spec private CommandSpec spec;

  private Main(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  /**
   * For {@code spark-submit}: returns on success and throws on failure, because {@code System.exit}
   * would break cluster modes.
   *
   * @throws IllegalStateException with the exit code and the message, if the command failed
   */
  public static void main(String... args) {
    try (Session session = new Session()) {
      Main main = new Main(Terminal.system(), session);
      int code = main.execute(args);
      if (code != 0) {
        throw new IllegalStateException(
            "storegauge ended with code " + code + ": " + main.failure.getMessage(), main.failure);
      }
    }
  }

  /** Runs a command and returns its exit code. A Spark session that it starts stays open. */
  public static int run(String... args) {
    return run(Terminal.system(), args);
  }

  static int run(Terminal terminal, String... args) {
    return new Main(terminal, new Session()).execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  private int execute(String... args) {
    int code = commandLine().execute(args);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private CommandLine commandLine() {
    CommandLine root = settled(new CommandLine(this));
    add(
        root,
        "demo",
        "Simulates stores, runs everything on them and reports.",
        new DemoCommand(terminal, session));
    add(root, "simulate", "Writes simulated dumps.", new SimulateCommand(terminal, session));
    add(
        root,
        "plan",
        "Says what run would do; touches nothing.",
        new PlanCommand(terminal, session));
    add(
        root,
        "run",
        "Runs all stages, each only where something changed.",
        new StageCommand(terminal, session, List.of(Stage.values())));
    add(
        root,
        "watch",
        "Reads dumps as they arrive and says what they tell, all the time or once.",
        new WatchCommand(terminal, session));
    for (Stage s : Stage.values()) {
      add(root, s.id(), s.description(), new StageCommand(terminal, session, List.of(s)));
    }
    add(root, "tables", "Lists tables, or describes one.", new TablesCommand(terminal, session));
    add(root, "sql", "Answers a query.", new SqlCommand(terminal, session));
    add(root, "top", "Says which stores to look at first.", new TopCommand(terminal, session));
    add(root, "why", "Explains a store's score.", new WhyCommand(terminal, session));
    add(
        root,
        "report",
        "Writes a page about all stores, or about one.",
        new ReportCommand(terminal, session));
    add(
        root,
        "next-grade",
        "Says what a store has to improve for its next grade.",
        new NextGradeCommand(terminal, session));
    add(
        root,
        "what-if",
        "Scores by other rules or metrics; touches nothing.",
        new WhatIfCommand(terminal, session));
    add(
        root,
        "backcast",
        "Recomputes history under one version of a scheme; touches nothing.",
        new BackcastCommand(terminal, session));
    add(
        root,
        "allocate",
        "Shares a campaign's visitors among stores with headroom.",
        new AllocateCommand(terminal, session));
    CommandLine schemes =
        add(root, "schemes", "Shows how scores are made, and checks it.", new SchemesCommand());
    add(schemes, "list", "Lists schemes and versions.", new SchemesListCommand(terminal));
    add(schemes, "lint", "Checks all schemes.", new SchemesLintCommand(terminal));
    add(schemes, "show", "Shows the rules of a day.", new SchemesShowCommand(terminal));
    add(
        schemes,
        "fit",
        "Estimates weights from official scores.",
        new SchemesFitCommand(terminal, session));
    add(schemes, "diff", "Compares two versions.", new SchemesDiffCommand(terminal));
    CommandLine sources =
        add(
            root,
            "sources",
            "Says which mappings fit files, and drafts new ones.",
            new SourcesCommand());
    add(sources, "list", "Lists the mappings.", new SourcesListCommand(terminal));
    add(
        sources,
        "check",
        "Says which mapping fits a file, and what would become of its records.",
        new SourcesCheckCommand(terminal));
    add(
        sources,
        "draft",
        "Writes a mapping to start from for a file that none fits.",
        new SourcesDraftCommand(terminal));
    CommandLine text =
        add(root, "text", "Makes and tries models of what reviews say.", new TextCommand());
    add(
        text,
        "train",
        "Learns a model from labelled texts or from stars.",
        new TextTrainCommand(terminal, session));
    add(
        text,
        "eval",
        "Says how right a model is about labelled texts.",
        new TextEvalCommand(terminal, session));
    add(text, "score", "Says what texts are like.", new TextScoreCommand(terminal, session));
    add(text, "topics", "Says which topics texts speak of.", new TextTopicsCommand(terminal));
    add(
        text,
        "phrases",
        "Proposes phrases for topics, from negative texts.",
        new TextPhrasesCommand(terminal, session));
    add(root, "version", "Says which version this is.", new VersionCommand(terminal));
    return root;
  }

  private CommandLine add(CommandLine parent, String name, String description, Object command) {
    CommandLine sub = settled(new CommandLine(command));
    sub.getCommandSpec().usageMessage().description(description);
    parent.addSubcommand(name, sub);
    return sub;
  }

  private CommandLine settled(CommandLine c) {
    c.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    c.getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .width(WIDTH)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    return c.setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> wrongUse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e));
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "Done.");
    codes.put("1", "Unexpected failure.");
    codes.put("2", "Wrong arguments or configuration; nothing was read or written.");
    codes.put(
        "3",
        "Done, but more records were refused than ingest.max_rejected_share allows (sources check:"
            + " or no mapping fits).");
    codes.put("4", "Input or lake cannot be used: missing, not permitted, of a newer version.");
    return codes;
  }

  private int wrongUse(ParameterException e) {
    failure = e;
    CommandLine command = e.getCommandLine();
    command.getErr().println("error: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().printf("See: %s --help%n", command.getCommandSpec().qualifiedName());
    return StoregaugeException.Code.USAGE.exitCode();
  }

  /** A failure the user can act on is its message; any other needs its stack trace to be found. */
  private int failed(Exception e) {
    failure = e;
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof StoregaugeException known) {
        terminal.note("error: %s", known.getMessage());
        return known.code().exitCode();
      }
    }
    terminal.note("unexpected failure: %s", e);
    e.printStackTrace(terminal.err());
    return UNEXPECTED;
  }
}
