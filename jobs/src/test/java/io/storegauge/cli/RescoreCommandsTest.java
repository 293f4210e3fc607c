package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.job.LakeFiles;
import io.storegauge.lake.Lake;
import io.storegauge.table.StoreMetricsTable;
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
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * what-if and backcast over three stores of olist, scored by the plain scheme on two days. a on
 * 2025-06-30: 4.6 stars are 90 points by 0.5, a tenth of bad reviews 90 by 0.15, 80 % shipped in
 * time 80 by 0.15, 80 % delivered in time 80 by 0.2: 45 + 13.5 + 12 + 16 = 86.5. b has 4.7 stars,
 * 92.5 points: 87.75. c is a newcomer like a.
 */
class RescoreCommandsTest {
  private static final String EDITED = "generic-composite.yaml";

  @TempDir private static Path folder;
  private static String lake;
  private static Map<Path, String> written;

  @BeforeAll
  static void write() throws IOException {
    Lake opened = Lake.open(SparkSuite.spark(), folder.resolve("lake").toString());
    lake = opened.root();
    SmallLake.write(
        opened,
        StoreMetricsTable.SPEC,
        metrics("a", 0, 100, 4.6),
        metrics("b", 0, 100, 4.7),
        metrics("c", 0, 5, 4.6),
        metrics("a", 1, 100, 4.2));
    CliRun scored = CliRun.of("scores", "--lake", lake, "--conf", "../conf");
    assertEquals(0, scored.code(), scored.err());
    String scheme = Files.readString(Path.of("../conf/schemes/generic-composite.yaml"));
    Files.writeString(
        folder.resolve(EDITED),
        scheme.replace("weight: 50 #", "weight: 60 #").replace("weight: 20 #", "weight: 10 #"));
    Files.writeString(
        folder.resolve("spoilt.yaml"),
        scheme.replace("weight: 50 #", "weight: 60 #").replace("use: shrunk", "use: shrunken"));
    written = LakeFiles.of(Path.of(lake));
  }

  @AfterAll
  static void theLakeIsAsItWas() {
    assertEquals(written, LakeFiles.of(Path.of(lake)));
  }

  private static Map<String, Object> metrics(String store, int daysAgo, long paid, double rating) {
    Map<String, Object> row = new TreeMap<>();
    row.put("platform", "olist");
    row.put("store_id", store);
    row.put("as_of", Date.valueOf(SmallLake.DAY.minusDays(daysAgo)));
    row.put("as_of_month", Date.valueOf(SmallLake.DAY.withDayOfMonth(1)));
    row.put("category", "toys");
    row.put("paid_orders_30d", paid);
    row.put("gmv_30d", new BigDecimal("10.00"));
    row.put("rating_mean_90d_shrunk", rating);
    row.put("negative_review_rate_90d", 0.1);
    row.put("ship_on_promise_rate_90d", 0.8);
    row.put("delivery_sla_rate_90d", 0.8);
    return row;
  }

  private static CliRun run(String... args) {
    return CliRun.of(
        Stream.concat(Stream.of(args), Stream.of("--lake", lake, "--conf", "../conf"))
            .toArray(String[]::new));
  }

  private static void refused(int code, CliRun run, String message) {
    assertEquals(code, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(message), run.err());
  }

  private static void refused(String message, String... args) {
    String[] all =
        Stream.concat(Stream.of(args), Stream.of("--conf", "../conf")).toArray(String[]::new);
    refused(2, CliRun.withoutSpark(all), message);
  }

  @Test
  void a_metric_of_one_store_is_tried_out() {
    CliRun run = run("what-if", "--metric", "delivery_sla_rate_90d=+0.1", "--store", "olist/a");
    // 0.2 × 10 points more: 88.5, above the 87.75 of b.
    assertEquals(
        """
        As of 2025-06-30, what if delivery_sla_rate_90d=+0.1 for olist/a

        platform  scheme             stores  up  down   mean   best  worst  grade moves  shown moves  rank moves
        ────────  ─────────────────  ──────  ──  ────  ─────  ─────  ─────  ───────────  ───────────  ──────────
        olist     generic-composite       3   1     0  +0.67  +2.00   0.00            0            0           2

        store           scheme             before  after  change  grade  buyers see  rank   climbs
        ──────────────  ─────────────────  ──────  ─────  ──────  ─────  ──────────  ─────  ──────
        olist/a         generic-composite   86.50  88.50   +2.00  –      –           2 → 1      +1
        olist/b (peer)  generic-composite   87.75  87.75    0.00  –      –           1 → 2      -1
        olist/c (peer)  generic-composite   86.50  86.50    0.00  –      –           –           –
        """,
        run.out(),
        run.err());
    assertEquals("", run.err());
  }

