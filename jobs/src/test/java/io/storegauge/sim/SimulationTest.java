package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  @TempDir static Path folder;

  private static Path out;
  private static Simulation.Result result;

  static Simulation.Options options(Path out, int days, int tailDays) {
    return new Simulation.Options(
        out.toString(), 6, days, 7, List.of("tmall", "jd"), START, tailDays, 200.0 * days);
  }

  @BeforeAll
  static void simulateThreeWeeks() {
    out = folder.resolve("sim");
    result = Simulation.run(SparkSuite.spark(), options(out, 23, 3));
  }

  @Test
  void headersAreThoseOfTheGenericSource() throws IOException {
    Path first = out.resolve("landing/tmall/orders/2025-01-21/orders-0001.csv.gz");
    assertEquals(
        "order_id,store_id,buyer_id,status,amount,item_count,product_id,category,traffic_channel,is_presale,"
            + "is_virtual,excluded_reason,ordered_at,paid_at,ship_due_at,shipped_at,picked_up_at,"
            + "delivery_due_at,delivered_at,completed_at,cancelled_at,cancelled_by",
        Dumps.lines(first).get(0));
    assertEquals(
        "store_id,brand,store_name,store_type,category,industry,region,opened_on",
        Dumps.lines(out.resolve("landing/jd/stores/2025-01-21/stores-0001.csv")).get(0));
    Set<String> fields = new TreeSet<>();
    for (JsonNode review : Dumps.json(Dumps.all(Dumps.lines(out, "reviews", "")))) {
      review.fieldNames().forEachRemaining(fields::add);
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "review_id order_id store_id product_id buyer_id rating description_rating service_rating logistics_rating image_count has_video is_default text created_at updated_at appended_text appended_at replied_at is_deleted"
                    .split(" "))),
        fields);
  }

  @Test
  void thereIsOneFirstExportAndOneForEachDayOfTheTail() throws IOException {
    Set<String> dates = new TreeSet<>();
    Dumps.lines(out, "orders", "").keySet().forEach(name -> dates.add(name.split("/")[3]));
    assertEquals(Set.of("2025-01-21", "2025-01-22", "2025-01-23", "2025-01-24"), dates);
  }

  @Test
  void theTruthCountsWhatTheFilesHold() throws IOException {
    JsonNode totals = Dumps.totals(out);
    long bytes = 0;
    for (Map<String, String> file : Dumps.csv(out.resolve("truth/files.csv"))) {
      Path path = out.resolve(file.get("file"));
      int header = file.get("kind").equals("reviews") ? 0 : 1;
      assertEquals(
          Long.parseLong(file.get("rows")), Dumps.lines(path).size() - header, path.toString());
      assertEquals(Long.parseLong(file.get("bytes")), Files.size(path), path.toString());
      bytes += Files.size(path);
    }
    List<String> orders = Dumps.all(Dumps.lines(out, "orders", ""));
    Set<String> ids = new HashSet<>();
    orders.forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
    // ids are unique within a platform only, and both platforms number their stores from 1
    Set<String> reviews = new HashSet<>();
    long distinctOrders = 0;
    long distinctReviews = 0;
    for (String platform : List.of("tmall", "jd")) {
      ids.clear();
      reviews.clear();
      Dumps.lines(out, "orders", "")
          .forEach(
              (name, lines) -> {
                if (name.contains("/" + platform + "/")) {
                  lines.forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
                }
              });
      Dumps.lines(out, "reviews", "")
          .forEach(
              (name, lines) -> {
                if (name.contains("/" + platform + "/")) {
                  lines.forEach(line -> reviews.add(line.substring(0, line.indexOf(','))));
                }
              });
      distinctOrders += ids.size();
      distinctReviews += reviews.size();
    }
    assertEquals(distinctOrders, result.orders());
    assertEquals(distinctOrders, totals.get("orders").get("distinct").asLong());
    assertEquals(orders.size(), totals.get("orders").get("rows").asLong());
    assertEquals(distinctReviews, result.reviews());
    assertEquals(distinctReviews, totals.get("reviews").get("distinct").asLong());
    assertEquals(bytes, result.bytes());
    assertFalse(result.unchanged());
    long ofStores =
        Dumps.csv(out.resolve("truth/stores.csv")).stream()
            .mapToLong(store -> Long.parseLong(store.get("orders")))
            .sum();
    assertEquals(ofStores, distinctOrders);
  }

  @Test
  void plantedRepeatsAreExactAndStandInAnotherFileOfTheSameExport() throws IOException {
    long found = 0;
    for (String kind : List.of("orders", "reviews")) {
      long ofKind = 0;
      Map<String, List<String>> filesByExport = new HashMap<>();
      Map<String, List<String>> lines = Dumps.lines(out, kind, "");
      lines
          .keySet()
          .forEach(
              name ->
                  filesByExport
                      .computeIfAbsent(
                          name.substring(0, name.lastIndexOf('/')), k -> new ArrayList<>())
                      .add(name));
      for (List<String> names : filesByExport.values()) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
          for (String line : lines.get(name)) {
            String other = seen.putIfAbsent(line, name);
            if (other != null) {
              assertNotEquals(other, name);
              ofKind++;
            }
          }
        }
      }
      assertEquals(Dumps.totals(out).get(kind).get("repeats").asLong(), ofKind, kind);
      found += ofKind;
    }
    assertTrue(found > 10, "repeats: " + found);
  }

  @Test
  void noExportKnowsAnEventAfterItsCutOff() throws IOException {
    for (String date : List.of("2025-01-21", "2025-01-22", "2025-01-24")) {
      List<Map<String, String>> orders =
          Dumps.rows(OrderRows.HEADER, Dumps.all(Dumps.lines(out, "orders", date)));
      assertFalse(orders.isEmpty());
      for (Map<String, String> o : orders) {
        for (String event :
            List.of(
                "ordered_at",
                "paid_at",
                "shipped_at",
                "picked_up_at",
                "delivered_at",
                "completed_at",
                "cancelled_at")) {
          assertTrue(o.get(event).compareTo(date) < 0, date + " " + o);
        }
        assertEquals(
            o.get("status").equals("completed"), !o.get("completed_at").isEmpty(), o::toString);
        assertEquals(
            o.get("status").equals("cancelled"), !o.get("cancelled_by").isEmpty(), o::toString);
        assertEquals(o.get("status").equals("unpaid"), o.get("paid_at").isEmpty(), o::toString);
      }
      for (JsonNode r : Dumps.json(Dumps.all(Dumps.lines(out, "reviews", date)))) {
        for (String event : List.of("created_at", "updated_at", "appended_at", "replied_at")) {
          assertTrue(r.path(event).asText("").compareTo(date) < 0, date + " " + r);
        }
      }
    }
  }

  @Test
  void aDayOfTheTailHoldsItsOwnOrdersAndOlderOnesThatChangedThatDay() throws IOException {
    List<Map<String, String>> orders =
        Dumps.rows(OrderRows.HEADER, Dumps.all(Dumps.lines(out, "orders", "2025-01-23")));
    long placed = orders.stream().filter(o -> o.get("ordered_at").startsWith("2025-01-22")).count();
    long delivered =
        orders.stream()
            .filter(o -> o.get("ordered_at").compareTo("2025-01-22") < 0)
            .filter(o -> o.get("delivered_at").startsWith("2025-01-22"))
            .count();
    assertTrue(placed > 100, "placed " + placed);
    assertTrue(delivered > 50, "delivered " + delivered);
    for (Map<String, String> o : orders) {
      assertTrue(o.values().stream().anyMatch(cell -> cell.startsWith("2025-01-22 ")), o::toString);
    }
  }

  @Test
  void theNewestStateOfEveryOrderIsThatOfOneExportAtTheEnd() throws IOException {
    Path whole = folder.resolve("whole");
    Simulation.run(SparkSuite.spark(), options(whole, 23, 0));
    for (String kind : List.of("orders", "reviews")) {
      assertEquals(newest(whole, kind), newest(out, kind), kind);
    }
  }

  /** The last row of each order or review by platform and id. */
  private static Map<String, String> newest(Path out, String kind) throws IOException {
    Map<String, String> newest = new HashMap<>();
    for (Map.Entry<String, List<String>> file : Dumps.lines(out, kind, "").entrySet()) {
      String platform = file.getKey().split("/")[1]; // files come in the order of their dates
      for (String line : file.getValue()) {
        newest.put(platform + line.substring(0, line.indexOf(',')), line);
      }
    }
    return newest;
  }

  @Test
  void anotherOrderOfTasksOnTwoThreadsGivesTheSameBytes() throws Exception {
    Path again = folder.resolve("again");
    Simulation.Options options = options(again, 23, 3);
    List<Slice> slices = new ArrayList<>(Slice.plan(new World(options)));
    java.util.Collections.reverse(slices);
    Folder to = new Folder(again.toString(), new Configuration());
    SliceWriter writer = new SliceWriter(options, to);
    Thread other =
        new Thread(
            () -> {
              for (int i = 0; i < slices.size(); i += 2) {
                call(writer, slices.get(i));
              }
            });
    other.start();
    for (int i = 1; i < slices.size(); i += 2) {
      call(writer, slices.get(i));
    }
    other.join();
    Map<String, byte[]> expected = Dumps.files(out.resolve("landing"));
    expected.keySet().removeIf(name -> name.contains("/stores/"));
    Map<String, byte[]> found = Dumps.files(again.resolve("landing"));
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  private static void call(SliceWriter writer, Slice slice) {
    try {
      writer.call(slice);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLongerSimulationAtTheSameRateHoldsTheSameOrdersOfTheFirstDays() throws IOException {
    Path longer = folder.resolve("longer");
    Simulation.run(SparkSuite.spark(), options(longer, 26, 6));
    // 26 − 6 and 23 − 3 days end on the same day
    Set<String> expected = new HashSet<>(Dumps.all(Dumps.lines(out, "orders", "2025-01-21")));
    assertEquals(expected, new HashSet<>(Dumps.all(Dumps.lines(longer, "orders", "2025-01-21"))));
  }

  @Test
  void aStrikeShowsInTheHoursToPickupOfItsStore() throws IOException {
    Map<String, String> strike =
        Dumps.csv(out.resolve("truth/incidents.csv")).stream()
            .filter(i -> i.get("kind").equals("warehouse_strike"))
            .findFirst()
            .orElseThrow();
    double during = 0;
    int n = 0;
    double before = 0;
    int m = 0;
    Path whole = folder.resolve("strike");
    Simulation.run(SparkSuite.spark(), options(whole, 40, 0));
    for (Map.Entry<String, List<String>> file : Dumps.lines(whole, "orders", "").entrySet()) {
      if (!file.getKey().contains("/" + strike.get("platform") + "/")) {
        continue;
      }
      for (Map<String, String> o : Dumps.rows(OrderRows.HEADER, file.getValue())) {
        if (!o.get("store_id").equals(strike.get("store_id"))
            || o.get("picked_up_at").isEmpty()
            || o.get("is_presale").equals("true")) {
          continue;
        }
        double hours = hours(o.get("paid_at"), o.get("picked_up_at"));
        String day = o.get("paid_at").substring(0, 10);
        if (day.compareTo(strike.get("first_day")) < 0) {
          before += hours;
          m++;
        } else if (day.compareTo(strike.get("last_day")) <= 0) {
          during += hours;
          n++;
        }
      }
    }
    assertTrue(n > 30 && m > 30, n + " orders in the strike, " + m + " before");
    // at least 48 of the 60 and more planted hours: the tail is cut at three times the mean
    assertTrue(during / n > before / m + 48, before / m + " h before, " + during / n + " h during");
  }

  private static double hours(String from, String to) {
    return java.time.Duration.between(
                java.time.LocalDateTime.parse(from.replace(' ', 'T')),
                java.time.LocalDateTime.parse(to.replace(' ', 'T')))
            .toSeconds()
        / 3600.0;
  }

  @Test
  void theSameOptionsAgainWriteNothing() throws IOException {
    Map<String, byte[]> before = Dumps.files(out);
    Simulation.Result again = Simulation.run(SparkSuite.spark(), options(out, 23, 3));
    assertTrue(again.unchanged());
    assertEquals(result.orders(), again.orders());
    assertEquals(result.reviews(), again.reviews());
    assertEquals(result.files(), again.files());
    assertEquals(result.bytes(), again.bytes());
    assertEquals(before.keySet(), Dumps.files(out).keySet());
  }

  @Test
  void aSimulationLeftIncompleteIsWrittenAnew() throws IOException {
    Path half = folder.resolve("half");
    Simulation.run(SparkSuite.spark(), options(half, 5, 0));
    Map<String, byte[]> whole = Dumps.files(half);
    Files.delete(half.resolve("truth/_SUCCESS"));
    Files.writeString(half.resolve("landing/jd/orders/2025-01-06/orders-0001.csv.gz"), "cut");
    Files.writeString(half.resolve("landing/jd/orders/2025-01-06/orders-0009.csv.gz"), "stray");
    assertFalse(Simulation.run(SparkSuite.spark(), options(half, 5, 0)).unchanged());
    Map<String, byte[]> found = Dumps.files(half);
    assertEquals(whole.keySet(), found.keySet());
    whole.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  @Test
  void namesOfStoresAreReadableChinese() {
    String row = Dumps.lines(out.resolve("landing/jd/stores/2025-01-21/stores-0001.csv")).get(1);
    assertTrue(row.matches("s0001,b0001,青禾家1(旗舰)?店,.*"), row);
    assertTrue(row.getBytes(StandardCharsets.UTF_8).length > row.length());
  }
}
