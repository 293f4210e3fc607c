package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.lake.CommitNote;
import io.storegauge.lake.Lake;
import io.storegauge.model.DaySet;
import io.storegauge.table.StoreMetricsTable;
import io.storegauge.testing.SparkSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExemptDaysShownTest {
  @TempDir Path folder;

  /**
   * Windows of 30 days up to 2025-06-30 begin on the 1st: of the days from 28 May on three count.
   */
  @Test
  void why_names_the_days_that_the_lake_says_were_left_out() throws Exception {
    String root = SmallLake.at(folder);
    Lake lake = Lake.open(SparkSuite.spark(), root);
    lake.replaceAll(
        StoreMetricsTable.SPEC,
        SparkSuite.spark().createDataFrame(List.of(), StoreMetricsTable.SPEC.schema()),
        new CommitNote(
            "r1",
            "",
            Map.of(),
            Map.of(
                "exempt.douyin.pickup_24h_rate",
                DaySet.parse("2025-05-28..2025-06-03,2025-06-30..2025-07-02"),
                "exempt.douyin.rating_mean",
                DaySet.parse("2025-05-28..2025-05-31"),
                "exempt.jd.rating_mean",
                DaySet.parse("2025-06-01..2025-06-03"),
                "exempt.douyin.of_a_later_release",
                DaySet.parse("2025-06-01..2025-06-03"))));
    CliRun run = CliRun.of("why", "douyin/S1", "--lake", root);
    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of(
            "  exempt 2025-06-01..2025-06-03,2025-06-30..2025-06-30: not counted in"
                + " pickup_24h_rate_30d"),
        run.outLines().stream().filter(l -> l.contains("exempt")).toList());

    run = CliRun.of("why", "douyin/S1", "--lake", root, "--format", "json");
    JsonNode score = new ObjectMapper().readTree(run.out()).get("scores").get(0);
    assertTrue(score.at("/dimensions/0/indicators/0/left_out").isNull(), run.out());
    assertEquals(
        "2025-06-01..2025-06-03,2025-06-30..2025-06-30",
        score.at("/dimensions/1/indicators/0/left_out").asText());

    run =
        CliRun.of(
            "why",
            "douyin/S1",
            "--rows",
            "pickup_24h_rate_30d",
            "--lake",
            root,
            "--conf",
            "../conf");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\n  exempt 2025-06-01..2025-06-03,2025-06-30"), run.out());
    run =
        CliRun.of(
            "why", "douyin/S1", "--rows", "rating_mean_30d", "--lake", root, "--conf", "../conf");
    assertFalse(run.out().contains("exempt"), run.out());
  }
}
