package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.Feed;
import io.storegauge.ingest.FilePreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sources check}: which mapping fits a file, and what would become of its records. */
@Command
final class SourcesCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConfOptions conf;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files; a folder stands for all files in it.")
  private List<String> named;

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      defaultValue = "${env:STOREGAUGE_LANDING:-landing}",
      description =
          "Folder of the dumps, below which the path has to match. Default: $STOREGAUGE_LANDING, else"
              + " landing.")
  private String landing;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only mappings of this folder under sources/. Default: all.")
  private String source;

  @Option(
      names = "--platform",
      paramLabel = "ID",
      description =
          "Platform of the records, whose time zone counts where neither mapping nor path says it.")
  private String platform;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10",
      description = "Show the first N accepted and the first N refused records. Default: 10.")
  private int rows;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Read the first N records of a file. Default: 10000.")
  private long records;

  @Mixin private LayoutOption layout;

  SourcesCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (rows < 0) {
      throw CliErrors.tooFew("--rows", 0, rows);
    }
    if (records < 1) {
      throw CliErrors.tooFew("--records", 1, records);
    }
    Conf loaded = conf.load();
    Configuration hadoop = new Configuration();
    FileChecks checks =
        new FileChecks(
            loaded,
            feeds(loaded),
            InputFiles.path(landing),
            platform,
            new FilePreview.Limits(rows, records),
            hadoop);
    List<FileCheck> done = new ArrayList<>();
    for (FileStatus file : InputFiles.of(named, hadoop)) {
      FileCheck check = checks.check(file);
      done.add(check);
      if (!layout.isJson()) {
        new FileCheckText(check).lines().forEach(terminal.out()::println);
      }
    }
    if (layout.isJson()) {
      terminal.out().println(FileCheckJson.of(done).toPrettyString());
    }
    terminal.out().flush();
    List<String> problems =
        done.stream().map(FileCheck::problem).flatMap(Optional::stream).toList();
    if (!problems.isEmpty()) {
      throw CliErrors.filesDoNotPass(problems);
    }
    return 0;
  }

  /** A mapping that is for another platform is none for this file. */
  private List<Feed> feeds(Conf loaded) {
    if (source != null && !loaded.sources().containsKey(source)) {
      throw CliErrors.unknownSource(source, loaded.sources().keySet());
    }
    if (platform != null && !loaded.platforms().containsKey(platform)) {
      throw CliErrors.unknownPlatform(platform, loaded.platforms().keySet());
    }
    return loaded.sources().values().stream()
        .filter(s -> source == null || s.name().equals(source))
        .flatMap(s -> s.feeds().stream())
        .filter(f -> platform == null || f.platform() == null || f.platform().equals(platform))
        .toList();
  }
}
