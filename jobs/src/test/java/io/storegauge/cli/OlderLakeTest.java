package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.TableSpec;
import io.storegauge.testing.OlderTable;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that a release of before the schemes wrote, read before its next run. */
class OlderLakeTest {
  private static final Set<String> NEW_SCORES =
      Set.of(
          "is_main",
          "top_score",
          "after_sales_score",
          "bonuses",
          "deductions",
          "display_score",
          "peer_percentile",
          "completeness_30d",
          "assessed_on",
          "effective_from");

  @TempDir Path folder;

  /** Columns that came later left out; amounts were doubles. */
  private static void rewrite(Lake lake, TableSpec table, Set<String> later) {
    CommitNote note = lake.lastNote(table).orElseThrow();
    TableSpec older =
        OlderTable.typed(
            DataTypes.DoubleType, Set.of("bonus", "deduction"), OlderTable.without(later, table));
    lake.reshape(older, lake.read(table), note);
  }

  @Test
  void why_explains_what_an_earlier_release_wrote() {
    String root = SmallLake.at(folder);
    Lake lake = Lake.open(SparkSuite.spark(), root);
    rewrite(lake, StoreScoresTable.SPEC, NEW_SCORES);
    rewrite(lake, ScoreComponentsTable.SPEC, Set.of("metric"));
    CliRun run = CliRun.of("why", "douyin/S1", "--lake", root);
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out()
            .contains("score 76.00 of 100  scheme generic-composite v1 · formal · coverage 85 %\n"),
        run.out());
    assertTrue(run.out().contains("─ rating_mean_30d      4.50 ★"), run.out());
    assertEquals(0, CliRun.of("why", "douyin/S1", "--lake", root, "--format", "json").code());
  }
}
