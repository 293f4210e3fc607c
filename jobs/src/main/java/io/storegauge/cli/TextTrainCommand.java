package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.text.LabelledTexts;
import io.storegauge.text.ModelFolder;
import io.storegauge.text.SentimentModel;
import io.storegauge.text.SentimentTraining;
import io.storegauge.text.Tally;
import io.storegauge.text.TrainedModel;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code text train}: makes a model and says how right it is. */
@Command
final class TextTrainCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LabelledOptions labelled;
  @Mixin private ModelOption model;
  @Mixin private LakeOption lake;
  @Mixin private ConfOptions conf;

  @Option(
      names = "--leave-out",
      description =
          "Also tell how right models are about each category that have seen none of its texts.")
  private boolean leaveOut;

  TextTrainCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    Conf loaded = conf.load();
    SparkSession spark = session.spark();
    Supplier<Lake> opened = () -> lake.openExisting(spark);
    ModelFolder folder = model.toWrite(spark, opened);
    folder.requireRoom();
    LabelledTexts texts = labelled.read(spark, opened, loaded);
    SentimentTraining training =
        new SentimentTraining(texts, loaded.settings().text().storedBand());
    TrainedModel trained = training.train(labelled.source());
    SentimentModel written = folder.write(trained);
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "Model %s of %,d texts, on the fifth that was held out:",
                written.version(),
                texts.texts().size()));
    TallyTable.lines(trained.report().heldOut()).forEach(terminal.out()::println);
    if (leaveOut) {
      tell(training.leavingEachCategoryOut());
    }
    terminal.note("in %s; its card: MODEL_CARD.md", folder);
    return 0;
  }

  private void tell(Map<String, Tally> leftOut) {
    double mean = leftOut.values().stream().mapToDouble(Tally::accuracy).average().orElse(0);
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%nEach category by a model that has seen none of it; mean accuracy %.4f:",
                mean));
    TallyTable.lines(leftOut).forEach(terminal.out()::println);
  }
}
