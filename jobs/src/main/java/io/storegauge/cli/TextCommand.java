package io.storegauge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code text}: the model that says what the texts of reviews are like. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class TextCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: train, eval or score");
  }
}
