package io.storegauge.cli;

import io.storegauge.config.Scheme;
import io.storegauge.config.SchemeSources;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schemes show}: the rules of a day as a table, each with its source. */
@Command
final class SchemesShowCommand implements Callable<Integer> {
  private static final int SOURCE_WIDTH = 70;

  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Parameters(paramLabel = "ID", description = "The scheme, such as douyin-experience.")
  private String id;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day whose rules are shown, yyyy-MM-dd. Default: those of the newest version.")
  private LocalDate asOf;

  @Option(
      names = "--overrides",
      description = "Also the weights of single industries, categories and store types.")
  private boolean overrides;

  SchemesShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Scheme scheme = scheme(conf, id);
    int shown = inForce(scheme);
    Scheme.Version version = scheme.versions().get(shown);
    boolean last = shown == scheme.versions().size() - 1;
    terminal
        .out()
        .printf(
            "%s %s, from %s%s%s%n%n",
            scheme.id(),
            version.version(),
            version.from(),
            last ? "" : " to " + scheme.versions().get(shown + 1).from().minusDays(1),
            version.alsoBefore() ? ", and on all days before" : "");
    SchemeSources sources = SchemeSources.read(conf.folder(), id);
    TextTable table = TextTable.of("rule", "is", "source");
    List<SchemeFacts.Fact> facts = SchemeFacts.of(scheme, shown);
    facts.stream()
        .filter(f -> overrides || !f.isOverride())
        .forEach(
            f ->
                table.add(
                    f.what(),
                    f.value(),
                    DisplayWidth.cut(
                        f.pointers().stream()
                            .map(sources::of)
                            .filter(s -> !s.isEmpty())
                            .distinct()
                            .collect(Collectors.joining("; ")),
                        SOURCE_WIDTH)));
    table.print(terminal.out());
    long hidden = facts.stream().filter(SchemeFacts.Fact::isOverride).count();
    if (!overrides && hidden > 0) {
      terminal.out().printf("%n%d overrides by store; --overrides shows them.%n", hidden);
    }
    return 0;
  }

  static Scheme scheme(ConfOptions conf, String id) {
    var schemes = conf.load().schemes();
    if (!schemes.containsKey(id)) {
      throw CliErrors.unknownScheme(id, schemes.keySet());
    }
    return schemes.get(id);
  }

  private int inForce(Scheme scheme) {
    int found = asOf == null || scheme.startsAfter(asOf) ? -1 : 0;
    for (int v = 0; v < scheme.versions().size(); v++) {
      if (asOf == null || !scheme.versions().get(v).from().isAfter(asOf)) {
        found = v;
      }
    }
    if (found < 0) {
      throw CliErrors.noVersionYet(id, asOf, scheme.versions().get(0).from());
    }
    return found;
  }
}
