package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.lake.Lake;
import io.storegauge.table.RunLogTable;
import io.storegauge.table.TableSpec;
import io.storegauge.table.Tables;
import io.storegauge.testing.DeniedFileSystem;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline through the command line: a small demo, and what is run on its folders after.
 */
class RunTest {
  private static final SharedDemo DEMO = SharedDemo.get();
  private static final CliRun RUN = DEMO.run;

  @TempDir private static Path folder;

  private static CliRun cli(String... args) {
    return DEMO.cli(args);
  }

  private static CliRun onDemo(String command, String... more) {
    Stream<String> first = Stream.of(command, "--landing", DEMO.landing(), "--lake", DEMO.lake());
    return cli(Stream.concat(first, Stream.of(more)).toArray(String[]::new));
  }

  private static Map<String, Long> versions() {
    Lake lake = Lake.open(SparkSuite.spark(), DEMO.lake());
    return Tables.ALL.stream()
        .filter(t -> t != RunLogTable.SPEC)
        .collect(Collectors.toMap(TableSpec::qualifiedName, lake::version));
  }

  private static Path landing(String name, String... orders) throws IOException {
    Path file = folder.resolve(name).resolve("jd/orders/2025-06-30/orders-0001.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "order_id,store_id,status,amount,ordered_at,paid_at\n" + String.join("\n", orders) + "\n");
    return folder.resolve(name);
  }

  @Test
  void the_demo_reports_stores_tables_and_what_to_try_next() {
    for (String part :
        List.of(
            "Best scores",
            "Worst scores",
            "Most volatile (stars, 90 days)",
            "Riskiest",
            "gold.store_scores",
            "./storegauge why ",
            "./storegauge sql \"SELECT platform",
            "./storegauge run --landing DIR")) {
      assertTrue(RUN.out().contains(part), () -> part + " is missing in\n" + RUN.out());
    }
    int widest =
        RUN.out()
            .lines()
            .filter(l -> !l.contains("./storegauge"))
            .mapToInt(DisplayWidth::of)
            .max()
            .orElse(0);
    assertTrue(widest <= 100, () -> widest + " columns\n" + RUN.out());
  }

  @Test
  void the_commands_the_class_archive_is_trained_on_work() {
    for (List<String> command : TrainingMain.reading(DEMO.out().toString())) {
      CliRun run = CliRun.of(command.toArray(new String[0]));
      assertEquals(0, run.code(), () -> command + "\n" + run.err());
      assertFalse(run.out().isEmpty(), command::toString);
    }
  }

  @Test
  void each_stage_has_a_line_and_a_row_in_the_run_log() {
    for (Stage s : Stage.values()) {
      // The demo's stores publish no scores to compare with.
      String done = s == Stage.FIDELITY ? "unchanged" : "done";
      String line = String.format("12:03:04 %-11s %s ", s.id(), done);
      assertTrue(RUN.err().contains(line), RUN.err());
    }
    CliRun log =
        CliRun.of(
            "sql",
            "SELECT stage, count(*) n FROM gold.run_log WHERE status = 'done' GROUP BY stage",
            "--format",
            "csv",
            "--lake",
            DEMO.lake());
    assertEquals(
        "stage,n\r\n"
            + "alerts,1\r\n"
            + "alignment,1\r\n"
            + "benchmark,1\r\n"
            + "bottlenecks,1\r\n"
            + "brands,1\r\n"
            + "capacity,1\r\n"
            + "facts,1\r\n"
            + "ingest,1\r\n"
            + "metrics,1\r\n"
            + "promotion,1\r\n"
            + "ranks,1\r\n"
            + "risk,1\r\n"
            + "scores,1\r\n"
            + "sentiment,1\r\n"
            + "suspects,1\r\n"
            + "topics,1\r\n"
            + "volatility,1\r\n",
        log.out(),
        log.err());
  }

  @Test
  void the_same_run_again_changes_no_table() {
    Map<String, Long> before = versions();
    CliRun again = onDemo("run");
    assertEquals(0, again.code(), again.err());
    assertEquals(before, versions());
    for (Stage s : Stage.values()) {
      String line = String.format("12:03:04 %-11s unchanged ", s.id());
      assertTrue(again.err().contains(line), again.err());
    }
  }

  @Test
  void a_plan_after_the_run_finds_everything_up_to_date() throws IOException {
    CliRun plan = onDemo("plan", "--format", "json");
    assertEquals(0, plan.code(), plan.err());
    JsonNode json = new ObjectMapper().readTree(plan.out());
    assertEquals(0, json.at("/ingest/file_count").asInt());
    assertTrue(json.get("tables").size() >= 8, plan.out());
    for (JsonNode t : json.get("tables")) {
      String idle = t.get("stage").asText().equals("fidelity") ? "no day known yet" : "up to date";
      assertEquals(idle, t.get("action").asText(), t::toString);
    }
  }

  @Test
  void another_setting_is_planned_for_the_tables_it_shapes() throws IOException {
    CliRun plan = onDemo("plan", "--format", "json", "--set", "volatility.target_rating=4.5");
    Map<String, JsonNode> tables =
        Stream.of(new ObjectMapper().readTree(plan.out()).get("tables"))
            .flatMap(RunTest::items)
            .collect(Collectors.toMap(t -> t.get("table").asText(), Function.identity()));
    assertEquals("write whole table", tables.get("gold.store_volatility").get("action").asText());
    assertEquals("up to date", tables.get("gold.store_scores").get("action").asText());
    assertEquals(
        "[\"gold.store_volatility\"]", tables.get("gold.store_risk").get("follows").toString());
  }

  private static Stream<JsonNode> items(JsonNode array) {
    Stream.Builder<JsonNode> items = Stream.builder();
    array.forEach(items);
    return items.build();
  }

  @Test
  void a_plan_touches_nothing() throws IOException {
    Path landing = landing("planned", "o1,s1,paid,10.00,2025-06-01 10:00:00,2025-06-01 10:01:00");
    Path lake = folder.resolve("planned-lake");
    CliRun plan = cli("plan", "--landing", landing.toString(), "--lake", lake.toString());
    assertEquals(0, plan.code(), plan.err());
    assertTrue(plan.out().startsWith("ingest: 1 files to read, 108 B\n"), plan.out());
    assertTrue(plan.out().contains("jd/orders/2025-06-30/orders-0001.csv"), plan.out());
    assertTrue(plan.out().contains("facts.store_day"), plan.out());
    assertFalse(Files.exists(lake), "the plan made a lake");

    Files.writeString(landing.resolve("notes.txt"), "x");
    Files.createDirectories(landing.resolve("jd/private"));
    String denied =
        DeniedFileSystem.address(landing, SparkSuite.spark().sparkContext().hadoopConfiguration());
    CliRun partial = cli("plan", "--landing", denied, "--lake", lake.toString());
    assertTrue(
        partial.out().contains("\n1 files match no mapping and are left alone (notes.txt)\n"),
        partial.out());
    assertTrue(
        partial
            .out()
            .contains("\n1 folders cannot be listed: let this user read them (jd/private)\n"),
        partial.out());
    CliRun json = cli("plan", "--landing", denied, "--lake", lake.toString(), "--format", "json");
    JsonNode ingest = new ObjectMapper().readTree(json.out()).get("ingest");
    assertEquals("{\"count\":1,\"first\":[\"notes.txt\"]}", ingest.get("unmatched").toString());
    assertEquals("{\"count\":1,\"first\":[\"jd/private\"]}", ingest.get("unreadable").toString());
    CliRun run = cli("run", "--landing", denied + "/jd/private", "--lake", lake.toString());
    assertEquals(4, run.code(), run.err());
    assertTrue(run.err().contains("Permission denied: private"), run.err());
  }

  @Test
  void too_many_refused_records_end_with_code_3_after_everything_sound_is_through()
      throws IOException {
    Path landing =
        landing(
            "refused",
            "o1,s1,paid,10.00,2025-06-01 10:00:00,2025-06-01 10:01:00",
            "o2,s1,paid,ten,2025-06-01 10:00:00,2025-06-01 10:01:00");
    String lake = folder.resolve("refused-lake").toString();
    CliRun run = cli("run", "--landing", landing.toString(), "--lake", lake);
    assertEquals(3, run.code(), run.err());
    assertTrue(
        run.err().contains("error: What was sound is in the lake, but more records were refused"),
        run.err());
    assertTrue(run.err().contains("jd/orders/2025-06-30/orders-0001.csv"), run.err());
    CliRun sound =
        CliRun.of(
            "sql",
            "SELECT order_id, (SELECT count(*) FROM gold.quarantine) refused FROM silver.orders",
            "--format",
            "csv",
            "--lake",
            lake);
    assertEquals("order_id,refused\r\no1,1\r\n", sound.out(), sound.err());

    CliRun retry = cli("ingest", "--landing", landing.toString(), "--lake", lake);
    assertEquals(3, retry.code(), "a retry that reads nothing does not heal the file");
    assertTrue(retry.err().contains("see gold.quarantine (as read before)"), retry.err());
    CliRun allowed =
        cli(
            "ingest",
            "--landing",
            landing.toString(),
            "--lake",
            lake,
            "--set",
            "ingest.max_rejected_share=0.5");
    assertEquals(0, allowed.code(), allowed.err());
  }

  @Test
  void a_lake_keeps_to_the_buyer_key_it_was_filled_with() throws IOException {
    String order = ",s1,paid,10.00,2025-06-01 10:00:00,2025-06-01 10:01:00";
    String lake = folder.resolve("keyed-lake").toString();
    String first = landing("keyed", "o1" + order).toString();
    assertEquals(0, cli("ingest", "--landing", first, "--lake", lake).code());
    Files.writeString(folder.resolve("other.key"), "another key, as long as a key must be");
    CliRun other =
        CliRun.of(
            "ingest",
            "--landing",
            landing("keyed-2", "o2" + order).toString(),
            "--lake",
            lake,
            "--conf",
            "../conf",
            "--set",
            "privacy.buyer_key_file=" + folder.resolve("other.key"));
    assertEquals(4, other.code(), other.err());
    assertTrue(other.err().contains("was filled with another buyer key"), other.err());
  }

  @Test
  void a_missing_landing_folder_is_not_usable_and_makes_no_lake() {
    Path lake = folder.resolve("no-lake");
    Path landing = folder.resolve("nowhere");
    CliRun run = cli("run", "--landing", landing.toString(), "--lake", lake.toString());
    assertEquals(4, run.code(), run.err());
    assertTrue(run.err().contains("The landing folder " + landing + " does not exist."), run.err());
    assertFalse(Files.exists(lake));
  }

  @Test
  void a_stage_without_a_lake_says_what_to_run_first() {
    Path lake = folder.resolve("no-lake");
    CliRun run = cli("metrics", "--lake", lake.toString());
    assertEquals(4, run.code(), run.err());
    assertTrue(run.err().contains("There is no table in the lake " + lake), run.err());
    assertFalse(Files.exists(lake));
  }

  @Test
  void the_demo_in_a_folder_of_another_demo_is_refused() {
    CliRun other = cli("demo", "--out", DEMO.out().toString(), "--stores", "9", "--days", "40");
    assertEquals(2, other.code(), other.err());
    assertTrue(other.err().contains("holds a simulation with other options"), other.err());
    assertTrue(other.err().contains("12:03:04 simulate    failed "), other.err());
    assertEquals("", other.out());
  }

  @Test
  void a_demo_that_is_too_short_is_refused_in_its_own_terms() {
    Path out = folder.resolve("short");
    CliRun demo3 = cli("demo", "--out", out.toString(), "--days", "3");
    assertEquals(2, demo3.code(), demo3.err());
    assertTrue(
        demo3
            .err()
            .contains(
                "--days of the demo must be at least 4, because the last 3 days come as an export"
                    + " each; it is 3."),
        demo3.err());
    assertFalse(Files.exists(out));
  }
}
