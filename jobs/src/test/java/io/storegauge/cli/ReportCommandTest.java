package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.lake.Lake;
import io.storegauge.report.Labels;
import io.storegauge.report.Language;
import io.storegauge.report.WebPage;
import io.storegauge.report.Words;
import io.storegauge.table.PromotionGatesTable;
import io.storegauge.table.RankChangesTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.StoresTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the lake that was written by hand, of which most tables are missing. */
class ReportCommandTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  @TempDir private static Path folder;
  private static String root;

  @BeforeAll
  static void writeLake() {
    root = SmallLake.at(folder);
    Map<String, Object> store = new TreeMap<>();
    store.put("platform", "douyin");
    store.put("store_id", "S1");
    store.put("store_name", SCRIPT);
    store.put("category", "a & b");
    Lake lake = Lake.open(SparkSuite.spark(), root);
    SmallLake.write(lake, StoresTable.SPEC, store);
    SmallLake.write(lake, PromotionGatesTable.SPEC, campaigns("S1", false), campaigns("S2", true));
  }

  private static Map<String, Object> campaigns(String store, boolean open) {
    return SmallLake.row(
        "store_id",
        store,
        "scheme",
        "generic-composite",
        "window_days",
        7,
        "mean_score",
        new BigDecimal(open ? "70.000000" : "69.999999"),
        "required_mean",
        new BigDecimal("70.000000"),
        "is_open",
        open);
  }

  private static CliRun report(String... args) {
    return CliRun.of(
        Stream.concat(
                Stream.of("report"),
                Stream.concat(Stream.of(args), Stream.of("--lake", root, "--conf", "../conf")))
            .toArray(String[]::new));
  }

  private static String page(String name, String... args) throws IOException {
    Path file = folder.resolve("pages").resolve(name);
    CliRun run =
        report(
            Stream.concat(Stream.of(args), Stream.of("--out", file.toString()))
                .toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    assertEquals(file + "\n", run.out());
    return Files.readString(file);
  }

  @Test
  void the_overview_names_stores_by_score_and_risk_and_says_what_is_missing() throws IOException {
    String html = page("overview.html");
    WebPage read = WebPage.read(html);
    assertEquals(List.of("Stores on 30 Jun 2025"), read.texts("h1"));
    assertEquals(List.of(), read.fetched());
    // S2 has 91.5 and S1 76: the median of the two is 83.75.
    assertTrue(read.section("platforms").contains("Douyin"), html);
    assertTrue(read.section("platforms").contains("83.8of 100"), read.section("platforms"));
    // Drivers of S1: logistics 50, volatility 12.5.
    assertTrue(
        read.section("extremes").contains("Logistics 50.0 · Volatility 12.5"),
        read.section("extremes"));
    assertTrue(read.section("extremes").contains("No store is ranked on this day."));
    assertTrue(read.section("movers").contains("No formal store has a score of seven days"));
    assertTrue(read.section("data").contains("No file was received."));
    assertTrue(read.section("run").contains("This lake has no log of its runs."));
  }

  @Test
  void a_mover_says_which_place_it_has_and_what_moved_it() {
    Lake lake = Lake.open(SparkSuite.spark(), folder.resolve("week").toString());
    SmallLake.write(
        lake,
        StoreScoresTable.SPEC,
        SmallLake.score("S1", "76.000000"),
        weekBefore(SmallLake.score("S1", "66.000000")),
        SmallLake.score("S2", "60.000000"),
        weekBefore(SmallLake.score("S2", "70.000000")),
        SmallLake.score("S3", "50.000000"),
        weekBefore(SmallLake.score("S3", "40.000000")));
    SmallLake.write(
        lake,
        RankChangesTable.SPEC,
        rank("S1", 12, 3, "pickup_24h_rate_30d"),
        rank("S2", 5, 1205, "peers"),
        rank("S3", null, 7, null));
    Words words = new Words(new Labels(Language.EN));
    String movers = WebPage.read(ReportCommand.overview(lake, null, words, 5)).section("movers");
    assertTrue(
        movers.contains(
            "from 66.0 to 76.0 of 100 · place 12 → 3 of 1,300 · most by: Picked up within"),
        movers);
    assertTrue(
        movers.contains("from 70.0 to 60.0 of 100 · place 5 → 1,205 of 1,300 · most by: peers"),
        movers);
    // S3 was not ranked a week before: the score alone.
    assertTrue(movers.contains("from 40.0 to 50.0 of 100"), movers);
    assertEquals(3, movers.split("place ", -1).length, movers);
  }

  private static Map<String, Object> weekBefore(Map<String, Object> row) {
    row.put("as_of", Date.valueOf(SmallLake.DAY.minusDays(7)));
    return row;
  }

  private static Map<String, Object> rank(String store, Integer before, int now, String driver) {
    return SmallLake.row(
        "store_id",
        store,
        "scheme",
        "generic-composite",
        "is_main",
        true,
        "rank_before",
        before,
        "rank",
        now,
        "peer_count",
        1300,
        "driver",
        driver);
  }

  @Test
  void a_store_named_like_a_script_is_a_name() throws IOException {
    for (String html : List.of(page("all.html"), page("one.html", "douyin/S1"))) {
      WebPage read = WebPage.read(html);
      assertFalse(html.contains("<script"), "a script came through");
      assertTrue(read.root().getTextContent().contains(SCRIPT));
      assertTrue(read.root().getTextContent().contains("a & b"));
      assertEquals(List.of(), read.fetched());
    }
  }

  @Test
  void a_store_s_page_tells_what_costs_points_and_what_is_not_known() throws IOException {
    WebPage read = WebPage.read(page("store.html", "douyin/S1"));
    // 12 points each; by the name of the indicator the pickup comes first.
    assertTrue(
        read.section("first")
            .contains("Picked up within 24 h (30\u00a0d)90.0%; median of its peers 95.0%−12.00"),
        read.section("first"));
    assertTrue(
        read.section("first").contains("Not known: gold.store_metrics"), read.section("first"));
    assertTrue(read.section("indicators").contains("4.50 ★"), read.section("indicators"));
    assertTrue(
        read.section("peers").contains("this lake has no table gold.store_benchmarks yet"),
        read.section("peers"));
    // 50 + 12.5, from the greatest to the least.
    assertTrue(
        read.section("risk").contains("+50.0Volatilityworse than 50% of its peers+12.5"),
        read.section("risk"));
    assertTrue(read.section("risk").contains("62.5"));
    // Of two days: the score, two dimensions and the known weight. The risk index is of one, a dot.
    assertEquals(4, read.count("path", "line"));
  }

  @Test
  void a_store_s_page_says_whether_it_may_take_part_in_campaigns() throws IOException {
    // Rounded to the nearest hundredth the mean would look like enough.
    String closed = text(page("closed.html", "douyin/S1"));
    assertTrue(closed.contains("no campaigns: 7-day mean 69.99, 70.00 asked"), closed);
    assertFalse(closed.contains("campaigns open"), closed);
    String open = text(page("open.html", "douyin/S2"));
    assertTrue(open.contains("campaigns open") && !open.contains("no campaigns"), open);
    assertTrue(text(page("zh2.html", "douyin/S1", "--lang", "zh")).contains("近7日均分 69.99，要求 70"));
  }

  private static String text(String html) {
    return WebPage.read(html).root().getTextContent();
  }

  @Test
  void pages_speak_chinese() throws IOException {
    WebPage all = WebPage.read(page("zh.html", "--lang", "zh"));
    assertEquals(List.of("店铺概览 2025年6月30日"), all.texts("h1"));
    WebPage one = WebPage.read(page("zh1.html", "douyin/S1", "--lang", "zh"));
    assertTrue(one.section("first").contains("24 小时揽收率（30天）"), one.section("first"));
    assertTrue(one.section("risk").contains("物流"), one.section("risk"));
  }

  @Test
  void the_same_question_gives_the_same_page_and_a_page_that_is_there_is_replaced()
      throws IOException {
    String first = page("again.html", "douyin/S1");
    assertEquals(first, page("again.html", "douyin/S1"));
  }

  @Test
  void days_stores_and_arguments_that_cannot_be_are_refused_with_what_there_is() {
    refused(
        report("--as-of", "2025-01-01"),
        "gold.store_scores holds no 2025-01-01; its days are from 2025-06-29 to 2025-06-30. Give");
    refused(report("douyin/S9"), "No score is known of douyin/S9");
    refused(report("douyin/S1", "--as-of", "2025-01-01"), "2025-01-01");
    refused(report("S1"), "S1 does not name a store; write PLATFORM/STORE.");
    refused(report("--stores", "0"), "--stores is a number of stores, at least 1; it is 0.");
    refused(report("--lang", "fr"), "expected one of [EN, ZH]");
  }

  private static void refused(CliRun run, String message) {
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }
}
