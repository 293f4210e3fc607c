package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.storegauge.model.DaySet;
import io.storegauge.model.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExemptDaysConfTest {
  @TempDir Path dir;

  /** The shipped file with other days for JD. */
  private ConfCopy jd(String days) throws Exception {
    ConfCopy conf = ConfCopy.in(dir);
    String text = Files.readString(dir.resolve("platforms.yaml"));
    int from = text.indexOf("  exempt_days:\n", text.indexOf("\njd:\n"));
    int to = text.indexOf("\ntmall:\n");
    return conf.write("platforms.yaml", text.substring(0, from) + days + text.substring(to));
  }

  @Test
  void aDayThatSeveralEntriesNameIsLeftOutOnce() throws Exception {
    Conf conf =
        jd("""
          exempt_days:
            - {days: 2025-06-16..2025-06-20, metrics: [delivery_sla_rate], source: default}
            - days: [2025-06-18..2025-06-22, 2025-11-11..2025-11-11]
              metrics: [delivery_sla_rate, im_3min_rate]
              source: announcement of June
        """)
            .load();
    assertEquals(
        Map.of(
            Metric.DELIVERY_SLA_RATE,
            DaySet.parse("2025-06-16..2025-06-22,2025-11-11..2025-11-11"),
            Metric.IM_3MIN_RATE,
            DaySet.parse("2025-06-18..2025-06-22,2025-11-11..2025-11-11")),
        conf.platforms().get("jd").exemptDays());
  }

  @Test
  void withoutTheKeyEveryDayCounts() throws Exception {
    assertEquals(Map.of(), jd("").load().platforms().get("jd").exemptDays());
  }

  @Test
  void theSpringFestivalIsShippedForWhatTellsWhenOrdersWereSent() {
    Conf conf = ConfLoader.load(ConfCopy.SHIPPED, List.of());
    Map<Metric, DaySet> days =
        Stream.of(
                Metric.PICKUP_24H_RATE,
                Metric.PICKUP_48H_RATE,
                Metric.SHIP_ON_PROMISE_RATE,
                Metric.SAME_DAY_PICKUP_RATE,
                Metric.PICKUP_HOURS_MEAN)
            .collect(Collectors.toMap(m -> m, m -> conf.settings().volatility().holidays()));
    conf.platforms()
        .forEach(
            (id, platform) ->
                assertEquals(
                    platform.currency().equals("CNY") ? days : Map.of(),
                    platform.exemptDays(),
                    id));
  }

  @Test
  void everyWrongEntryIsToldWithItsLineValueRangeAndRemedy() throws Exception {
    ConfCopy conf =
        jd(
            """
          exempt_days:
            - days: 2025-06-18
              metrics: [pickup_hours_mean_30d, ship_on_promise_rat, rating_mean]
              source: default
            - days: [2025-06-18..2025-06-17]
              metrics: [stockout_share, repurchase_rate, violation_points, delivery_hours_p50, sales]
              source: ""
            - {days: [], metrics: [], why: holidays}
        """);
    int line = conf.line("platforms.yaml", "days: 2025-06-18");
    String ids =
        Stream.of(Metric.values())
            .filter(m -> m.kind().isSampled())
            .map(Metric::id)
            .collect(Collectors.joining(", "));
    String none = "no such metric (ids stand without a window); allowed: " + ids + ".";
    String refused = "cannot leave out a day: ";
    String allowed = "; allowed: " + ids + ". Remove it.";
    String days = "no days; allowed: first..last, each yyyy-MM-dd, the first not after the last.";
    String at = "platforms.yaml:%d: jd.exempt_days";
    assertEquals(
        Stream.of(
                at.formatted(line) + "[0].days = \"2025-06-18\": " + days + " Change it.",
                at.formatted(line + 1)
                    + "[0].metrics[0] = \"pickup_hours_mean_30d\": "
                    + none
                    + " Did you mean pickup_hours_mean?",
                at.formatted(line + 1)
                    + "[0].metrics[1] = \"ship_on_promise_rat\": "
                    + none
                    + " Did you mean ship_on_promise_rate?",
                at.formatted(line + 3)
                    + "[1].days[0] = \"2025-06-18..2025-06-17\": "
                    + days
                    + " Change it.",
                at.formatted(line + 4)
                    + "[1].metrics[0] = \"stockout_share\": "
                    + refused
                    + "the newest snapshot speaks, not a sum of days"
                    + allowed,
                at.formatted(line + 4)
                    + "[1].metrics[1] = \"repurchase_rate\": "
                    + refused
                    + "its buyers count on 90 days each"
                    + allowed,
                at.formatted(line + 4)
                    + "[1].metrics[2] = \"violation_points\": "
                    + refused
                    + "it counts everything that is known of the window"
                    + allowed,
                at.formatted(line + 4)
                    + "[1].metrics[3] = \"delivery_hours_p50\": "
                    + refused
                    + "it leaves out the days of delivery_hours_mean"
                    + allowed,
                at.formatted(line + 4) + "[1].metrics[4] = \"sales\": " + none + " Change it.",
                at.formatted(line + 5)
                    + "[1].source = \"\": too short; allowed: text, not empty. Change it.",
                at.formatted(line + 6)
                    + "[2].days = []: too few entries; allowed: text or list of at least 1 (text),"
                    + " no two the same. Change it.",
                at.formatted(line + 6)
                    + "[2].metrics = []: too few entries; allowed: list of at least 1 (text), no two"
                    + " the same. Change it.",
                at.formatted(line + 6) + "[2].source: missing; allowed: text, not empty. Add it.",
                at.formatted(line + 6)
                    + "[2].why = \"holidays\": unknown key; allowed: days, metrics, source. Remove"
                    + " it.")
            .toList(),
        conf.problems());
  }
}
