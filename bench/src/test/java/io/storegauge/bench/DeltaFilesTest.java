package io.storegauge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaFilesTest {
  @TempDir Path table;

  @Test
  void filesRemovedByALaterCommitAreNotLive() throws IOException {
    commit(
        0,
        "{\"commitInfo\":{\"operation\":\"WRITE\"}}",
        "{\"add\":{\"path\":\"month=2025-01-01/a%20b.parquet\",\"dataChange\":true}}",
        "{\"add\":{\"path\":\"month=2025-02-01/c.parquet\",\"dataChange\":true}}");
    commit(
        1,
        "{\"remove\":{\"path\":\"month=2025-02-01/c.parquet\",\"dataChange\":true}}",
        "{\"add\":{\"path\":\"month=2025-02-01/d.parquet\",\"dataChange\":true}}");

    assertEquals(
        List.of(
            table.resolve("month=2025-01-01/a b.parquet"),
            table.resolve("month=2025-02-01/d.parquet")),
        DeltaFiles.of(table).stream().map(DeltaFiles.LiveFile::path).toList());
  }

  @Test
  void aTableWithoutItsFirstCommitIsRefused() throws IOException {
    commit(1, "{\"add\":{\"path\":\"a.parquet\",\"dataChange\":true}}");

    IOException e = assertThrows(IOException.class, () -> DeltaFiles.of(table));
    assertEquals("No first commit in " + table.resolve("_delta_log"), e.getMessage());
  }

  private void commit(int version, String... actions) throws IOException {
    Path log = Files.createDirectories(table.resolve("_delta_log"));
    Files.write(log.resolve(String.format("%020d.json", version)), List.of(actions));
  }
}
