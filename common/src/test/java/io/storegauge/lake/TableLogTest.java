package io.storegauge.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of which each commit is written by hand. */
class TableLogTest {
  @TempDir private Path folder;

  private void commit(int version, String... actions) throws IOException {
    Path file = folder.resolve("_delta_log").resolve(String.format("%020d.json", version));
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", actions) + "\n");
  }

  private static String add(String path) {
    return "{\"add\":{\"path\":\"" + path + "\",\"size\":7,\"dataChange\":true}}";
  }

  private static String remove(String path) {
    return "{\"remove\":{\"path\":\"" + path + "\",\"dataChange\":true}}";
  }

  private TableLog log() throws IOException {
    return new TableLog(FileSystem.getLocal(new Configuration()).getRaw(), folder.toString());
  }

  private static List<String> paths(TableLog.Live live) {
    return live.files().stream().map(TableLog.LiveFile::path).toList();
  }

  @Test
  void whatWasReadIsNotReadAgain() throws IOException {
    commit(0, add("a"), add("b"));
    TableLog log = log();
    assertEquals(List.of("a", "b"), paths(log.live().orElseThrow()));

    Files.delete(folder.resolve("_delta_log/00000000000000000000.json"));
    commit(1, remove("a"), add("c"));
    commit(2, remove("b"), add("b"));
    assertEquals(List.of("b", "c"), paths(log.live().orElseThrow()));
    assertEquals(2, log.live().orElseThrow().version());
    assertTrue(log().live().isEmpty(), "whoever never read the first commit cannot know");
  }

  @Test
  void anOlderVersionIsReadFromTheStart() throws IOException {
    commit(0, add("a"));
    commit(1, add("b"));
    TableLog log = log();
    assertEquals(List.of("a", "b"), paths(log.live().orElseThrow()));
    assertEquals(List.of("a"), paths(log.live(0).orElseThrow()));
    assertEquals(List.of("a", "b"), paths(log.live().orElseThrow()));
  }

  @Test
  void aTableThatWasTakenBackIsReadAnew() throws IOException {
    commit(0, add("a"));
    commit(1, add("b"));
    TableLog log = log();
    assertEquals(2, log.live().orElseThrow().files().size());
    Files.delete(folder.resolve("_delta_log/00000000000000000001.json"));
    assertEquals(List.of("a"), paths(log.live().orElseThrow()));
    commit(1, add("c"));
    assertEquals(List.of("a", "c"), paths(log.live().orElseThrow()));
  }
}
