package io.storegauge.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.SchemeText;
import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialScoresTest {
  private static final Path CONF = Path.of("..", "conf");

  @TempDir static Path folder;

  private static Simulation.Options options(
      String out, Simulation.Exports exports, Simulation.Entities entities) {
    return new Simulation.Options(
        folder.resolve(out).toString(),
        4,
        40,
        3,
        List.of("douyin"),
        LocalDate.of(2025, 1, 1),
        2,
        1600,
        new Simulation.Form(exports, false, entities, true, false));
  }

  @Test
  void consolesAndGenericDumpsTellTheSameScores() throws IOException {
    Simulation.run(
        SparkSuite.spark(),
        options("generic", Simulation.Exports.GENERIC, Simulation.Entities.ALL),
        CONF);
    Simulation.run(
        SparkSuite.spark(),
        options("console", Simulation.Exports.CONSOLE, Simulation.Entities.BASIC),
        CONF);
    Map<String, String> generic = new TreeMap<>();
    Path landing = folder.resolve("generic/landing/douyin");
    for (String day : List.of("2025-02-08", "2025-02-09", "2025-02-10")) {
      Path file = landing.resolve("official_scores/" + day + "/official_scores-0001.csv");
      for (Map<String, String> row : Dumps.csv(file)) {
        String cell = String.join(" ", row.get("store_id"), row.get("score_date"), "");
        generic.put(cell + row.get("dimension"), row.get("score"));
        // Told by the first export after the day.
        assertTrue(LocalDate.parse(row.get("score_date")).isBefore(LocalDate.parse(day)));
      }
    }
    // 4 stores × 40 days of a total and its dimensions.
    assertEquals(160, generic.keySet().stream().filter(k -> k.endsWith("total")).count());
    Map<String, String> console = new TreeMap<>();
    for (String file : Dumps.files(folder.resolve("console/landing")).keySet()) {
      if (file.contains("/official_scores/")) {
        String store = Path.of(file).getParent().getParent().getParent().getFileName().toString();
        for (String line : Files.readAllLines(folder.resolve("console/landing").resolve(file))) {
          String[] cells = line.split(",", -1);
          if (cells[0].startsWith("2025")) {
            String day = store + " " + cells[0] + " ";
            console.put(day + "total", cells[1]);
            console.put(day + "product", cells[2]);
            console.put(day + "logistics", cells[3]);
            console.put(day + "service", cells[4]);
          }
        }
      }
    }
    console.values().removeIf(String::isEmpty);
    assertEquals(generic, console);
    assertFalse(Files.exists(folder.resolve("console/scratch")));
    Map<String, byte[]> before = Dumps.files(folder.resolve("generic/landing"));
    assertTrue(
        Simulation.run(
                SparkSuite.spark(),
                options("generic", Simulation.Exports.GENERIC, Simulation.Entities.ALL),
                CONF)
            .unchanged());
    assertEquals(before.keySet(), Dumps.files(folder.resolve("generic/landing")).keySet());
  }

  @Test
  void hiddenNumbersDifferOnlyWhereTheShippedOnesAreOurs() throws IOException {
    Path hidden = Files.createDirectories(folder.resolve("hidden"));
    HiddenSchemes.write(CONF, hidden, List.of("douyin-experience"), 7);
    List<String> shipped = Files.readAllLines(CONF.resolve(SchemeText.file("douyin-experience")));
    List<String> changed = Files.readAllLines(hidden.resolve(SchemeText.file("douyin-experience")));
    assertEquals(shipped.size(), changed.size());
    int others = 0;
    for (int i = 0; i < shipped.size(); i++) {
      if (!shipped.get(i).equals(changed.get(i))) {
        others++;
        assertTrue(changed.get(i).endsWith("# rule: of a simulated platform"), changed.get(i));
        assertFalse(shipped.get(i).contains("# rule"), shipped.get(i));
      }
    }
    // Three dimensions, eight indicators and their cut-offs of the oldest version alone.
    assertTrue(others >= 11 + 8, () -> changed.toString());
    assertTrue(changed.stream().anyMatch(l -> l.matches(" +worst: \\d+, best: \\d+} # rule.*")));
    Path again = Files.createDirectories(folder.resolve("again"));
    HiddenSchemes.write(CONF, again, List.of("douyin-experience"), 7);
    assertArrayEquals(
        Files.readAllBytes(hidden.resolve(SchemeText.file("douyin-experience"))),
        Files.readAllBytes(again.resolve(SchemeText.file("douyin-experience"))));
    Path other = Files.createDirectories(folder.resolve("other"));
    HiddenSchemes.write(CONF, other, List.of("douyin-experience"), 8);
    assertNotEquals(
        changed, Files.readAllLines(other.resolve(SchemeText.file("douyin-experience"))));
  }
}
