package io.storegauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code why}: explains one score. */
@Command
final class WhyCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Mixin private ConfOptions conf;

  @Mixin private StoreQuestion question;

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
    StoreGold gold = question.gold(() -> lake.openExisting(session.spark()));
    if (rows != null) {
      printRows(gold);
      return 0;
    }
    Explanation explanation = new Explainer(gold, conf::load).explain(question.asOf());
    question.print(terminal, explanation, () -> new ExplanationText(explanation).lines());
    return 0;
  }

  private void printRows(StoreGold gold) throws JsonProcessingException {
    IndicatorRows found =
        IndicatorRows.of(gold, question.day(gold), rows, conf.load(), side, limit);
    question.print(terminal, found, () -> new IndicatorRowsText(found).lines());
    if (found.found() > found.rows().size()) {
      terminal.note("%,d of %,d rows; --limit shows more.", found.rows().size(), found.found());
    }
  }
}
