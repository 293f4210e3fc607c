package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.Lake;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.testing.SparkSuite;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {
  @TempDir private Path folder;

  @Test
  void storesOfSeveralPlatformsAreRankedByTheirStandingAmongPeers() {
    Lake lake = Lake.open(SparkSuite.spark(), SmallLake.at(folder));
    Map<String, Object> jd = SmallLake.score("J1", "7.200000");
    jd.put("platform", "jd");
    jd.put("top_score", 10.0);
    jd.put("peer_percentile", 95.0);
    Map<String, Object> douyin = SmallLake.score("S1", "91.500000");
    douyin.put("peer_percentile", 10.0);
    SmallLake.write(lake, StoreScoresTable.SPEC, douyin, jd);

    DemoReport report = new DemoReport(lake, GoldDay.last(lake).orElseThrow());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    report.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    // Its 7.2 of 10 is less of the best than 91.5 of 100, and better than most of JD's.
    int best = lines.indexOf("Best scores among their peers");
    assertTrue(lines.get(best + 3).matches("jd/J1 .* 7\\.2 of 10( .*)?"), lines.toString());
    int worst = lines.indexOf("Worst scores among their peers");
    assertTrue(lines.get(worst + 3).matches("douyin/S1 .* 91\\.5 of 100( .*)?"), lines.toString());
    assertEquals("douyin/S1", report.storeToExplain().orElseThrow());
  }
}
