package io.storegauge.cli;

import io.storegauge.lake.Lake;
import io.storegauge.report.Labels;
import io.storegauge.report.Language;
import io.storegauge.report.OverviewReport;
import io.storegauge.report.StoreReport;
import io.storegauge.report.Words;
import io.storegauge.report.data.Gold;
import io.storegauge.report.data.StoreKey;
import io.storegauge.table.StoreScoresTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: a page about all stores, or about one. */
@Command
final class ReportCommand implements Callable<Integer> {
  static final int STORES = 10;

  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Mixin private ConfOptions conf;

  @Parameters(
      paramLabel = "PLATFORM/STORE",
      arity = "0..1",
      description = "The store, such as douyin/s0012. Default: an overview of all.")
  private String store;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "File to write; one that is there is replaced. Default: report.html.")
  private Path out;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day to report on, yyyy-MM-dd. Default: the latest.")
  private LocalDate asOf;

  @Option(
      names = "--stores",
      paramLabel = "N",
      defaultValue = "" + STORES,
      description = "Stores in each list of the overview. Default: " + STORES + ".")
  private int stores;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "en, or zh for Chinese. Default: en.")
  private Language language;

  ReportCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() {
    if (stores < 1) {
      throw CliErrors.noStores(stores);
    }
    Words words = new Words(new Labels(language));
    String html =
        store == null
            ? overview(lake.openExisting(session.spark()), asOf, words, stores)
            : store(StoreGold.named(store, () -> lake.openExisting(session.spark())), words);
    write(out, html);
    terminal.out().println(out);
    return 0;
  }

  /**
   * The overview of a day.
   *
   * @param asked null = the latest
   */
  static String overview(Lake lake, LocalDate asked, Words words, int stores) {
    LocalDate day = CoveredDay.of(lake, StoreScoresTable.SPEC, asked);
    return new OverviewReport(new Gold(lake), day, words, stores).html();
  }

  private String store(StoreGold of, Words words) {
    ScoredDays days = new ScoredDays(of);
    LocalDate day = asOf == null ? days.latestInLake() : asOf;
    StoreReport report = day == null ? null : report(of, day, words);
    if (report == null || !report.isScored()) {
      // Says which stores and days there are, or names the store's own last day.
      report = report(of, days.dayWithScore(asOf), words);
    }
    return report.html();
  }

  private StoreReport report(StoreGold of, LocalDate day, Words words) {
    return new StoreReport(
        new Gold(of.lake()), new StoreKey(of.platform(), of.storeId()), day, conf::load, words);
  }

  /** Writes a page; folders above it are made. */
  static void write(Path file, String html) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, html);
    } catch (IOException e) {
      throw CliErrors.notWritable(file, e);
    }
  }
}
