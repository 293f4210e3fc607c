package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.lake.Lake;
import io.storegauge.text.LabelledTexts;
import io.storegauge.text.PhraseProposals;
import io.storegauge.text.PhraseProposals.Proposal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code text phrases}: phrases of negative texts that no topic has yet. */
@Command
final class TextPhrasesCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LabelledOptions labelled;
  @Mixin private LakeOption lake;
  @Mixin private ConfOptions conf;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "200",
      description = "Look at the N most telling phrases. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--least",
      paramLabel = "N",
      defaultValue = "10",
      description = "Negative texts that a phrase must have. Default: ${DEFAULT-VALUE}.")
  private int least;

  TextPhrasesCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CliErrors.tooFew("--limit", 1, limit);
    }
    if (least < 2) {
      throw CliErrors.tooFew("--least", 2, least);
    }
    Conf loaded = conf.load();
    SparkSession spark = session.spark();
    Supplier<Lake> opened = () -> lake.openExisting(spark);
    LabelledTexts texts = labelled.read(spark, opened, loaded);
    List<Proposal> proposals = new PhraseProposals(loaded.topics(), least).of(texts, limit);
    TextTable table =
        TextTable.of("group", "topic", "phrase", ">negative", ">others", ">z", ">of topic");
    for (Proposal p : proposals) {
      table.add(
          p.topic() == null ? "" : p.topic().group(),
          p.topic() == null ? "(none)" : p.topic().id(),
          p.phrase(),
          Values.count(p.negatives()),
          Values.count(p.positives()),
          String.format(Locale.ROOT, "%.1f", p.z()),
          String.format(Locale.ROOT, "%.0f %%", 100 * p.share()));
    }
    table.print(terminal.out());
    terminal.note(
        "%s phrases; add those that fit to conf/topics.yaml", Values.count(proposals.size()));
    return 0;
  }
}
