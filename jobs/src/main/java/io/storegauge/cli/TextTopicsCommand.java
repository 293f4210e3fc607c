package io.storegauge.cli;

import io.storegauge.model.Taxonomy.Topic;
import io.storegauge.text.TopicPhrases;
import io.storegauge.text.TopicTagger;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code text topics}: says which topics texts speak of, and by which phrases. */
@Command
final class TextTopicsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Texts; quote each.")
  private List<String> texts;

  TextTopicsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TopicPhrases phrases = TopicPhrases.of(conf.load().topics());
    TopicTagger tagger = new TopicTagger(phrases);
    TextTable table = TextTable.of("group", "topic", "phrase", "text");
    for (String text : texts) {
      tagger.read(text);
      for (int i = 0; i < tagger.count(); i++) {
        Topic topic = phrases.topics().get(tagger.topic(i));
        table.add(topic.group(), topic.id(), phrases.phrase(tagger.phrase(i)), text);
      }
      if (tagger.count() == 0) {
        table.add("", "", "", text);
      }
    }
    table.print(terminal.out());
    return 0;
  }
}
