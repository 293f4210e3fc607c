package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.DeniedFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingLookTest {
  private static final List<String> PATTERNS =
      List.of("{platform}/orders/{exported_on}/orders-*.csv", "{platform}/reviews/**/*.jsonl");

  @TempDir private Path dir;
  private final Configuration hadoop = new Configuration();

  private Path land(String path, String text) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(1_750_000_000_000L));
  }

  private LandingLook look() {
    return look(false);
  }

  private LandingLook look(boolean needsSuccess) {
    return LandingLook.at(dir.toString(), PATTERNS, needsSuccess, hadoop);
  }

  @Test
  void aFolderThatStaysAsItIsLooksTheSame() throws IOException {
    land("jd/orders/2025-06-30/orders-1.csv", "abc");
    land("jd/reviews/2025/06/r.jsonl", "defgh");
    land("jd/notes.txt", "x");
    LandingLook look = look();
    assertEquals(2, look.files());
    assertEquals(8, look.bytes());
    assertEquals(1, look.unmatched());
    assertEquals(look, look());
  }

  @Test
  void anArrivalADepartureAndAChangeShow() throws IOException {
    LandingLook empty = look();
    Path file = land("jd/orders/2025-06-30/orders-1.csv", "abc");
    LandingLook one = look();
    assertNotEquals(empty, one);

    Files.setLastModifiedTime(file, FileTime.fromMillis(1_750_000_001_000L));
    assertNotEquals(one, look(), "another time");
    land("jd/orders/2025-06-30/orders-1.csv", "abcd");
    assertNotEquals(one, look(), "another size");
    land("jd/orders/2025-06-30/orders-1.csv", "xyz");
    assertEquals(one, look(), "contents are not read");

    Files.move(file, file.resolveSibling("orders-2.csv"));
    assertNotEquals(one, look(), "another name");
    Files.delete(file.resolveSibling("orders-2.csv"));
    assertEquals(empty, look());
  }

  @Test
  void aFileThatIsStillWrittenShowsOnceItIsComplete() throws IOException {
    LandingLook empty = look();
    Path part = land("jd/orders/2025-06-30/orders-1.csv.part", "ab");
    assertEquals(empty, look());
    land("jd/orders/2025-06-30/orders-1.csv.part", "abc");
    assertEquals(empty, look(), "it grows");
    Files.move(part, part.resolveSibling("orders-1.csv"));
    assertEquals(1, look().files());

    Path temporary = Files.createDirectories(part.resolveSibling("_temporary"));
    assertEquals(empty, look());
    Files.delete(temporary);
    assertEquals(1, look().files());

    assertEquals(empty, look(true));
    land("jd/orders/2025-06-30/_SUCCESS", "");
    assertEquals(1, look(true).files());
  }

  @Test
  void aFolderThatCannotBeListedShows() throws IOException {
    land("jd/orders/2025-06-30/orders-1.csv", "abc");
    LandingLook all = look();
    Files.createDirectories(dir.resolve("jd/private"));
    String denied = DeniedFileSystem.address(dir, hadoop);
    LandingLook look = LandingLook.at(denied, PATTERNS, false, hadoop);
    assertEquals(1, look.files());
    assertNotEquals(all.digest(), look.digest());
  }

  @Test
  void aLandingFolderThatIsMissingIsNamed() {
    StoregaugeException e =
        assertThrows(
            StoregaugeException.class,
            () -> LandingLook.at(dir.resolve("gone").toString(), PATTERNS, false, hadoop));
    assertTrue(e.getMessage().contains("gone does not exist"), e.getMessage());
  }
}
