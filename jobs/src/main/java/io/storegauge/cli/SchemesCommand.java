package io.storegauge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code schemes}: how platforms' scores are made. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class SchemesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: list, lint, show, fit or diff");
  }
}
