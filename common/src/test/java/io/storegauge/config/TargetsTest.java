package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.storegauge.table.MetricColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
  @TempDir Path dir;

  @Test
  void aPlatformsOwnLineWinsOverThatOfEveryPlatform() throws Exception {
    Targets targets =
        ConfCopy.in(dir)
            .write(
                "targets.yaml",
                """
                every_platform:
                  rating_mean_90d: {value: 4.8, source: default}
                platforms:
                  jd:
                    rating_mean_90d: {value: 4.9, source: rule}
                    gold_agent_count_30d: {value: 2, source: rule}
                """)
            .load()
            .targets();
    assertEquals(new Targets.Line(4.9, "rule"), targets.line("jd", "rating_mean_90d"));
    assertEquals(new Targets.Line(4.8, "default"), targets.line("tmall", "rating_mean_90d"));
    assertEquals(new Targets.Line(2, "rule"), targets.line("jd", "gold_agent_count_30d"));
    assertNull(targets.line("tmall", "gold_agent_count_30d"));
  }

  @Test
  void theOrderOfTheFileDoesNotShow() throws Exception {
    Targets one = of("a", "rating_mean_30d", "rating_mean_90d");
    assertEquals(one.toString(), of("b", "rating_mean_90d", "rating_mean_30d").toString());
  }

  private Targets of(String folder, String first, String second) throws Exception {
    String line = ": {value: 4.8, source: default}\n";
    return ConfCopy.in(dir.resolve(folder))
        .write("targets.yaml", "every_platform:\n  " + first + line + "  " + second + line)
        .load()
        .targets();
  }

  @Test
  void everyWrongLineIsToldWithItsLineValueRangeAndRemedy() throws Exception {
    ConfCopy copy =
        ConfCopy.in(dir)
            .write(
                "targets.yaml",
                """
                every_platform:
                  rating_mean_90d: {value: 48, source: default}
                  pickup_48h_rate_30d: {value: -1, source: default}
                  repurchase_rate_90d: {value: 1.5, source: default}
                  rating_mean_9d: {value: 4.8, source: default}
                  delivery_hours_mean_30d: {value: 100000, source: default}
                platforms:
                  jdd:
                    rating_mean_90d: {value: much, source: ""}
                  jd:
                    violation_points_30d: 0
                    rating_mean_30d: {value: 4.8}
                extra: 1
                """);
    String columns = String.join(", ", MetricColumn.names());
    String platforms =
        String.join(
            ", ",
            List.of(
                "douyin",
                "jd",
                "tmall",
                "taobao",
                "pinduoduo",
                "xiaohongshu",
                "aliexpress",
                "olist"));
    copy.assertProblems(
        """
        targets.yaml:2: every_platform.rating_mean_90d.value = 48: out of range; allowed: stars, 1 to 5. Change it.
        targets.yaml:3: every_platform.pickup_48h_rate_30d.value = -1: too small; allowed: number, at least 0. Change it.
        targets.yaml:4: every_platform.repurchase_rate_90d.value = 1.5: out of range; allowed: share, 0 to 1. Change it.
        targets.yaml:5: every_platform.rating_mean_9d: no such metric column of gold.store_metrics; allowed: %s. Did you mean rating_mean_90d?
        targets.yaml:8: platforms.jdd: no such platform in platforms.yaml; allowed: %s. Did you mean jd?
        targets.yaml:9: platforms.jdd.rating_mean_90d.source = "": too short; allowed: text, not empty. Change it.
        targets.yaml:9: platforms.jdd.rating_mean_90d.value = "much": wrong type (text); allowed: number, at least 0. Change it.
        targets.yaml:11: platforms.jd.violation_points_30d = 0: wrong type (a number); allowed: map with keys value, source. Change it.
        targets.yaml:12: platforms.jd.rating_mean_30d.source: missing; allowed: text, not empty. Add it.
        targets.yaml:13: extra = 1: unknown key; allowed: every_platform, platforms. Remove it.
        """
            .formatted(columns, platforms));
  }

  @Test
  void theShippedLinesAreOfMetricsWithRoomOnTheirGoodSide() {
    Targets shipped = ConfLoader.load(ConfCopy.SHIPPED, List.of()).targets();
    TreeSet<String> platforms = new TreeSet<>(shipped.platforms().keySet());
    platforms.add("olist");
    for (String platform : platforms) {
      for (MetricColumn metric : MetricColumn.ALL) {
        Targets.Line line = shipped.line(platform, metric.name());
        if (line != null) {
          // The worst value there can be is no goal.
          double worst = metric.higherIsBetter() ? metric.lowest() : metric.highest();
          assertEquals(false, line.value() == worst, platform + " " + metric.name());
        }
      }
    }
    assertEquals(new Targets.Line(0.20, "rule"), shipped.line("douyin", "next_day_share_30d"));
    assertNull(shipped.line("jd", "next_day_share_30d"));
  }
}
