package io.storegauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

  @Option(
      names = "--rows",
      paramLabel = "INDICATOR",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Instead of the score the rows of silver behind an indicator, newest first. Without a name"
              + " the one that loses most points.")
  private String rows;

  @Option(
      names = "--counted-in",
      paramLabel = "SIDE",
      defaultValue = "numerator",
      description =
          "With --rows: those of the numerator, of the denominator, or the rest (of the denominator"
              + " alone). Default: numerator.")
  private IndicatorRows.Side side;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "With --rows: most rows that are shown. Default: 20.")
  private int limit;

  WhyCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    if (limit < 0) {
      throw CliErrors.negativeLimit("--limit", limit);
    }
    StoreGold gold = StoreGold.named(store, () -> lake.openExisting(session.spark()));
    if (rows != null) {
      printRows(gold);
      return 0;
    }
    Explanation explanation = new Explainer(gold, conf::load).explain(asOf);
    print(explanation, () -> new ExplanationText(explanation).lines());
    return 0;
  }

  private void printRows(StoreGold gold) throws JsonProcessingException {
    LocalDate day = asOf == null ? new ScoredDays(gold).dayWithScore(null) : asOf;
    IndicatorRows found = IndicatorRows.of(gold, day, rows, conf.load(), side, limit);
    print(found, () -> new IndicatorRowsText(found).lines());
    if (found.found() > found.rows().size()) {
      terminal.note("%,d of %,d rows; --limit shows more.", found.rows().size(), found.found());
    }
  }

  private void print(Object answer, Supplier<List<String>> text) throws JsonProcessingException {
    if (layout == Layout.JSON) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      terminal.out().println(json.writeValueAsString(answer));
    } else {
      text.get().forEach(terminal.out()::println);
    }
  }
}
