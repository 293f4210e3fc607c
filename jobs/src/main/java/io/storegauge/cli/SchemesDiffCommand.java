package io.storegauge.cli;

import io.storegauge.config.Scheme;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schemes diff}: what two versions of a scheme do differently. */
@Command
final class SchemesDiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Parameters(index = "0", paramLabel = "ID", description = "The scheme.")
  private String id;

  @Parameters(index = "1", paramLabel = "V1", description = "One version of it.")
  private String before;

  @Parameters(index = "2", paramLabel = "V2", description = "The other.")
  private String after;

  SchemesDiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Scheme scheme = SchemesShowCommand.scheme(conf, id);
    Map<String, String> old = facts(scheme, before);
    Map<String, String> now = facts(scheme, after);
    Set<String> all = new LinkedHashSet<>(now.keySet());
    all.addAll(old.keySet());
    List<String> changed =
        all.stream().filter(w -> !String.valueOf(old.get(w)).equals(now.get(w))).toList();
    if (changed.isEmpty()) {
      terminal.out().printf("%s and %s of %s say the same.%n", before, after, id);
      return 0;
    }
    TextTable table = TextTable.of("rule", before, after);
    changed.forEach(
        w ->
            table.add(
                w, old.getOrDefault(w, Figures.UNKNOWN), now.getOrDefault(w, Figures.UNKNOWN)));
    table.print(terminal.out());
    return 0;
  }

  private Map<String, String> facts(Scheme scheme, String version) {
    List<String> names = scheme.versions().stream().map(Scheme.Version::version).toList();
    int index =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).equals(version))
            .findFirst()
            .orElseThrow(() -> CliErrors.unknownVersion(id, version, names));
    Map<String, String> facts = new LinkedHashMap<>();
    SchemeFacts.of(scheme, index).forEach(f -> facts.put(f.what(), f.value()));
    return facts;
  }
}
