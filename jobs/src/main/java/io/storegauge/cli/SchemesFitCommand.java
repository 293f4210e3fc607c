package io.storegauge.cli;

import io.storegauge.config.Conf;
import io.storegauge.config.Scheme;
import io.storegauge.config.SchemeText;
import io.storegauge.job.OfficialSample;
import io.storegauge.model.Platform;
import io.storegauge.scheme.FittedVersion;
import io.storegauge.scheme.OwnNumbers;
import io.storegauge.scheme.SchemeFit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schemes fit}: estimates numbers of a scheme from the scores that platforms published. */
@Command
final class SchemesFitCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Mixin private ConfOptions conf;

  @Parameters(paramLabel = "ID", description = "The scheme, such as douyin-experience.")
  private String id;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "File to write the scheme with the estimated numbers to. Default: it is printed, and the"
              + " report goes to stderr.")
  private Path out;

  SchemesFitCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    Conf loaded = conf.load();
    Scheme scheme = SchemesShowCommand.scheme(conf, id);
    List<Platform> platforms =
        loaded.platforms().values().stream().filter(p -> p.officialScheme().equals(id)).toList();
    if (platforms.isEmpty()) {
      throw CliErrors.notPublished(id);
    }
    SchemeFit fit = new SchemeFit(scheme, platforms, loaded.settings().benchmarks().minPeers());
    OfficialSample sample = OfficialSample.read(lake.openExisting(session.spark()), fit);
    if (sample.days().isEmpty()) {
      throw CliErrors.noOfficialScores(id, platforms.stream().map(Platform::id).toList());
    }
    SchemeText text = SchemeText.read(conf.folder(), id);
    List<FittedVersion> versions =
        fit.fit(sample.days(), sample.official(), v -> ours(text, scheme.versions().get(v), v));
    if (versions.stream().noneMatch(FittedVersion::isFitted)) {
      throw CliErrors.notFitted(
          id, versions.stream().map(v -> v.version().version() + ": " + v.problem()).toList());
    }
    FitReport report = new FitReport(scheme, versions);
    PrintStream told = out == null ? terminal.err() : terminal.out();
    report.lines().forEach(told::println);
    write(report.fitted(text));
    return 0;
  }

  private static OwnNumbers ours(SchemeText text, Scheme.Version version, int place) {
    return new OwnNumbers() {
      @Override
      public boolean weight(int indicator) {
        return text.isOurs(SchemeText.weight(place, indicator));
      }

      @Override
      public boolean dimension(String dimension) {
        return version.dimensions().containsKey(dimension)
            && text.isOurs(SchemeText.dimension(place, dimension));
      }

      @Override
      public boolean cutoffs(int indicator) {
        return text.areCutoffsOurs(place, indicator);
      }
    };
  }

  private void write(SchemeText fitted) {
    if (out == null) {
      terminal.out().print(fitted.text());
      return;
    }
    try {
      Files.writeString(out, fitted.text());
    } catch (IOException e) {
      throw CliErrors.notWritable(out, e);
    }
  }
}
