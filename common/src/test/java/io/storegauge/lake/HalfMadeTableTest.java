package io.storegauge.lake;

import static io.storegauge.lake.SampleTable.SPEC;
import static io.storegauge.lake.SampleTable.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.DataFrameSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as a run leaves them that is killed while it makes a table, and folders of others. */
class HalfMadeTableTest extends DataFrameSuite {
  private static final long serialVersionUID = 1L;
  private static final CommitNote NOTE = new CommitNote("run", "", Map.of(), Map.of());

  /** What Delta calls the file of a commit until it is whole. */
  private static final String UNFINISHED =
      "_delta_log/.00000000000000000000.json.0b6a3c1e-6d5f-4c1b-9a57-0c2d3e4f5a6b.tmp";

  @TempDir transient Path dir;
  private transient Lake lake;
  private transient Path table;

  @BeforeEach
  void openLake() {
    lake = Lake.open(spark(), dir.resolve("lake").toString());
    table = Path.of(lake.path(SPEC));
  }

  private void leave(String names) throws IOException {
    for (String name : names.split(" ")) {
      Path file = table.resolve(name);
      if (name.endsWith("/")) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"commitInfo\":{");
      }
    }
  }

  private List<String> content() throws IOException {
    try (Stream<Path> found = Files.walk(table)) {
      return found
          .filter(Files::isRegularFile)
          .map(f -> table.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_delta_log/",
        "_delta_log/_commits/",
        "_delta_log/_staged_commits/ _delta_log/_sidecars/",
        UNFINISHED,
        UNFINISHED
            + " _delta_log/..00000000000000000000.json.0b6a3c1e-6d5f-4c1b-9a57-0c2d3e4f5a6b.tmp.crc",
        "_delta_log/.00000000000000000000.json.crc",
        "_delta_log/_commits/ _delta_log/00000000000000000000.crc"
            + " _delta_log/.00000000000000000000.crc.crc",
      })
  void theNextRunCompletesATableThatWasHalfMade(String left) throws IOException {
    leave(left);
    lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), NOTE);
    assertEquals(1, lake.read(SPEC).count());
    assertEquals(1, lake.version(SPEC));
    lake.append(SPEC, rows(spark(), "b 2025-01-06 2"), NOTE);
    assertEquals(2, lake.read(SPEC).count());
    Assertions.assertTrue(
        content().stream().noneMatch(f -> f.endsWith(".tmp")), content().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "part-00000.parquet",
        "created_month=2025-01-01/part-00000.parquet",
        "other/",
        "_delta_log/notes.txt",
        "_delta_log/mine/",
        "_delta_log/_commits/mine.json",
        "_delta_log/00000000000000000010.checkpoint.parquet",
        "_delta_log/_last_checkpoint",
        "_delta_log/mine.tmp",
        "_delta_log/.mine.crc",
        UNFINISHED + " part-00000.parquet",
        UNFINISHED + " _delta_log/notes.txt",
      })
  void whatSomebodyElseLeftIsRefusedAndStays(String left) throws IOException {
    leave(left);
    List<String> before = content();
    StoregaugeException e =
        assertThrows(
            StoregaugeException.class,
            () -> lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), NOTE));
    Assertions.assertTrue(e.getMessage().contains("there are files and no table"), e.getMessage());
    assertEquals(before, content());
  }

  @ParameterizedTest
  @ValueSource(strings = {"_delta_log", "_delta_log/_commits"})
  void aFileInThePlaceOfAFolderIsSomebodys(String file) throws IOException {
    leave(file);
    assertThrows(
        StoregaugeException.class, () -> lake.append(SPEC, rows(spark(), "a 2025-01-05 1"), NOTE));
    assertEquals(List.of(file), content());
  }
}