  @Test
  void an_edited_scheme_is_tried_out_and_csv_keeps_to_its_rows() {
    CliRun run =
        run(
            "what-if",
            "--scheme",
            folder.resolve(EDITED).toString(),
            "--as-of",
            "2025-06-29",
            "--format",
            "csv");
    // a the day before: 4.2 stars are 80 points: 40 + 13.5 + 12 + 16, and 48 + 13.5 + 12 + 8.
    assertEquals(2, run.outLines().size(), run.out());
    assertTrue(
        run.outLines().get(0).startsWith("platform,store_id,scheme,scheme_version_before"),
        run.out());
    assertTrue(run.outLines().get(1).contains("olist,a,generic-composite,1,81.500000,"), run.out());
    assertTrue(run.outLines().get(1).contains(",0.000000,"), run.out());
    assertTrue(run.err().startsWith("As of 2025-06-29, what if generic-composite by "), run.err());
  }

  @Test
  void scheme_and_metric_go_together_and_the_largest_moves_come_first() {
    CliRun run =
        run(
            "what-if",
            "--scheme",
            folder.resolve(EDITED).toString(),
            "--metric",
            "rating_mean_90d=5",
            "--category",
            "toys",
            "--top",
            "1",
            "--format",
            "json");
    // Five stars are 100 points: 60 + 13.5 + 12 + 8 of a; b came from 87.75.
    assertEquals(1, run.outLines().size(), run.out());
    assertTrue(
        run.out().contains("\"store_id\":\"a\"") && run.out().contains("\"score_after\":93.5"),
        run.out());
  }

  @Test
  void an_edited_scheme_is_checked_as_a_shipped_one() {
    refused(
        "spoilt.yaml stands for scheme spoilt by its name, and there is no such scheme",
        "what-if",
        "--scheme",
        folder.resolve("spoilt.yaml").toString());
    CliRun run =
        CliRun.withoutSpark(
            "what-if",
            "--scheme",
            folder.resolve("spoilt.yaml").toString(),
            "--replaces",
            "generic-composite",
            "--conf",
            "../conf");
    refused(2, run, "spoilt.yaml has 2 problems; nothing was read or written:");
    assertTrue(run.err().contains("weight"), run.err());
    assertTrue(run.err().contains("shrunken"), run.err());
    refused(
        4,
        CliRun.withoutSpark("what-if", "--scheme", "nowhere.yaml", "--conf", "../conf"),
        "There is no file or folder nowhere.yaml");
  }

  @Test
  void arguments_of_what_if_that_make_no_sense_are_refused_before_spark_starts() {
    String all = "--platform=jd";
    refused("Nothing is to be changed. Give --scheme FILE, --metric", "what-if");
    refused("--metric does not say of which stores", "what-if", "--metric", "rating_mean_90d=4.8");
    refused("rating_mean_90d=4,8 is no change", "what-if", all, "--metric", "rating_mean_90d=4,8");
    refused(
        "there is no such metric in gold.store_metrics. Did you mean rating_mean_90d",
        "what-if",
        all,
        "--metric",
        "rating_meen_90d=4.8");
    refused(
        "--metric rating_mean_90d=5.1: rating_mean is never so; allowed: 1 to 5.",
        "what-if",
        all,
        "--metric",
        "rating_mean_90d=5.1");
    refused(
        "--metric rating_mean=+4.5: rating_mean is never so; allowed: 1 to 5.",
        "what-if",
        all,
        "--metric",
        "rating_mean=+4.5");
    refused("allowed: 0 to 1.", "what-if", all, "--metric", "delivery_sla_rate_90d=90");
    refused("--top is a number of rows, at least 0; it is -1.", "what-if", all, "--top", "-1");
    refused("counts acts; allowed: whole", "what-if", all, "--metric", "misconduct_acts=0.5");
    refused(
        "--metric changes rating_mean_90d twice",
        "what-if",
        all,
        "--metric",
        "rating_mean=4",
        "--metric",
        "rating_mean_90d=5");
    refused(
        "--store names one store with its platform; --platform says nothing beside it",
        "what-if",
        all,
        "--store=jd/x",
        "--metric=rating_mean=4");
    refused(
        "There is no platform jdd in platforms.yaml of the configuration folder. Did you mean jd?",
        "what-if",
        "--platform=jdd",
        "--metric=rating_mean=4");
    refused("--replaces says which scheme", "what-if", all, "--replaces=jd-store-star");
    refused(
        "The stores asked for are not scored by generic-composite; stores of olist are.",
        "what-if",
        all,
        "--scheme",
        folder.resolve(EDITED).toString());
  }

