package io.storegauge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code text}: what the texts of reviews are like and speak of. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class TextCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: train, eval, score, topics or phrases");
  }
}
