package io.storegauge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuyerKeysTest {
  @TempDir Path dir;

  @Test
  void aNewKeyAppearsWholeAndAloneAndIsNeverReplaced() throws IOException {
    Path file = dir.resolve("home/buyer.key");
    BuyerKeys.create(file);
    String key = Files.readString(file);
    assertTrue(key.matches("[0-9a-f]{64}"), key);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    BuyerKeys.create(file); // as another run that found no key a moment ago
    assertEquals(key, Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