  @Test
  void what_does_not_reach_the_stores_is_refused() {
    refused(
        2,
        run("what-if", "--metric", "rating_mean_90d=+0.5", "--store", "olist/b"),
        "rating_mean_90d of olist/b is 4.7; +0.5 would lead beyond what it can be, 1 to 5. Add at"
            + " most +0.3, or give the value itself: rating_mean_90d=5.");
    refused(
        2,
        run("what-if", "--metric", "im_3min_rate_30d=0.9", "--store", "olist/b"),
        "No scheme looks at im_3min_rate_30d on 2025-06-30");
    refused(
        2,
        run("what-if", "--metric", "rating_mean_90d=4", "--store", "olist/aa"),
        "There are no metrics of olist/aa as of 2025-06-30. Did you mean olist/a");
    refused(
        2,
        run("what-if", "--metric", "rating_mean_90d=4", "--store", "olist/a", "--as-of=2025-07-01"),
        "gold.store_metrics holds no 2025-07-01; its days are from 2025-06-29 to 2025-06-30. Give");
  }

  @Test
  void a_delta_of_many_stores_stops_at_the_bound_and_says_so() {
    CliRun run =
        run(
            "what-if",
            "--metric",
            "rating_mean_90d=+0.35",
            "--platform",
            "olist",
            "--format",
            "csv");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().startsWith("rating_mean_90d stops at 5 in 1 of 3 stores."), run.err());
  }

  @Test
  void a_backcast_prints_the_score_by_day_beside_what_was_scored() {
    CliRun run = run("backcast", "generic-composite", "--version", "1", "--store", "olist/a");
    assertEquals(
        """
        platform  store_id  as_of       scheme_version_before  score_before      score  score_change  grade_before  grade
        ────────  ────────  ──────────  ─────────────────────  ────────────  ─────────  ────────────  ────────────  ─────
        olist     a         2025-06-29  1                         81.500000  81.500000      0.000000  null          null
        olist     a         2025-06-30  1                         86.500000  86.500000      0.000000  null          null
        """,
        run.out(),
        run.err());
  }

  @Test
  void a_backcast_writes_a_table_beside_the_lake() {
    for (String form : List.of("delta", "parquet", "csv")) {
      String out = folder.resolve("out-" + form).toString();
      CliRun run =
          run("backcast", "generic-composite", "--version", "1", "--out", out, "--as", form);
      assertEquals(0, run.code(), run.err());
      assertEquals("", run.out());
      List<Row> rows =
          SparkSuite.spark()
              .read()
              .format(form)
              .option("header", "true")
              .load(out)
              .orderBy("store_id", "as_of")
              .collectAsList();
      assertEquals(4, rows.size());
      assertEquals("81.500000", rows.get(0).getAs("score").toString());
      assertEquals("81.500000", rows.get(0).getAs("score_before").toString());
      assertTrue(List.of(rows.get(0).schema().fieldNames()).contains("coverage"));
      refused(
          2,
          run("backcast", "generic-composite", "--version", "1", "--out", out),
          "is there already and is not overwritten");
    }
  }

  @Test
  void a_backcast_never_writes_into_the_lake() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(lake));
    for (Path out :
        List.of(Path.of(lake, "gold", "tried"), Path.of(lake), folder, link.resolve("tried"))) {
      refused(
          2,
          run("backcast", "generic-composite", "--version", "1", "--out", out.toString()),
          "lie one inside the other, and the lake stays as it is");
      assertFalse(Files.exists(Path.of(lake, "tried")));
    }
  }

  @Test
  void arguments_of_backcast_that_make_no_sense_are_refused() {
    refused("Missing required option: '--version=V'", "backcast", "generic-composite");
    refused("There is no scheme generic under schemes/", "backcast", "generic", "--version", "1");
    refused(
        "generic-composite has no version 2; it has 1.",
        "backcast",
        "generic-composite",
        "--version",
        "2");
    refused(
        "The stores asked for are not scored by generic-composite; stores of olist are.",
        "backcast",
        "generic-composite",
        "--version=1",
        "--platform=jd");
    refused("--as says how", "backcast", "generic-composite", "--version=1", "--as=csv");
    refused(
        "The interval is empty",
        "backcast",
        "generic-composite",
        "--version=1",
        "--start=2025-06-02",
        "--end=2025-06-02");
    refused(
        "--start is given without --end",
        "backcast",
        "generic-composite",
        "--version=1",
        "--start=2025-06-02");
    refused(
        "--limit is a number of rows",
        "backcast",
        "generic-composite",
        "--version=1",
        "--limit=-1");
    refused(
        2,
        run(
            "backcast",
            "generic-composite",
            "--version=1",
            "--start=2024-01-01",
            "--end=2024-02-01"),
        "There are no metrics of any day from 2024-01-01 to 2024-01-31; there are of 2 days");
    refused(
        2,
        run("backcast", "generic-composite", "--version=1", "--store=olist/z"),
        "There are no metrics of olist/z from 2025-06-29 to 2025-06-30.");
  }
}
