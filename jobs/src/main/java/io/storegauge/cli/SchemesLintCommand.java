package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.SchemeSources;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code schemes lint}: whether all schemes are sound, and which numbers say no source. */
@Command
final class SchemesLintCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  SchemesLintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Problems end it with all of them, as they would any run. */
  @Override
  public Integer call() {
    Conf loaded = conf.load();
    List<String> unsourced =
        loaded.schemes().keySet().stream()
            .flatMap(s -> SchemeSources.read(conf.folder(), s).unsourced().stream())
            .toList();
    unsourced.forEach(
        u -> terminal.out().println(u + ": no source beside it; add # seed, # rule or # default"));
    terminal
        .out()
        .printf(
            "%d schemes, %d versions: sound; %s%n",
            loaded.schemes().size(),
            loaded.schemes().values().stream().mapToInt(s -> s.versions().size()).sum(),
            unsourced.isEmpty()
                ? "every number has a source"
                : unsourced.size() + " numbers without a source");
    return 0;
  }
}
