package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemesCommandsTest {
  private static final Path SHIPPED = Path.of("..", "conf");

  @TempDir Path dir;

  private static CliRun schemes(String... args) {
    return CliRun.withoutSpark(
        Stream.concat(
                Stream.of("schemes"),
                Stream.concat(Stream.of(args), Stream.of("--conf", "../conf")))
            .toArray(String[]::new));
  }

  /** A line of a table by its first cells. */
  private static String line(CliRun run, String start) {
    return run.outLines().stream()
        .filter(l -> l.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError(start + " in\n" + run.out() + run.err()));
  }

  @Test
  void everyVersionIsListedWithItsPlatforms() {
    CliRun run = schemes("list", "--format", "csv");
    assertEquals(0, run.code(), run.err());
    assertEquals("scheme,version,from,range,indicators,overrides,platforms", line(run, "scheme"));
    assertEquals(
        "douyin-experience,2026-05-07,2026-05-07,50 to 100,7,101,douyin",
        line(run, "douyin-experience,2026-05-07"));
    assertEquals(
        "tmall-experience,2026-03-16,2026-03-16,3 to 5,8,0,\"(tmall), (taobao)\"",
        line(run, "tmall-experience"));
  }

  @Test
  void everyShippedNumberSaysItsSource() {
    CliRun run = schemes("lint");
    assertEquals(0, run.code(), run.err());
    assertEquals("10 schemes, 14 versions: sound; every number has a source\n", run.out());
  }

  @Test
  void lintTellsNumbersWithoutASourceAndEveryProblem() throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path f : files.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        Path copy = dir.resolve(SHIPPED.relativize(f).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(f, copy);
      }
    }
    Path scheme = dir.resolve("schemes/tmall-dsr.yaml");
    String text = Files.readString(scheme);
    Files.writeString(scheme, text.replace("window_days: 180 # rule", "window_days: 180"));
    CliRun run = CliRun.withoutSpark("schemes", "lint", "--conf", dir.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out()
            .contains(
                "schemes/tmall-dsr.yaml:13: versions[0].indicators[0].window_days: no source beside"
                    + " it; add # seed, # rule or # default\n"),
        run.out());
    assertTrue(run.out().endsWith("sound; 3 numbers without a source\n"), run.out());
    Files.writeString(scheme, text.replace("window_days: 180", "window_days: 90"));
    run = CliRun.withoutSpark("schemes", "lint", "--conf", dir.toString());
    assertEquals(2, run.code());
    assertTrue(run.err().contains("has 3 problems; nothing was read or written:"), run.err());
  }

  @Test
  void showTellsTheRulesOfADayWithTheirSources() {
    CliRun run = schemes("show", "douyin-experience", "--as-of", "2026-07-13");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        "douyin-experience 2026-05-07, from 2026-05-07 to 2026-07-13", run.outLines().get(0));
    assertTrue(line(run, "range ").matches("range +50 to 100 +rule"), run.out());
    assertTrue(
        line(run, "product / product_rating_mean_30d small sample")
            .contains(
                "80 if paid_orders_30d < 500, paid_orders_30d < 300 (flagship stores),"
                    + " negative_order_rate_30d_num ≤ 3"),
        run.out());
    assertTrue(line(run, "deduction misconduct").matches(".*at most 15 +rule: an act"), run.out());
    assertTrue(
        line(run, "promotion ").matches("promotion +campaigns from a mean of 70 over 7 days +rule"),
        run.out());
    assertTrue(run.out().endsWith("101 overrides by store; --overrides shows them.\n"), run.out());
    run = schemes("show", "douyin-experience", "--overrides");
    assertTrue(
        line(run, "for industry 女装 ").contains("im_response_seconds_mean_30d 40"), run.out());
  }

  @Test
  void theOldestRulesAreShownForDaysBeforeThem() {
    CliRun run = schemes("show", "jd-store-star", "--as-of", "2025-03-01");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        "jd-store-star 2025-06-01, from 2025-06-01 to 2026-03-15, and on all days before",
        run.outLines().get(0));
  }

  @Test
  void diffTellsOnlyWhatDiffers() {
    CliRun run = schemes("diff", "jd-store-star", "2025-06-01", "2026-03-16");
    assertEquals(0, run.code(), run.err());
    List<String> rules =
        run.outLines().stream().skip(2).map(l -> l.replaceAll("  .*", "")).toList();
    assertEquals(
        List.of(
            "product / review_score_30d",
            "product / review_score_30d points",
            "bonus repurchase",
            "bonus price_stars",
            "bonus gold_agents",
            "gate product_information",
            "product / positive_review_rate_30d",
            "product / positive_review_rate_30d points"),
        rules);
    assertEquals(
        "1 and 1 of tmall-dsr say the same.\n", schemes("diff", "tmall-dsr", "1", "1").out());
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertEquals(2, schemes("show", "jd-star").code());
    assertTrue(schemes("show", "jd-store-stars").err().contains("Did you mean jd-store-star?"));
    assertTrue(
        schemes("show", "tmall-dsr", "--as-of", "1999-12-31")
            .err()
            .contains("tmall-dsr has no rules for 1999-12-31; its first day is 2000-01-01."));
    assertTrue(
        schemes("diff", "tmall-dsr", "1", "2")
            .err()
            .contains("tmall-dsr has no version 2; it has 1."));
  }
}
