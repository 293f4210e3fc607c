package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.storegauge.lake.Lake;
import io.storegauge.report.Chromium;
import io.storegauge.report.WebPage;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a small demo: whatever a run writes can be shown, also in a browser. */
class ReportPagesTest {
  @TempDir private static Path folder;
  private static final List<Path> PAGES = new ArrayList<>();

  @BeforeAll
  static void runDemo() throws IOException {
    SharedDemo demo = SharedDemo.get();
    PAGES.add(demo.out().resolve("report.html"));
    assertTrue(demo.run.out().contains(PAGES.get(0).toString()), demo.run.out());
    String lake = demo.lake();
    for (String store : stores(lake)) {
      Path page = folder.resolve(store.replace('/', '-') + ".html");
      CliRun run =
          demo.cli("report", store, "--lake", lake, "--lang", "zh", "--out", page.toString());
      assertEquals(0, run.code(), run.err());
      PAGES.add(page);
    }
    assertEquals(3, PAGES.size(), "a newcomer or a formal store is missing");
  }

  /** One formal store and one newcomer. */
  private static List<String> stores(String lake) {
    return Lake.open(SparkSuite.spark(), lake)
        .read(StoreScoresTable.SPEC)
        .where("is_main")
        .selectExpr("stage", "platform || '/' || store_id AS store")
        .where("stage IS NOT NULL")
        .groupBy("stage")
        .agg(org.apache.spark.sql.functions.min("store").as("store"))
        .orderBy("stage")
        .collectAsList()
        .stream()
        .map(r -> r.<String>getAs("store"))
        .toList();
  }

  @Test
  void pages_are_well_formed_and_fetch_nothing() throws IOException {
    for (Path page : PAGES) {
      WebPage read = WebPage.read(Files.readString(page));
      assertEquals(List.of(), read.fetched(), page.toString());
      assertTrue(read.texts("h2").size() >= 7, page.toString());
      assertTrue(read.count("svg", "plot") >= 2, page.toString());
    }
  }

  @Test
  void what_was_received_is_shown_to_be_accounted_for() throws IOException {
    WebPage overview = WebPage.read(Files.readString(PAGES.get(0)));
    assertTrue(
        overview.section("data").contains("received = accepted + duplicate + refused"),
        overview.section("data"));
    assertTrue(overview.section("data").contains("generic/orders"), overview.section("data"));
  }

  @Test
  void a_browser_shows_pages_without_complaint_and_without_scrolling_sideways()
      throws IOException, InterruptedException {
    Optional<Chromium> browser = Chromium.find();
    assumeTrue(browser.isPresent(), "no Chromium or Chrome on the PATH to show the pages in");
    for (Path page : PAGES) {
      for (int width : List.of(1280, 390)) {
        Path scratch = Files.createTempDirectory(folder, "browser");
        Chromium.Shown shown = browser.get().show(Files.readString(page), width, scratch);
        assertEquals(width, shown.room(), page.toString());
        assertTrue(shown.needed() <= width, page + " takes " + shown.needed() + " of " + width);
        assertTrue(shown.sections() >= 7, page + " shows " + shown.sections() + " sections");
        assertEquals(List.of(), shown.console(), page.toString());
      }
    }
  }
}
