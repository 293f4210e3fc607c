package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.text.Lexicon;
import io.storegauge.text.Sentiment;
import io.storegauge.text.SentimentModel;
import io.storegauge.text.SentimentScorer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code text score}: says what texts are like. */
@Command
final class TextScoreCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private ModelOption model;
  @Mixin private LakeOption lake;
  @Mixin private ConfOptions conf;

  @Option(
      names = "--words",
      description = "Score by the list of plain words that serves until there is a model.")
  private boolean words;

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Texts; quote each.")
  private List<String> texts;

  TextScoreCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    Conf loaded = conf.load();
    SentimentScorer scorer = new SentimentScorer(words ? Lexicon.model() : read(loaded));
    int band = loaded.settings().text().storedBand();
    TextTable table = TextTable.of("sentiment", ">probability", "text");
    for (String text : texts) {
      double p = scorer.probability(text);
      boolean none = Double.isNaN(p);
      table.add(
          none ? "" : Sentiment.of(Sentiment.stored(p), band).id(),
          none ? "" : String.format(Locale.ROOT, "%.4f", p),
          text);
    }
    table.print(terminal.out());
    return 0;
  }

  private SentimentModel read(Conf loaded) {
    SparkSession spark = session.spark();
    Supplier<Lake> opened = () -> lake.openExisting(spark);
    return model.toRead(spark, opened, loaded).read();
  }
}
