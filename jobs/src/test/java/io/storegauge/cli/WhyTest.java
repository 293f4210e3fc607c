package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.lake.Lake;
import io.storegauge.table.StoreScoresTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What changed a score, the rows behind it and the next grade, on a small demo. */
class WhyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final SharedDemo DEMO = SharedDemo.get();

  /** A formal store of each of three platforms. */
  private static List<String> stores;

  @BeforeAll
  static void chooseStores() {
    stores = formalStores();
  }

  private static CliRun onLake(String... args) {
    return DEMO.cli(
        Stream.concat(Stream.of(args), Stream.of("--lake", DEMO.lake())).toArray(String[]::new));
  }

  private static JsonNode json(String... args) throws IOException {
    CliRun run =
        onLake(
            Stream.concat(Stream.of(args), Stream.of("--format", "json")).toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return JSON.readTree(run.out());
  }

  private static Dataset<Row> scores() {
    return Lake.open(SparkSuite.spark(), DEMO.lake()).read(StoreScoresTable.SPEC);
  }

  private static List<String> formalStores() {
    Object last = scores().selectExpr("max(as_of)").first().get(0);
    return scores()
        .where("is_main AND stage = 'formal' AND score IS NOT NULL")
        .where("platform IN ('douyin', 'jd', 'tmall') AND as_of = '" + last + "'")
        .groupBy("platform")
        .agg(functions.min("store_id").as("store_id"))
        .orderBy("platform")
        .collectAsList()
        .stream()
        .map(r -> r.getString(0) + "/" + r.getString(1))
        .toList();
  }

  private static BigDecimal exact(JsonNode number) {
    return new BigDecimal(number.asText());
  }

  @Test
  void the_parts_of_every_change_add_up_to_the_scores_of_the_lake() throws IOException {
    int split = 0;
    assertEquals(3, stores.size(), stores.toString());
    for (String store : stores) {
      JsonNode why = json("why", store);
      assertTrue(why.get("no_changes").isNull(), why.toString());
      for (JsonNode score : why.get("scores")) {
        assertEquals(3, score.get("changes").size());
        List<String> since = new ArrayList<>();
        for (JsonNode change : score.get("changes")) {
          since.add(change.get("since").asText());
          if (change.get("value_changed").isNull()) {
            assertTrue(change.get("note").asText().length() > 10, change.toString());
            continue;
          }
          split++;
          // The lake's own scores, which the run wrote, are what the split is of.
          assertTrue(change.get("note").isNull(), change.toString());
          assertEquals(
              0,
              exact(score.get("score"))
                  .subtract(exact(change.get("score")))
                  .compareTo(exact(change.get("change"))));
          BigDecimal steps = BigDecimal.ZERO;
          for (String step : List.of("value_changed", "peers_moved", "rule_changed")) {
            BigDecimal lines = BigDecimal.ZERO;
            for (JsonNode part : change.get("parts")) {
              lines = lines.add(exact(part.get(step)));
            }
            assertEquals(0, lines.compareTo(exact(change.get(step))), step + " " + change);
            steps = steps.add(lines);
          }
          assertEquals(0, steps.compareTo(exact(change.get("change"))), change.toString());
        }
        assertEquals(List.of("day", "week", "month"), since);
      }
    }
    assertTrue(split >= 2 * stores.size(), "only " + split + " changes were split");
  }

  @Test
  void the_gate_of_campaigns_is_told_by_the_scores_of_its_days() throws IOException {
    String store = stores.get(0);
    assertTrue(store.startsWith("douyin/"), store);
    JsonNode why = json("why", store);
    JsonNode score = why.get("scores").get(0);
    JsonNode gate = score.get("promotion");
    List<BigDecimal> week =
        scores()
            .where("is_main AND concat(platform, '/', store_id) = '" + store + "'")
            .where("as_of > DATE'" + why.get("as_of").asText() + "' - INTERVAL 7 DAYS")
            .select("score")
            .collectAsList()
            .stream()
            .map(r -> r.getDecimal(0))
            .toList();
    BigDecimal mean =
        week.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(week.size()), 6, RoundingMode.FLOOR);
    assertEquals(7, week.size());
    assertEquals(0, mean.compareTo(exact(gate.get("mean_score"))), gate.toString());
    assertEquals(mean.compareTo(BigDecimal.valueOf(70)) >= 0, gate.get("is_open").asBoolean());
    CliRun run = onLake("why", store);
    assertTrue(
        run.out()
            .contains("\n  campaigns " + (gate.get("is_open").asBoolean() ? "open" : "closed")),
        run.out());
    // Other platforms ask for no such mean.
    assertTrue(json("why", stores.get(1)).get("scores").get(0).get("promotion").isNull());
  }

  @Test
  void a_reader_sees_what_moved_and_days_without_a_row() {
    String store = stores.get(0);
    CliRun run = onLake("why", store);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\nsince the day before, "), run.out());
    assertTrue(
        run.out().matches("(?s).*value changed +peers moved +rule changed +change\n.*"), run.out());
    String[] name = store.split("/");
    String first =
        scores()
            .where("platform = '" + name[0] + "' AND store_id = '" + name[1] + "'")
            .selectExpr("min(as_of)")
            .first()
            .getDate(0)
            .toString();
    run = onLake("why", store, "--as-of", first);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("the store has no row on that day"), run.out());
  }

  @Test
  void the_rows_behind_an_indicator_add_up_to_what_the_lake_has() throws IOException {
    for (String store : stores) {
      JsonNode rows = json("why", store, "--rows", "--counted-in", "denominator", "--limit", "3");
      assertTrue(rows.get("note").isNull(), rows.toString());
      assertTrue(rows.get("rows").size() <= 3);
      String before = "9999";
      for (JsonNode row : rows.get("rows")) {
        assertTrue(row.get("day").asText().compareTo(before) <= 0, rows.toString());
        before = row.get("day").asText();
      }
    }
    String store = stores.get(0);
    CliRun run = onLake("why", store, "--rows", "pickup_48h_rate_30d", "--limit", "2");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith(store + " as of "), run.out());
    assertTrue(run.out().contains("pickup_48h_met: Of these: picked up in time"), run.out());
    assertEquals(2, run.outLines().stream().filter(l -> l.contains("silver.orders")).count());
    assertTrue(run.err().contains("rows; --limit shows more."), run.err());
    // The demo has no violations at all, which is not the same as none of this store.
    run = onLake("why", store, "--rows", "violation_points_30d");
    assertTrue(run.out().contains("  no store of the platform tells of it, "), run.out());
    run = onLake("why", store, "--rows", "pickup_48h_rat_30d");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("Did you mean pickup_48h_rate_30d"), run.err());
  }

  @Test
  void the_next_grade_is_reached_or_it_is_said_why_not() throws IOException {
    for (String store : stores) {
      JsonNode next = json("next-grade", store);
      assertTrue(next.get("schemes").size() > 0, next.toString());
      for (JsonNode s : next.get("schemes")) {
        assertTrue(s.get("obstacle").isNull() != s.get("improvements").isEmpty(), s.toString());
        if (s.get("obstacle").isNull()) {
          assertTrue(s.get("reached").asDouble() > s.get("score").asDouble(), s.toString());
        }
      }
      assertEquals(0, onLake("next-grade", store).code());
    }
    CliRun run = onLake("next-grade", "douyin/nobody");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("No score is known of douyin/nobody"), run.err());
  }
}
