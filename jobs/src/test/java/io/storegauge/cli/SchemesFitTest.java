package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From simulated platforms with hidden weights and cut-offs to a scheme that scores as they do. */
class SchemesFitTest {
  private static final Path SHIPPED = Path.of("..", "conf");

  /** Highest score of each scheme; 2 points of 100 are 2 % of it. */
  private static final Map<String, Double> TOP =
      Map.of("douyin-experience", 100.0, "jd-store-star", 10.0, "tmall-experience", 5.0);

  @TempDir static Path folder;

  private static String lake;
  private static Path fitted;

  private static CliRun run(String... args) {
    CliRun run = CliRun.of(args);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private static void pipeline(Path conf) {
    run(
        "run",
        "--landing",
        folder.resolve("sim/landing").toString(),
        "--lake",
        lake,
        "--conf",
        conf.toString(),
        "--set",
        "ingest.settle_seconds=0");
  }

  @BeforeAll
  static void simulateAndScoreByTheShippedSchemes() throws IOException {
    lake = folder.resolve("lake").toString();
    fitted = folder.resolve("fitted");
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path f : files.filter(Files::isRegularFile).toList()) {
        Path copy = fitted.resolve(SHIPPED.relativize(f).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(f, copy);
      }
    }
    run(
        "simulate",
        "--out",
        folder.resolve("sim").toString(),
        "--platforms",
        "douyin,jd,tmall",
        "--stores",
        "120",
        "--days",
        "50",
        "--orders",
        "75000",
        "--entities",
        "all",
        "--official",
        "--conf",
        "../conf");
    pipeline(SHIPPED);
  }

  /** Largest mean error of a store by scheme. */
  private static Map<String, Double> worst() {
    CliRun run =
        run(
            "sql",
            "SELECT scheme, max(mae) m FROM gold.store_fidelity WHERE dimension = 'total'"
                + " GROUP BY scheme",
            "--format",
            "csv",
            "--lake",
            lake);
    Map<String, Double> worst = new TreeMap<>();
    for (String line : run.outLines().subList(1, run.outLines().size())) {
      worst.put(line.split(",")[0], Double.parseDouble(line.split(",")[1]));
    }
    return worst;
  }

  @Test
  void hiddenSchemesAreRecoveredOnStoresTheFitHasNotSeen() throws IOException {
    Map<String, Double> before = worst();
    assertTrue(before.keySet().containsAll(TOP.keySet()), before.toString());
    StringBuilder told = new StringBuilder();
    for (String scheme : TOP.keySet()) {
      Path file = fitted.resolve("schemes/" + scheme + ".yaml");
      CliRun fit =
          run(
              "schemes",
              "fit",
              scheme,
              "--lake",
              lake,
              "--conf",
              "../conf",
              "--out",
              file.toString());
      // A store's day that the fit has not seen, at worst.
      double largest = last(fit.outLines(), "largest error");
      assertTrue(largest <= 0.02 * TOP.get(scheme), fit.out());
      told.append(fit.out());
      String shipped = Files.readString(SHIPPED.resolve("schemes/" + scheme + ".yaml"));
      String text = Files.readString(file);
      assertEquals(shipped.lines().count(), text.lines().count());
      assertTrue(text.contains("# fitted 2025-"), text);
      assertRuleNumbersStay(shipped, text);
    }
    CliRun lint = run("schemes", "lint", "--conf", fitted.toString());
    assertTrue(lint.out().endsWith("sound; every number has a source\n"), lint.out());
    pipeline(fitted);
    Map<String, Double> after = worst();
    for (String scheme : TOP.keySet()) {
      double mae = after.get(scheme);
      // By what the whole run makes of the fitted file no store's mean is off by more either.
      assertTrue(mae <= 0.02 * TOP.get(scheme), scheme + " " + after + "\n" + told);
      assertTrue(mae < before.get(scheme) / 2, scheme + " " + before + " " + after);
    }
  }

  /** The last number of the line that begins so. */
  private static double last(List<String> lines, String begin) {
    String line = lines.stream().filter(l -> l.startsWith(begin)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static void assertRuleNumbersStay(String shipped, String fitted) {
    List<String> now = fitted.lines().toList();
    List<String> was = shipped.lines().toList();
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(now.get(i))) {
        assertTrue(now.get(i).contains("# fitted"), now.get(i));
        assertFalse(was.get(i).matches(".*# (rule|seed).*"), was.get(i));
      }
    }
  }

  @Test
  void withoutAFileTheSchemeIsPrintedAndTheReportStandsBeside() {
    CliRun fit = run("schemes", "fit", "jd-store-star", "--lake", lake, "--conf", "../conf");
    assertTrue(fit.out().startsWith("# yaml-language-server"), fit.out());
    assertTrue(fit.err().contains("mean absolute error"), fit.err());
  }

  @Test
  void aSchemeThatNobodyPublishesIsRefused() {
    CliRun none = CliRun.of("schemes", "fit", "tmall-dsr", "--lake", lake, "--conf", "../conf");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("No platform publishes the score of tmall-dsr"), none.err());
    CliRun empty =
        CliRun.of("schemes", "fit", "xiaohongshu-store", "--lake", lake, "--conf", "../conf");
    assertEquals(4, empty.code());
    assertTrue(empty.err().contains("There is nothing to fit xiaohongshu-store to"), empty.err());
  }
}
