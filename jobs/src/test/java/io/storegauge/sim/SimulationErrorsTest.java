package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationErrorsTest {
  @TempDir Path folder;

  private Simulation.Options options(int stores, int days, int tailDays, List<String> platforms) {
    return new Simulation.Options(
        folder.resolve("sim").toString(),
        stores,
        days,
        1,
        platforms,
        LocalDate.of(2025, 1, 1),
        tailDays,
        0);
  }

  private static String refusal(Simulation.Options options) {
    return failure(options, StoregaugeException.Code.USAGE);
  }

  private static String failure(Simulation.Options options, StoregaugeException.Code code) {
    StoregaugeException e =
        assertThrows(StoregaugeException.class, () -> Simulation.run(SparkSuite.spark(), options));
    assertEquals(code, e.code());
    return e.getMessage();
  }

  @Test
  void everyPlatformNeedsAStore() {
    assertEquals(
        "--stores must be at least the number of platforms, 2, so that each has a store; it is 1.",
        refusal(options(1, 10, 0, List.of("jd", "tmall"))));
    assertFalse(Files.exists(folder.resolve("sim")));
  }

  @Test
  void daysAndTailMustMakeSense() {
    assertEquals(
        "--days must be from 1 to 3660; it is 0.", refusal(options(2, 0, 0, List.of("jd"))));
    assertEquals(
        "--tail-days must be from 0 to 9, one less than --days; it is 10.",
        refusal(options(2, 10, 10, List.of("jd"))));
  }

  @Test
  void platformsMustBeIdsAndDiffer() {
    assertEquals(
        "--platforms: \"../x\" is no platform id (small letters, digits, - and _).",
        refusal(options(2, 10, 0, List.of("../x"))));
    assertEquals(
        "--platforms names a platform twice: jd,jd.",
        refusal(options(2, 10, 0, List.of("jd", "jd"))));
    assertEquals(
        "--platforms is empty: name at least one platform.", refusal(options(2, 10, 0, List.of())));
  }

  private Simulation.Options console(
      int tailDays, List<String> platforms, Simulation.Exports exports, boolean dirty) {
    return new Simulation.Options(
        folder.resolve("sim").toString(),
        2,
        10,
        1,
        platforms,
        LocalDate.of(2025, 1, 1),
        tailDays,
        0,
        new Simulation.Form(exports, dirty, Simulation.Entities.BASIC, false, false));
  }

  @Test
  void faultsArePlantedInConsoleExportsOfSeveralDaysAlone() {
    List<String> jd = List.of("jd");
    assertEquals(
        "--dirty plants faults in console exports: leave --exports generic out.",
        refusal(console(3, jd, Simulation.Exports.GENERIC, true)));
    assertEquals(
        "--dirty needs at least 2 --tail-days, for exports that overlap and arrive late; it is 1.",
        refusal(console(1, jd, Simulation.Exports.CONSOLE, true)));
    assertEquals(
        "--platforms: how the console of \"shop\" exports is not known; with --exports console name"
            + " some of aliexpress, douyin, jd, pinduoduo, taobao, tmall, xiaohongshu.",
        refusal(console(0, List.of("shop"), Simulation.Exports.CONSOLE, false)));
  }

  @Test
  void aFolderWithOtherThingsIsLeftAlone() throws IOException {
    Path own = Files.createDirectories(folder.resolve("sim")).resolve("thesis.txt");
    Files.writeString(own, "mine");
    String message = refusal(options(2, 5, 0, List.of("jd")));
    assertTrue(message.contains("is not empty and holds no simulation"), message);
    assertTrue(message.contains("Name a new folder"), message);
    assertEquals("mine", Files.readString(own));
  }

  @Test
  void aSimulationWithOtherOptionsIsLeftAlone() throws IOException {
    Simulation.run(SparkSuite.spark(), options(2, 5, 0, List.of("jd")));
    var before = Dumps.files(folder).keySet();
    String message = refusal(options(2, 6, 0, List.of("jd")));
    assertTrue(message.contains("truth/options.json"), message);
    assertTrue(message.contains("\"days\" : 5"), message);
    assertEquals(before, Dumps.files(folder).keySet());
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    Files.writeString(folder.resolve("sim"), "");
    String message = refusal(options(2, 5, 0, List.of("jd")));
    assertTrue(message.endsWith("sim is a file. Name a folder."), message);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("sim"), "");
    Simulation.Options below =
        new Simulation.Options(
            folder.resolve("sim/below").toString(),
            2,
            5,
            1,
            List.of("jd"),
            LocalDate.of(2025, 1, 1),
            0,
            0);
    String message = failure(below, StoregaugeException.Code.NOT_USABLE);
    assertTrue(message.startsWith("Cannot write the simulation to "), message);
    assertTrue(message.contains("Name a folder on a disk with room"), message);
  }
}
