package io.storegauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.storegauge.config.Conf;
import io.storegauge.job.PlatformMetrics;
import io.storegauge.model.DaySet;
import io.storegauge.scheme.NextGrade;
import io.storegauge.scheme.NextGrades;
import io.storegauge.scheme.PlatformSchemes;
import io.storegauge.table.StoreMetricsTable;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code next-grade}: the cheapest improvements that lift a store to its next grade. */
@Command
final class NextGradeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Mixin private ConfOptions conf;

  @Parameters(paramLabel = "PLATFORM/STORE", description = "The store, such as jd/s0003.")
  private String store;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = IsoDate.class,
      description = "Day to start from, yyyy-MM-dd. Default: the store's latest.")
  private LocalDate asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, or json (one object). Default: table.")
  private Layout layout;

  NextGradeCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    StoreGold gold = StoreGold.named(store, () -> lake.openExisting(session.spark()));
    LocalDate day = asOf == null ? new ScoredDays(gold).dayWithScore(null) : asOf;
    ExplainedGrades grades = ExplainedGrades.of(gold, day, grades(gold, day));
    if (layout == Layout.JSON) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      terminal.out().println(json.writeValueAsString(grades));
    } else {
      new NextGradeText(grades).lines().forEach(terminal.out()::println);
    }
    return 0;
  }

  private List<NextGrade> grades(StoreGold gold, LocalDate day) {
    Conf rules = conf.load();
    PlatformSchemes schemes = new PlatformSchemes(rules.platforms().values(), rules.schemes());
    if (!gold.lake().exists(StoreMetricsTable.SPEC)
        || !PlatformMetrics.missing(gold.lake(), schemes).isEmpty()) {
      throw CliErrors.olderMetrics(gold.lake().root());
    }
    NextGrades search =
        new NextGrades(
            schemes,
            rules.settings().benchmarks().minPeers(),
            gold.platform(),
            gold.storeId(),
            day);
    List<NextGrade> found =
        PlatformMetrics.of(gold.lake(), gold.platform(), DaySet.of(List.of(day)), schemes)
            .mapPartitions(rows -> search.of(rows).iterator())
            .collect();
    if (found.isEmpty()) {
      // Says which days and stores there are.
      new ScoredDays(gold).dayWithScore(day);
    }
    return found;
  }
}
