package io.storegauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.storegauge.scheme.StoreSelection;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code why}: explains one score. */
@Command
final class WhyCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Mixin private ConfOptions conf;

  @Parameters(paramLabel = "PLATFORM/STORE", description = "The store, such as douyin/s0012.")
  private String store;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day to explain, yyyy-MM-dd. Default: the store's latest.")
  private LocalDate asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, or json (one object). Default: table.")
  private Layout layout;

  WhyCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    StoreSelection named = StoreOptions.named(store);
    Explanation explanation =
        new Explainer(
                lake.openExisting(session.spark()), named.platform(), named.storeId(), conf::load)
            .explain(asOf);
    if (layout == Layout.JSON) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      terminal.out().println(json.writeValueAsString(explanation));
    } else {
      new ExplanationText(explanation).lines().forEach(terminal.out()::println);
    }
    return 0;
  }
}
