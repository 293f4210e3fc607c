package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.text.Evaluation;
import io.storegauge.text.LabelledTexts;
import io.storegauge.text.SentimentModel;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code text eval}: says how right a model is about labelled texts. */
@Command
final class TextEvalCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LabelledOptions labelled;
  @Mixin private ModelOption model;
  @Mixin private LakeOption lake;
  @Mixin private ConfOptions conf;
  @Mixin private FormatOption format;

  TextEvalCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    Conf loaded = conf.load();
    SparkSession spark = session.spark();
    Supplier<Lake> opened = () -> lake.openExisting(spark);
    SentimentModel read = model.toRead(spark, opened, loaded).read();
    LabelledTexts texts = labelled.read(spark, opened, loaded);
    Evaluation result = Evaluation.of(read, texts.texts(), loaded.settings().text().storedBand());
    terminal.note(
        "model %s on %,d texts, each once; it is for you to know that it has not seen them",
        read.version(), texts.texts().size());
    if (format.isTable()) {
      TallyTable.lines(result).forEach(terminal.out()::println);
    } else {
      format.print(terminal, TallyRows.SCHEMA, TallyRows.of(result));
    }
    return 0;
  }
}
