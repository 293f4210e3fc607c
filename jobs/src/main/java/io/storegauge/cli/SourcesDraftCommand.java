package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.Entity;
import io.storegauge.ingest.FeedDraft;
import io.storegauge.ingest.FileHead;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sources draft}: a mapping to start from, on stdout. */
@Command
final class SourcesDraftCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Parameters(paramLabel = "FILE", description = "A file that no mapping fits.")
  private String named;

  @Option(
      names = "--platform",
      paramLabel = "ID",
      description = "Platform of every record. Default: the path will say it.")
  private String platform;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "Silver table of the records, such as orders. Default: the likeliest.")
  private String entity;

  SourcesDraftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Conf loaded = conf.load();
    if (platform != null && !loaded.platforms().containsKey(platform)) {
      throw CliErrors.unknownPlatform(platform, loaded.platforms().keySet());
    }
    Entity wanted = entity == null ? null : entity();
    Configuration hadoop = new Configuration();
    List<FileStatus> files = InputFiles.of(List.of(named), hadoop);
    if (files.size() > 1) {
      throw CliErrors.severalFilesToDraft(named, files.size());
    }
    FileHead head = FileHead.of(files.get(0).getPath(), hadoop);
    if (head.fault() != null) {
      throw CliErrors.nothingToDraft(named, head.fault());
    }
    String file = files.get(0).getPath().getName();
    FeedDraft.Wish wish = new FeedDraft.Wish(file, platform, wanted);
    terminal.out().print(FeedDraft.of(head, wish, loaded.sources().values()));
    terminal.out().flush();
    return 0;
  }

  private Entity entity() {
    return Entity.find(entity)
        .orElseThrow(
            () ->
                CliErrors.unknownEntity(
                    entity, Arrays.stream(Entity.values()).map(Entity::id).toList()));
  }
}
