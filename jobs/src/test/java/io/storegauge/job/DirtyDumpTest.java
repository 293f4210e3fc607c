package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.sim.Simulation;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small dirty dump of every platform, read: what was planted is what is found. */
class DirtyDumpTest {
  private static final List<String> PLATFORMS =
      List.of("douyin", "jd", "tmall", "taobao", "pinduoduo", "xiaohongshu", "aliexpress");

  @TempDir static Path dir;
  private static DirtyTruth truth;
  private static DirtyDump dump;

  @BeforeAll
  static void simulateAndIngest() throws IOException {
    Path out = dir.resolve("sim");
    Simulation.run(
        SparkSuite.spark(),
        new Simulation.Options(
            out.toString(),
            21,
            12,
            1, // plants every fault
            PLATFORMS,
            LocalDate.of(2025, 5, 1),
            5,
            3_000,
            new Simulation.Form(
                Simulation.Exports.CONSOLE, true, Simulation.Entities.BASIC, false, false)));
    truth = new DirtyTruth(out, Path.of("..", "bench/oracle/dirty-pending"));
    dump = new DirtyDump(truth, new LandingLake(dir));
    dump.ingest();
  }

  @Test
  void everyFaultIsFoundAsOftenAsItWasPlanted() {
    Map<String, String> planted = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    dump.byFault()
        .forEach(
            (fault, counts) -> {
              planted.put(fault, counts[0] + "");
              found.put(fault, counts[1] + "");
            });
    assertEquals(planted.toString(), found.toString(), () -> String.join("\n", dump.differences()));
  }

  /** 18 of records, 25 of files, and six that the world itself brings about. */
  @Test
  void everyFaultIsPlanted() {
    assertEquals(49, truth.planted().size(), () -> String.valueOf(truth.planted()));
  }

  @Test
  void everyFaultThatIsNotLeftOutIsCompared() {
    Set<String> faults = new TreeSet<>(truth.planted());
    faults.removeAll(truth.pending());
    faults.removeAll(dump.byFault().keySet());
    assertEquals(Set.of(), faults);
  }

  @Test
  void nothingIsRefusedThatWasNotPlanted() {
    assertEquals(List.of(), dump.unplanned());
  }

  @Test
  void mappingsKnowEveryColumnButThePlantedOne() {
    assertEquals(Set.of("新版字段"), dump.unknownColumns());
  }

  @Test
  void anUnknownColumnIsReportedOnceByEachMapping() {
    Map<String, Long> reports = dump.reportsOfTheUnknownColumn();
    assertTrue(reports.size() > 3, reports.toString());
    reports.forEach((mapping, times) -> assertEquals(1, times, mapping));
  }

  @Test
  void recordsReceivedAreAcceptedDuplicateOrRejectedInEveryFile() {
    assertEquals(List.of(), dump.unaccounted());
  }

  @Test
  void silverHoldsEveryOrderReviewAndCaseOnce() throws IOException {
    Map<String, Long> expected = new TreeMap<>(dump.distinct());
    Map<String, Long> found = new TreeMap<>(dump.silver());
    assertTrue(expected.size() >= 20, expected.toString());
    dump.distinct().forEach((kind, rows) -> found.remove(kind, rows));
    dump.silver().forEach((kind, rows) -> expected.remove(kind, rows));
    assertEquals(expected, found);
  }

  /** Of the sources whose queries join, unite and number their feeds, and of one that does not. */
  @Test
  void whatWasDerivedInTwoRunsIsWhatTheQueriesGiveOverEverything() throws Exception {
    assertEquals(List.of(), dump.notDerived("taobao", "aliexpress", "crawled"));
  }

  @Test
  void noPlantedNamePhoneAddressOrAccountIsInAnyTable() throws IOException {
    assertEquals(List.of(), dump.leaks());
  }

  @Test
  void plantedTextsCoverNamesPhonesAndAddresses() throws IOException {
    try (Stream<String> lines = Files.lines(dir.resolve("sim/truth/personal.txt"))) {
      List<String> texts = lines.toList();
      for (String part : List.of("样例", "1380000", "@example.com", "虚构路")) {
        assertTrue(texts.stream().anyMatch(t -> t.contains(part)), part);
      }
    }
  }
}
