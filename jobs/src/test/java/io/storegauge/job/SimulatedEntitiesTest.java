package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storegauge.config.Entity;
import io.storegauge.sim.Simulation;
import io.storegauge.table.QuarantineTable;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generic dumps of all entities, read: what they say of the same things is the same. */
class SimulatedEntitiesTest {
  private static final List<String> KINDS =
      List.of(
          "stores",
          "orders",
          "reviews",
          "after_sales",
          "service_sessions",
          "service_agent_days",
          "service_agents",
          "violations",
          "traffic",
          "products",
          "waybills");

  @TempDir static Path dir;
  private static LandingLake fixture;

  @BeforeAll
  static void simulateAndIngest() throws IOException {
    Path out = dir.resolve("sim");
    Simulation.run(
        SparkSuite.spark(),
        new Simulation.Options(
            out.toString(),
            4,
            24,
            7,
            List.of("jd", "tmall"),
            LocalDate.of(2025, 5, 1),
            2,
            2_400,
            new Simulation.Form(
                Simulation.Exports.GENERIC, false, Simulation.Entities.ALL, false, false)));
    fixture = new LandingLake(dir);
    fixture.ingest(out.resolve("landing").toString());
    for (String kind : KINDS) {
      fixture
          .lake
          .read(Entity.find(kind).orElseThrow().spec())
          .createOrReplaceTempView("simulated_" + kind);
    }
  }

  private static long count(String sql) {
    return ((Number) SparkSuite.spark().sql(sql).first().get(0)).longValue();
  }

  private static void assertNone(String sql) {
    List<Row> rows = SparkSuite.spark().sql(sql).limit(3).collectAsList();
    assertTrue(rows.isEmpty(), rows.toString());
  }

  @Test
  void nothingIsRefusedAndSilverHoldsAsManyRowsAsTheTruthCounts() throws IOException {
    assertEquals(
        List.of(),
        fixture.lake.exists(QuarantineTable.SPEC)
            ? fixture.rows(QuarantineTable.SPEC, "file", "reasons")
            : List.of());
    JsonNode totals = new ObjectMapper().readTree(dir.resolve("sim/truth/totals.json").toFile());
    Map<String, Long> truth = new TreeMap<>();
    Map<String, Long> silver = new TreeMap<>();
    for (String kind : KINDS) {
      truth.put(kind, totals.path(kind).path("distinct").asLong());
      silver.put(kind, count("SELECT COUNT(*) FROM simulated_" + kind));
    }
    assertEquals(truth, silver);
    truth.remove("violations"); // rare
    assertTrue(truth.values().stream().allMatch(n -> n > 0), truth.toString());
  }

  @Test
  void whatConsolesSumUpOfAgentsIsWhatTheirConversationsComeTo() {
    assertNone(
        """
        WITH sums AS (
          SELECT platform, store_id, agent_id, CAST(FROM_UTC_TIMESTAMP(started_at, 'Asia/Shanghai') AS DATE) AS service_date,
            COUNT(*) AS sessions, SUM(turn_count) AS turns,
            CAST(SUM(response_seconds_sum) DIV SUM(turn_count) AS DOUBLE) AS seconds,
            COUNT(satisfaction) AS rated, COUNT_IF(satisfaction <= 3) AS bad,
            COUNT(converted) AS inquiries, COUNT_IF(converted) AS converted
          FROM simulated_service_sessions WHERE is_human GROUP BY ALL)
        SELECT * FROM sums s
        FULL JOIN simulated_service_agent_days d USING (platform, store_id, agent_id, service_date)
        WHERE NOT (s.sessions <=> d.sessions AND s.turns <=> d.human_turns
          AND s.seconds <=> d.response_seconds_mean AND s.rated <=> d.rated_sessions
          AND s.bad <=> d.dissatisfied_sessions AND s.inquiries <=> d.inquiries
          AND s.converted <=> d.converted)
        """);
    assertTrue(count("SELECT COUNT_IF(NOT is_human) FROM simulated_service_sessions") > 0);
  }

  @Test
  void aConversationAboutAnOrderNamesOneOfItsStoreAndDay() {
    assertNone(
        """
        SELECT s.* FROM simulated_service_sessions s
        LEFT JOIN simulated_orders o USING (platform, store_id, order_id)
        WHERE s.order_id IS NOT NULL AND (o.order_id IS NULL OR
          CAST(FROM_UTC_TIMESTAMP(s.started_at, 'Asia/Shanghai') AS DATE)
            <> CAST(FROM_UTC_TIMESTAMP(o.ordered_at, 'Asia/Shanghai') AS DATE))
        """);
    assertTrue(count("SELECT COUNT(order_id) FROM simulated_service_sessions") > 100);
  }

  @Test
  void waybillsKnowTheScansOfOrdersAndThoseThatOrdersLack() {
    assertNone(
        """
        SELECT o.* FROM simulated_orders o
        LEFT JOIN simulated_waybills w USING (platform, store_id, order_id)
        WHERE NOT o.is_virtual AND (
          o.picked_up_at IS NOT NULL AND NOT (o.picked_up_at <=> w.picked_up_at)
          OR NOT (o.delivered_at <=> w.delivered_at))
        """);
    assertTrue(
        count(
                """
                SELECT COUNT(*) FROM simulated_orders o
                JOIN simulated_waybills w USING (platform, store_id, order_id)
                WHERE o.picked_up_at IS NULL AND w.picked_up_at IS NOT NULL
                """)
            > 0);
    assertNone("SELECT * FROM simulated_waybills WHERE delivered_at <= picked_up_at");
    // Buyers mind one promise: a parcel misses its own where the order does.
    assertNone(
        """
        SELECT o.* FROM simulated_orders o
        JOIN simulated_waybills w USING (platform, store_id, order_id)
        WHERE (o.delivered_at > o.delivery_due_at) <> (w.delivered_at > w.promised_at)
        """);
    long nextDay = count("SELECT COUNT_IF(next_day) FROM simulated_waybills");
    assertTrue(nextDay > 0 && nextDay < count("SELECT COUNT(*) FROM simulated_waybills"));
  }

  /** Exports of 23, 24 and 25 May, each of what was known the day before. */
  @Test
  void everyExportLooksAtAllProductsAndAgents() {
    for (String kind : List.of("products", "service_agents")) {
      assertEquals(
          "[2025-05-22, 2025-05-23, 2025-05-24]",
          SparkSuite.spark()
              .sql(
                  "SELECT string(sort_array(collect_set(string(snapshot_date)))) FROM simulated_"
                      + kind)
              .first()
              .getString(0));
      assertNone(
          "SELECT platform, store_id FROM simulated_"
              + kind
              + " GROUP BY ALL HAVING COUNT(*) <> 3 * COUNT(DISTINCT "
              + (kind.equals("products") ? "product_id" : "agent_id")
              + ")");
    }
    assertNone(
        """
        SELECT o.* FROM simulated_orders o
        LEFT ANTI JOIN simulated_products p USING (platform, store_id, product_id)
        """);
    assertTrue(count("SELECT COUNT_IF(stock_quantity = 0) FROM simulated_products") > 0);
    assertTrue(count("SELECT COUNT_IF(NOT listed) FROM simulated_products") > 0);
  }
}
