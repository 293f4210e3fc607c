package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.lake.Lake;
import io.storegauge.table.ScoreComponentsTable;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.table.Tables;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** tables, sql, top and why over a lake written by hand. */
class LakeCommandsTest {
  @TempDir private static Path folder;
  private static String lake;

  @BeforeAll
  static void write() {
    lake = SmallLake.at(folder);
  }

  private static CliRun sql(String query, String... options) {
    String[] args = new String[4 + options.length];
    args[0] = "sql";
    args[1] = query;
    args[2] = "--lake";
    args[3] = lake;
    System.arraycopy(options, 0, args, 4, options.length);
    return CliRun.of(args);
  }

  private static void refused(int code, CliRun run, String message) {
    assertEquals(code, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void a_query_names_its_tables_and_comes_out_sorted() {
    CliRun run =
        sql(
            "SELECT s.store_id, store_name, store_scores.score FROM gold.store_scores JOIN"
                + " silver.stores s ON s.store_id = store_scores.store_id WHERE as_of ="
                + " '2025-06-30'");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        """
        store_id  store_name      score
        ────────  ──────────  ─────────
        S1        花漾旗舰店  76.000000
        S2        Kaufladen   91.500000
        """,
        run.out());
  }

  @Test
  void tables_are_found_in_common_tables_subqueries_unions_and_under_an_alias() {
    CliRun run =
        sql(
            "WITH best AS (SELECT max(score) m FROM gold.store_scores) SELECT store_id FROM"
                + " gold.store_scores g WHERE score = (SELECT m FROM best) AND EXISTS (SELECT 1"
                + " FROM silver.stores t WHERE t.store_id = g.store_id) UNION ALL SELECT driver"
                + " FROM gold.risk_drivers WHERE store_id IN (SELECT store_id FROM"
                + " GOLD.Store_Risk)",
            "--format",
            "csv");
    assertEquals("store_id\r\nS2\r\nlogistics\r\nvolatility\r\n", run.out(), run.err());
  }

  @Test
  void the_order_of_the_query_is_kept() {
    CliRun run =
        sql(
            "SELECT store_id FROM gold.store_scores WHERE as_of = '2025-06-30' ORDER BY score DESC",
            "--format",
            "json");
    assertEquals("{\"store_id\":\"S2\"}\n{\"store_id\":\"S1\"}\n", run.out());
  }

  @Test
  void an_older_version_of_a_table_can_be_asked_for() {
    // Version 0 is the empty table, version 1 its first rows.
    assertEquals(
        "n\r\n0\r\n",
        sql("SELECT count(*) n FROM gold.store_scores VERSION AS OF 0", "--format", "csv").out());
  }

  @Test
  void rows_left_out_of_a_table_are_spoken_of() {
    CliRun run = sql("SELECT store_id FROM gold.store_scores", "--limit", "2");
    assertEquals("store_id\n────────\nS1\nS1\n", run.out());
    assertEquals("Only the first 2 rows are shown; --limit N shows more.\n", run.err());
  }

  @Test
  void a_statement_that_is_not_a_query_is_refused() {
    String message = "error: Only queries are answered (SELECT, WITH, VALUES)";
    refused(2, sql("DROP TABLE gold.store_scores"), message);
    refused(2, sql("INSERT INTO gold.store_scores SELECT * FROM gold.store_scores"), message);
    refused(2, sql("DELETE FROM gold.store_scores"), message);
    refused(2, sql("UPDATE gold.store_scores SET score = 100"), message);
    refused(2, sql("CREATE TABLE t AS SELECT 1"), message);
    refused(2, sql("SET spark.sql.ansi.enabled=true"), message);
  }

  @Test
  void a_wrong_name_is_answered_with_the_nearest() {
    refused(
        2,
        sql("SELECT * FROM gold.store_score"),
        "There is no table gold.store_score. Did you mean gold.store_scores");
    refused(4, sql("SELECT * FROM facts.store_day"), "Table facts.store_day is not in the lake");
    refused(2, sql("SELECT scor FROM gold.store_scores"), "The query cannot be answered:");
    refused(2, sql("SELEKT 1"), "This is not SQL as Spark reads it:");
  }

  @Test
  void a_lake_that_is_not_there_is_not_usable() {
    refused(
        4,
        CliRun.of("tables", "--lake", folder.resolve("nowhere").toString()),
        "There is no table in the lake");
  }

  @Test
  void tables_says_what_the_lake_holds() throws IOException {
    CliRun run = CliRun.of("tables", "--lake", lake, "--format", "json");
    JsonNode scores =
        run.outLines().stream()
            .map(LakeCommandsTest::json)
            .filter(n -> n.get("table").asText().equals("gold.store_scores"))
            .findFirst()
            .orElseThrow();
    assertEquals(3, scores.get("rows").asLong());
    assertEquals(1, scores.get("version").asLong());
    assertTrue(scores.get("bytes").asLong() > 0);
    assertEquals(6, run.outLines().size());
    int all = Tables.ALL.size();
    assertEquals(String.format("%d of %d tables are not written yet.\n", all - 6, all), run.err());
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void a_table_is_described_by_its_full_or_its_short_name() {
    CliRun run = CliRun.withoutSpark("tables", "store_risk");
    assertEquals(run.out(), CliRun.withoutSpark("tables", "gold.store_risk").out());
    assertTrue(run.out().startsWith("gold.store_risk: Risk index; one row per store"), run.out());
    assertTrue(run.out().matches("(?s).*\nas_of +date .*"), run.out());
    refused(
        2,
        CliRun.withoutSpark("tables", "stor_risk"),
        "There is no table stor_risk. Did you mean store_risk");
  }

  @Test
  void why_shows_what_a_score_is_made_of() {
    CliRun run = CliRun.of("why", "douyin/S1", "--lake", lake);
    assertEquals(0, run.code(), run.err());
    assertEquals(
        """
        douyin/S1 as of 2025-06-30  花漾旗舰店 · beauty

        score 76.00 of 100  scheme generic-composite v1 · formal · coverage 85 %
                                    value  points  weight  gives   lost  peer median  better than
        ─────────────────────────  ──────  ──────  ──────  ─────  ─────  ───────────  ───────────
        ├─ product                           80.0    60 %  48.00  12.00
        │  └─ rating_mean_30d      4.50 ★    80.0    60 %  48.00  12.00       4.70 ★         25 %
        └─ logistics                         70.0    40 %  28.00  12.00
           └─ pickup_24h_rate_30d  90.0 %    70.0    40 %  28.00  12.00       95.0 %         10 %

        what changed is not told: gold.store_metrics was never written

        volatility 0.213 stars  90 days: 88 rated days, 1204 ratings, mean 4.51
        ├─ raw 0.301 · EWMA 0.220 · downside 0.400 · deepest fall 0.451
        └─ days with a signal: Shewhart 2, EWMA 3, CUSUM 1

        risk 62.50 of 100, high  priority 31.2, rank 1 on douyin · coverage 40 %
                                                  value  worse than  weight  gives
        ───────────────────────────────────────  ──────  ──────────  ──────  ─────
        ├─ logistics · ship_on_promise_rate_30d  0.9000        67 %    75 %  50.00
        └─ volatility · volatility_90d           0.2134        50 %    25 %  12.50
        """,
        run.out());
  }

  @Test
  void why_in_json_keeps_every_figure() {
    JsonNode why = json(CliRun.of("why", "douyin/S1", "--lake", lake, "--format", "json").out());
    JsonNode score = why.get("scores").get(0);
    assertEquals("2025-06-30", why.get("as_of").asText());
    assertEquals(76.0, score.get("score").asDouble());
    double contributions = 0;
    for (JsonNode d : score.get("dimensions")) {
      for (JsonNode i : d.get("indicators")) {
        contributions += i.get("contribution").asDouble();
      }
    }
    assertEquals(76.0, contributions);
    assertEquals("stars", score.at("/dimensions/0/indicators/0/unit").asText());
    assertEquals("ship_on_promise_rate_30d", why.at("/risk/drivers/0/input").asText());
    assertEquals(0.9, why.at("/risk/drivers/0/value").asDouble());
  }

  @Test
  void top_says_where_to_look_first_and_why() {
    CliRun run = CliRun.of("top", "--by", "risk", "--lake", lake);
    assertEquals(
        """
        rank  platform  store_id  store_name  risk_index  band  band_by  coverage  priority  driver     input                     input_value  input_percentile
        ────  ────────  ────────  ──────────  ──────────  ────  ───────  ────────  ────────  ─────────  ────────────────────────  ───────────  ────────────────
           1  douyin    S1        花漾旗舰店   62.500000  high  null          0.4     31.25  logistics  ship_on_promise_rate_30d          0.9              66.7
        """,
        run.out(),
        run.err());
    assertEquals(
        "As of 2025-06-30. `storegauge why PLATFORM/STORE` says more of a store.\n", run.err());
    JsonNode priority = json(CliRun.of("top", "--lake", lake, "--format", "json").out());
    assertEquals(31.25, priority.get("priority").asDouble());
    assertEquals("logistics", priority.get("driver").asText());
  }

  @Test
  void top_by_score_begins_with_the_worst_among_peers(@TempDir Path folder) {
    Lake ranked = Lake.open(SparkSuite.spark(), folder.resolve("lake").toString());
    Map<String, Object> worst = SmallLake.score("S1", "76.000000");
    worst.put("peer_percentile", 12.5);
    Map<String, Object> best = SmallLake.score("S2", "91.500000");
    best.put("peer_percentile", 87.5);
    Map<String, Object> newcomer = SmallLake.score("S3", "10.000000");
    SmallLake.write(ranked, StoreScoresTable.SPEC, best, newcomer, worst);
    SmallLake.write(
        ranked,
        ScoreComponentsTable.SPEC,
        SmallLake.component("S1", "rating_mean_30d", "product", 4.5, 80, 0.6, "48", "12", 4.7, 25),
        SmallLake.component(
            "S1", "pickup_24h_rate_30d", "logistics", 0.9, 70, 0.4, "28", "13", 0.9, 1));
    CliRun run =
        CliRun.of(
            "top",
            "--by",
            "score",
            "--platform",
            "douyin",
            "--limit",
            "2",
            "--lake",
            ranked.root(),
            "--format",
            "csv");
    assertEquals(
        "rank,platform,store_id,store_name,peer_percentile,score,top_score,grade,scheme,indicator,"
            + "indicator_value,points_lost\r\n"
            + "1,douyin,S1,,12.5,76.000000,100.0,,generic-composite,pickup_24h_rate_30d,0.9,13.000000"
            + "\r\n"
            + "2,douyin,S2,,87.5,91.500000,100.0,,generic-composite,,,\r\n",
        run.out(),
        run.err());
    assertEquals(
        String.format(
            "error: gold.store_risk of the lake %1$s holds no day. Compute it with `storegauge run"
                + " --landing DIR --lake %1$s`.%n",
            ranked.root()),
        CliRun.of("top", "--lake", ranked.root()).err());
  }

  @Test
  void top_takes_volatility_of_ninety_days() {
    JsonNode store =
        json(CliRun.of("top", "--by", "volatility", "--lake", lake, "--format", "json").out());
    assertEquals(0.2134, store.get("volatility").asDouble());
    assertEquals("S1", store.get("store_id").asText());
  }

  @Test
  void top_says_which_days_and_platforms_there_are() {
    CliRun day = CliRun.of("top", "--as-of", "2025-01-01", "--lake", lake);
    assertEquals(2, day.code());
    assertEquals(
        "error: gold.store_risk holds no 2025-01-01; its days are from 2025-06-29 to 2025-06-30. Give"
            + " one of them as --as-of, or compute the day with `storegauge run --start 2025-01-01 --end"
            + " 2025-01-02`.\n",
        day.err());
    CliRun platform = CliRun.of("top", "--platform", "duoyin", "--lake", lake);
    assertEquals(
        "error: gold.store_risk has no store of duoyin as of 2025-06-30. Did you mean douyin?\n",
        platform.err());
    assertEquals(
        "error: --limit is a number of rows, at least 0; it is -1.\n",
        CliRun.of("top", "--limit", "-1", "--lake", lake).err());
  }

  @Test
  void why_says_from_when_on_there_are_rules(@TempDir Path conf) throws IOException {
    Path shipped = Path.of("..", "conf");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path f : files.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        Path copy = conf.resolve(shipped.relativize(f).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(f, copy);
      }
    }
    Path scheme = conf.resolve("schemes/douyin-experience.yaml");
    String text = Files.readString(scheme);
    Files.writeString(
        scheme,
        text.replace("from: 2025-01-01", "from: 2025-06-20")
            .replace("also_before: true", "also_before: false"));
    String day = SmallLake.UNSCORED.toString();
    CliRun run =
        CliRun.of("why", "douyin/S1", "--lake", lake, "--as-of", day, "--conf", conf.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out()
            .contains(
                "\n\nscore  douyin-experience has no rules before 2025-06-20\n\nvolatility 0.213"),
        run.out());
    // With rules the store simply has no score on that day.
    refused(
        2,
        CliRun.of("why", "douyin/S1", "--lake", lake, "--as-of", day, "--conf", "../conf"),
        "douyin/S1 has no score as of 2025-06-10. It has 2 days");
  }

  @Test
  void why_names_the_days_and_stores_there_are() {
    refused(
        2,
        CliRun.of("why", "douyin/S1", "--lake", lake, "--as-of", "2025-01-01"),
        "douyin/S1 has no score as of 2025-01-01. It has 2 days from 2025-06-29 to 2025-06-30.");
    refused(
        2,
        CliRun.of("why", "douyn/S1", "--lake", lake),
        "No score is known of douyn/S1. Did you mean douyin/S1?");
  }
}
