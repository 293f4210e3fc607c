package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in which export. 23 days from 2025-01-01, the last three exported one by one. */
class ExportsTest {
  private static final List<String> ORDER_EVENTS =
      List.of(
          "ordered_at",
          "paid_at",
          "shipped_at",
          "picked_up_at",
          "delivered_at",
          "completed_at",
          "cancelled_at");

  @TempDir static Path folder;

  private static Path out;

  @BeforeAll
  static void simulateThreeWeeks() {
    out = folder.resolve("sim");
    Simulation.run(SparkSuite.spark(), SimulationTest.options(out, 23, 3));
  }

  private static List<Map<String, String>> orders(String date) throws IOException {
    return Dumps.rows(OrderRows.HEADER, Dumps.all(Dumps.lines(out, "orders", date)));
  }

  private static List<JsonNode> reviews(String date) throws IOException {
    return Dumps.json(Dumps.all(Dumps.lines(out, "reviews", date)));
  }

  @Test
  void headersAreThoseOfTheGenericSource() throws IOException {
    Path orders = out.resolve("landing/tmall/orders/2025-01-21/orders-0001.csv.gz");
    assertEquals(
        "order_id,store_id,buyer_id,status,amount,item_count,product_id,category,traffic_channel,"
            + "is_presale,is_virtual,excluded_reason,ordered_at,paid_at,ship_due_at,shipped_at,"
            + "picked_up_at,delivery_due_at,delivered_at,completed_at,cancelled_at,cancelled_by",
        Dumps.lines(orders).get(0));
    assertEquals(
        "store_id,brand,store_name,store_type,category,industry,region,opened_on",
        Dumps.lines(out.resolve("landing/jd/stores/2025-01-21/stores-0001.csv")).get(0));
    Set<String> fields = new TreeSet<>();
    for (JsonNode review : reviews("")) {
      review.fieldNames().forEachRemaining(fields::add);
    }
    String expected =
        "review_id order_id store_id product_id buyer_id rating description_rating service_rating"
            + " logistics_rating image_count has_video is_default text created_at updated_at"
            + " appended_text appended_at replied_at is_deleted";
    assertEquals(new TreeSet<>(List.of(expected.split(" "))), fields);
  }

  @Test
  void storesHaveReadableChineseNames() {
    Path stores = out.resolve("landing/jd/stores/2025-01-21/stores-0001.csv");
    assertTrue(Dumps.lines(stores).get(1).matches("s0001,b0001,青禾家1(旗舰)?店,.*"));
    assertEquals(4, Dumps.lines(stores).size());
  }

  @Test
  void thereIsOneFirstExportAndOneForEachDayOfTheTail() throws IOException {
    Set<String> dates = new TreeSet<>();
    Dumps.lines(out, "orders", "").keySet().forEach(name -> dates.add(name.split("/")[3]));
    assertEquals(Set.of("2025-01-21", "2025-01-22", "2025-01-23", "2025-01-24"), dates);
  }

  @Test
  void theFirstExportHoldsEveryEarlierOrderAndNoLaterOne() throws IOException {
    Set<String> days = new TreeSet<>();
    orders("2025-01-21").forEach(o -> days.add(o.get("ordered_at").substring(0, 10)));
    assertEquals(20, days.size());
    assertTrue(days.contains("2025-01-01") && days.contains("2025-01-20"), days::toString);
  }

  @Test
  void noExportKnowsAnEventAfterItsCutOff() throws IOException {
    for (String date : List.of("2025-01-21", "2025-01-22", "2025-01-24")) {
      List<Map<String, String>> orders = orders(date);
      assertFalse(orders.isEmpty());
      for (Map<String, String> o : orders) {
        for (String event : ORDER_EVENTS) {
          assertTrue(o.get(event).compareTo(date) < 0, date + " " + o);
        }
        // the status tells what is known, not what is to come
        assertEquals(
            o.get("status").equals("completed"), !o.get("completed_at").isEmpty(), o::toString);
        assertEquals(
            o.get("status").equals("cancelled"), !o.get("cancelled_by").isEmpty(), o::toString);
        assertEquals(o.get("status").equals("unpaid"), o.get("paid_at").isEmpty(), o::toString);
      }
      for (JsonNode r : reviews(date)) {
        for (String event : List.of("created_at", "updated_at", "appended_at", "replied_at")) {
          assertTrue(r.path(event).asText("").compareTo(date) < 0, date + " " + r);
        }
      }
    }
  }

  @Test
  void aDayOfTheTailHoldsItsOwnOrdersAndOlderOnesThatChangedThatDay() throws IOException {
    List<Map<String, String>> orders = orders("2025-01-23");
    long placed = orders.stream().filter(o -> o.get("ordered_at").startsWith("2025-01-22")).count();
    long delivered =
        orders.stream()
            .filter(o -> o.get("ordered_at").compareTo("2025-01-22") < 0)
            .filter(o -> o.get("delivered_at").startsWith("2025-01-22"))
            .count();
    assertTrue(placed > 100, "placed " + placed);
    assertTrue(delivered > 50, "delivered " + delivered);
    for (Map<String, String> o : orders) {
      assertTrue(
          ORDER_EVENTS.stream().anyMatch(e -> o.get(e).startsWith("2025-01-22 ")), o::toString);
    }
    for (JsonNode r : reviews("2025-01-23")) {
      assertTrue(r.get("updated_at").asText().startsWith("2025-01-22 "), r::toString);
    }
  }

  @Test
  void theNewestStatesAreThoseOfASingleExportAtTheEnd() throws IOException {
    Path whole = folder.resolve("whole");
    Simulation.run(SparkSuite.spark(), SimulationTest.options(whole, 23, 0));
    for (String kind : List.of("orders", "reviews")) {
      Map<String, String> expected = Dumps.newest(Dumps.lines(whole, kind, ""));
      assertFalse(expected.isEmpty());
      assertEquals(expected, Dumps.newest(Dumps.lines(out, kind, "")), kind);
    }
  }

  @Test
  void plantedRepeatsAreExactAndStandInAnotherFileOfTheSameExport() throws IOException {
    long rows = 0;
    long repeats = 0;
    for (String kind : List.of("orders", "reviews")) {
      long ofKind = 0;
      Map<String, String> seen = new HashMap<>();
      for (Map.Entry<String, List<String>> file : Dumps.lines(out, kind, "").entrySet()) {
        String export = file.getKey().substring(0, file.getKey().lastIndexOf('/'));
        for (String line : file.getValue()) {
          String other = seen.putIfAbsent(export + line, file.getKey());
          rows++;
          if (other != null) {
            assertNotEquals(other, file.getKey());
            ofKind++;
          }
        }
      }
      assertEquals(Dumps.totals(out).get(kind).get("repeats").asLong(), ofKind, kind);
      repeats += ofKind;
    }
    // half a percent of some 10,000 rows is 50, give or take three times its root
    assertEquals(0.005, (double) repeats / rows, 0.0022);
  }
}
