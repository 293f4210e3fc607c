package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as a whole: what it says it wrote, and that it always writes the same. */
class SimulationTest {
  @TempDir static Path folder;

  private static Path out;
  private static Simulation.Result result;

  /** Six stores on two platforms, about 200 orders a day. */
  static Simulation.Options options(Path out, int days, int tailDays) {
    return new Simulation.Options(
        out.toString(),
        6,
        days,
        7,
        List.of("tmall", "jd"),
        LocalDate.of(2025, 1, 1),
        tailDays,
        200.0 * days);
  }

  @BeforeAll
  static void simulateThreeWeeks() {
    out = folder.resolve("sim");
    result = Simulation.run(SparkSuite.spark(), options(out, 23, 3));
  }

  @Test
  void everyFileHoldsTheRowsAndBytesTheTruthSays() throws IOException {
    long files = 0;
    long bytes = 0;
    for (Map<String, String> file : Dumps.csv(out.resolve("truth/files.csv"))) {
      Path path = out.resolve(file.get("file"));
      int header = file.get("kind").equals("reviews") ? 0 : 1;
      assertEquals(
          Long.parseLong(file.get("rows")), Dumps.lines(path).size() - header, path.toString());
      assertEquals(Long.parseLong(file.get("bytes")), Files.size(path), path.toString());
      files++;
      bytes += Files.size(path);
    }
    assertEquals(Dumps.files(out.resolve("landing")).size(), files);
    assertEquals(files, result.files());
    assertEquals(bytes, result.bytes());
    assertFalse(result.unchanged());
  }

  @Test
  void differentOrdersAndReviewsAreThoseTheTruthCounts() throws IOException {
    JsonNode totals = Dumps.totals(out);
    for (String kind : List.of("orders", "reviews")) {
      Map<String, List<String>> lines = Dumps.lines(out, kind, "");
      assertEquals(Dumps.all(lines).size(), totals.get(kind).get("rows").asLong(), kind);
      long distinct = Dumps.newest(lines).size();
      assertEquals(distinct, totals.get(kind).get("distinct").asLong(), kind);
      assertEquals(distinct, kind.equals("orders") ? result.orders() : result.reviews(), kind);
    }
    long ofStores =
        Dumps.csv(out.resolve("truth/stores.csv")).stream()
            .mapToLong(store -> Long.parseLong(store.get("orders")))
            .sum();
    assertEquals(ofStores, result.orders());
    // 4,600 expected over a year's mean day; January knows no festival, so somewhat fewer
    assertTrue(result.orders() > 4000 && result.orders() < 4900, result.toString());
  }

  @Test
  void aDefectOfABatchChangesWhatItsBuyersWriteAndNothingElse() throws IOException {
    Simulation.Options plain = options(folder.resolve("plain"), 45, 0);
    Simulation.Options named =
        new Simulation.Options(
            folder.resolve("named").toString(),
            plain.stores(),
            plain.days(),
            plain.seed(),
            plain.platforms(),
            plain.start(),
            plain.tailDays(),
            plain.orders(),
            new Simulation.Form(
                Simulation.Exports.GENERIC, false, Simulation.Entities.BASIC, false, false, true));
    Simulation.run(SparkSuite.spark(), plain);
    Simulation.run(SparkSuite.spark(), named);
    Path out = Path.of(named.out());
    assertEquals(
        Dumps.all(Dumps.lines(Path.of(plain.out()), "orders", "")),
        Dumps.all(Dumps.lines(out, "orders", "")));
    List<String> before = Dumps.all(Dumps.lines(Path.of(plain.out()), "reviews", ""));
    List<String> after = Dumps.all(Dumps.lines(out, "reviews", ""));
    Map<String, String> defect = Dumps.csv(out.resolve("truth/defects.csv")).get(0);
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      assertEquals(withoutText(before.get(i)), withoutText(after.get(i)), "all but the text stays");
      if (!before.get(i).equals(after.get(i))) {
        changed++;
        assertTrue(after.get(i).contains("\"" + defect.get("store_id") + "\""), after.get(i));
        assertTrue(
            after.get(i).contains(defect.get("chinese"))
                || after.get(i).contains(defect.get("english")),
            after.get(i));
      }
    }
    assertTrue(changed >= 10, changed + " reviews");
  }

  private static String withoutText(String review) {
    return review.replaceFirst("\"text\":\"[^\"]*\"", "");
  }

  @Test
  void anotherOrderOfTasksOnTwoThreadsGivesTheSameBytes() throws Exception {
    Path again = folder.resolve("again");
    Simulation.Options options = options(again, 23, 3);
    List<Slice> slices = new ArrayList<>(Slice.plan(new World(options)));
    Collections.reverse(slices);
    int half = slices.size() / 2;
    SliceWriter writer =
        new SliceWriter(options, new Folder(again.toString(), new Configuration()));
    Thread other = new Thread(() -> slices.subList(0, half).forEach(s -> write(writer, s)));
    other.start();
    slices.subList(half, slices.size()).forEach(s -> write(writer, s));
    other.join();
    Map<String, byte[]> expected = Dumps.files(out.resolve("landing"));
    expected.keySet().removeIf(name -> name.contains("/stores/"));
    assertSameFiles(expected, Dumps.files(again.resolve("landing")));
  }

  private static void write(SliceWriter writer, Slice slice) {
    try {
      writer.call(slice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSameFiles(Map<String, byte[]> expected, Map<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  @Test
  void aLongerSimulationAtTheSameRateHoldsTheSameOrdersOfTheFirstDays() throws IOException {
    Path longer = folder.resolve("longer");
    Simulation.run(SparkSuite.spark(), options(longer, 26, 6));
    // 26 − 6 and 23 − 3 days end on the same day
    Set<String> expected = new HashSet<>(Dumps.all(Dumps.lines(out, "orders", "2025-01-21")));
    assertTrue(expected.size() > 3000, "orders: " + expected.size());
    assertEquals(expected, new HashSet<>(Dumps.all(Dumps.lines(longer, "orders", "2025-01-21"))));
  }

  @Test
  void theSameOptionsAgainWriteNothing() throws IOException {
    Map<String, byte[]> before = Dumps.files(out);
    Simulation.Result again = Simulation.run(SparkSuite.spark(), options(out, 23, 3));
    assertEquals(
        new Simulation.Result(
            result.files(), result.orders(), result.reviews(), result.bytes(), true),
        again);
    assertSameFiles(before, Dumps.files(out));
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
    assertSameFiles(whole, Dumps.files(half));
  }

  @Test
  void aLostFileIsWrittenAnewThoughTheSimulationWasComplete() throws IOException {
    Path lost = folder.resolve("lost");
    Simulation.run(SparkSuite.spark(), options(lost, 5, 0));
    Map<String, byte[]> whole = Dumps.files(lost);
    Files.delete(lost.resolve("landing/jd/orders/2025-01-06/orders-0001.csv.gz"));
    assertFalse(Simulation.run(SparkSuite.spark(), options(lost, 5, 0)).unchanged());
    assertSameFiles(whole, Dumps.files(lost));
  }
}
