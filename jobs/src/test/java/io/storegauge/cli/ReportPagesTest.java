package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.Lake;
import io.storegauge.report.Chromium;
import io.storegauge.report.Chromium.Scheme;
import io.storegauge.report.WebPage;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    Chromium browser = Chromium.orSkip();
    for (Path page : PAGES) {
      for (int width : List.of(1280, 390)) {
        Chromium.Shown shown = browser.show(Files.readString(page), width, Scheme.LIGHT, scratch());
        assertEquals(width, shown.room(), page.toString());
        assertTrue(shown.needed() <= width, page + " takes " + shown.needed() + " of " + width);
        assertTrue(shown.sections() >= 7, page + " shows " + shown.sections() + " sections");
        assertTrue(brightness(shown.page()) > 200, "light: " + shown);
        assertTrue(brightness(shown.text()) < 60, "light: " + shown);
        assertEquals(List.of(), shown.console(), page.toString());
      }
    }
  }

  @Test
  void whoever_prefers_dark_reads_bright_text_on_a_dark_page()
      throws IOException, InterruptedException {
    Chromium browser = Chromium.orSkip();
    Chromium.Shown shown =
        browser.show(Files.readString(PAGES.get(0)), 390, Scheme.DARK, scratch());
    assertTrue(brightness(shown.page()) < 60, shown.toString());
    assertTrue(brightness(shown.text()) > 200, shown.toString());
    assertTrue(shown.needed() <= 390, shown.toString());
    assertEquals(List.of(), shown.console());
  }

  @Test
  void pages_are_printed_on_a_few_sheets_of_a4() throws IOException, InterruptedException {
    Chromium browser = Chromium.orSkip();
    for (Path page : PAGES) {
      List<String> sheets = browser.print(Files.readString(page), scratch()).sheets();
      // 210 x 297 mm; a page that flows wrongly has a sheet for each of its cards.
      assertEquals(Set.of("594 x 841"), Set.copyOf(sheets), page.toString());
      assertTrue(sheets.size() >= 2 && sheets.size() <= 12, page + ": " + sheets.size());
    }
  }

  private static Path scratch() throws IOException {
    return Files.createTempDirectory(folder, "browser");
  }

  private static double brightness(List<Integer> colour) {
    return colour.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }
}
