package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.text.CrossChecks;
import io.storegauge.text.CrossValidation;
import io.storegauge.text.LabelledTexts;
import io.storegauge.text.ModelFolder;
import io.storegauge.text.SentimentModel;
import io.storegauge.text.SentimentTraining;
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
      names = "--folds",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Also judge every text by a model of the other N − 1 of N parts; takes as long as N"
              + " trainings. Default: no cross-validation.")
  private int folds;

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
    if (folds < 0 || folds == 1) {
      throw CliErrors.noFolds(folds);
    }
    Conf loaded = conf.load();
    SparkSession spark = session.spark();
    Supplier<Lake> opened = () -> lake.openExisting(spark);
    ModelFolder folder = model.toWrite(spark, opened);
    folder.requireRoom();
    LabelledTexts texts = labelled.read(spark, opened, loaded);
    SentimentTraining training =
        new SentimentTraining(texts, loaded.settings().text().storedBand());
    CrossChecks checks = checks(training.crossValidation());
    TrainedModel trained = training.train(labelled.source()).with(checks);
    SentimentModel written = folder.write(trained);
    say(
        "Model %s of %,d texts, on the fifth that was held out:",
        written.version(), texts.texts().size());
    TallyTable.lines(trained.report().heldOut()).forEach(terminal.out()::println);
    tell(checks);
    terminal.note("in %s; its card: MODEL_CARD.md", folder);
    return 0;
  }

  private CrossChecks checks(CrossValidation models) {
    return new CrossChecks(
        folds, folds == 0 ? null : models.folds(folds), leaveOut ? models.categories() : Map.of());
  }

  private void tell(CrossChecks checks) {
    if (checks.folded() != null) {
      say("%nEach of %d parts by a model of the others:", checks.folds());
      TallyTable.lines(checks.folded()).forEach(terminal.out()::println);
    }
    if (!checks.categories().isEmpty()) {
      say(
          "%nEach category by a model that has seen none of it; mean accuracy %.4f:",
          checks.meanOfCategories());
      TallyTable.lines(checks.categories()).forEach(terminal.out()::println);
    }
  }

  private void say(String format, Object... values) {
    terminal.out().println(String.format(Locale.ROOT, format, values));
  }
}
