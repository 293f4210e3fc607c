package io.storegauge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** {@code next-grade}: the cheapest improvements that lift a store to its next grade. */
@Command
final class NextGradeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Session session;

  @Mixin private LakeOption lake;

  @Mixin private ConfOptions conf;

  @Mixin private StoreQuestion question;

  NextGradeCommand(Terminal terminal, Session session) {
    this.terminal = terminal;
    this.session = session;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    StoreGold gold = question.gold(() -> lake.openExisting(session.spark()));
    LocalDate day = question.day(gold);
    ExplainedGrades grades = ExplainedGrades.of(gold, day, grades(gold, day));
    question.print(terminal, grades, () -> new NextGradeText(grades).lines());
    return 0;
  }

  private List<NextGrade> grades(StoreGold gold, LocalDate day) {
    Conf rules = conf.load();
    PlatformSchemes schemes = PlatformSchemes.of(rules);
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
