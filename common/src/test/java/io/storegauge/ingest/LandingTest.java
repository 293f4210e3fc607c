package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.config.ConfLoader;
import io.storegauge.config.Feed;
import io.storegauge.config.Source;
import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.DeniedFileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {
  private static final Source GENERIC =
      ConfLoader.load(Path.of("..", "conf"), List.of()).sources().get("generic");

  @TempDir Path dir;
  private final Configuration hadoop = new Configuration();

  private Landing.Listing list(Path folder) {
    return new Landing(List.of(GENERIC), Set.of("jd"), false)
        .list(DeniedFileSystem.address(folder, hadoop), hadoop);
  }

  private void land(String path) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  @Test
  void aFolderThatCannotBeListedIsNamedAndTheRestIsFound() throws IOException {
    land("jd/orders/2025-01-02/orders-1.csv");
    land("jd/private/2025-01-02/orders-1.csv");
    land("jd/orders/readme.txt");
    Landing.Listing listing = list(dir);
    assertEquals(
        List.of("jd/orders/2025-01-02/orders-1.csv"),
        listing.files().stream().map(LandingFile::path).toList());
    assertEquals(List.of("jd/orders/readme.txt"), listing.unmatched());
    assertEquals(
        List.of(new Landing.Unreadable("jd/private", "Permission denied: private")),
        listing.unreadable());
  }

  @Test
  void aLandingFolderThatCannotBeListedIsAClearError() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("private"));
    StoregaugeException e = assertThrows(StoregaugeException.class, () -> list(folder));
    assertEquals(
        "Cannot list the landing folder denied://"
            + folder
            + ": Permission denied: private. Let this user read it.",
        e.getMessage());
    assertEquals(StoregaugeException.Code.NOT_USABLE, e.code());
  }

  @Test
  void anExportDayThatNoDumpCanHaveRefusesTheFile() throws IOException {
    land("jd/orders/0001-01-01/orders-1.csv");
    land("jd/orders/2999-01-01/orders-1.csv");
    land("jd/orders/2025-02-30/orders-1.csv");
    assertEquals(
        List.of(
            "bad_export_date:0001-01-01",
            "bad_export_date:2025-02-30",
            "bad_export_date:2999-01-01"),
        list(dir).files().stream().map(LandingFile::fault).toList());
  }

  @Test
  void filesThatAreStillBeingWrittenWait() throws IOException {
    land("jd/orders/2025-01-02/orders-1.csv");
    land("jd/orders/2025-01-02/orders-2.csv.part");
    land("jd/orders/2025-01-03/orders-1.csv");
    land("jd/orders/2025-01-03/_temporary/0/orders-2.csv");
    Landing.Listing listing = list(dir);
    assertEquals(
        List.of("jd/orders/2025-01-02/orders-1.csv"),
        listing.files().stream().map(LandingFile::path).toList());
    assertEquals(
        List.of("jd/orders/2025-01-02/orders-2.csv.part", "jd/orders/2025-01-03/orders-1.csv"),
        listing.waiting());
    assertEquals(List.of(), listing.unmatched());
  }

  @Test
  void aFolderWithoutItsMarkWaitsWhereOneIsNeeded() throws IOException {
    land("jd/orders/2025-01-02/orders-1.csv");
    land("jd/orders/2025-01-02/_SUCCESS");
    land("jd/orders/2025-01-03/orders-1.csv");
    Landing.Listing listing =
        new Landing(List.of(GENERIC), Set.of("jd"), true).list(dir.toString(), hadoop);
    assertEquals(
        List.of("jd/orders/2025-01-02/orders-1.csv"),
        listing.files().stream().map(LandingFile::path).toList());
    assertEquals(List.of("jd/orders/2025-01-03/orders-1.csv"), listing.waiting());
  }

  @Test
  void ofAFileThatSeveralSourcesCanReadTheFirstTakesIt() throws IOException {
    land("jd/orders/2025-01-02/orders-1.csv");
    Source other =
        new Source("other", GENERIC.feeds().stream().map(LandingTest::other).toList(), Map.of());
    assertEquals("generic", sourceOfFirst(GENERIC, other));
    assertEquals("other", sourceOfFirst(other, GENERIC));
  }

  private String sourceOfFirst(Source... sources) {
    Landing landing = new Landing(List.of(sources), Set.of("jd"), false);
    return landing.list(dir.toString(), hadoop).files().get(0).source();
  }

  private static Feed other(Feed f) {
    return new Feed(
        "other",
        f.name(),
        f.entity(),
        f.files(),
        f.format(),
        f.encoding(),
        f.cells(),
        f.delimiter(),
        f.platform(),
        f.zone(),
        f.key(),
        f.event(),
        f.deletion(),
        f.keepsExtra(),
        f.ignore(),
        f.columns(),
        f.rules());
  }

  @Test
  void aYoungFileThatGrowsWaitsAndOneThatDoesNotIsRead() throws IOException {
    land("jd/orders/2025-01-02/orders-1.csv");
    land("jd/orders/2025-01-02/orders-2.csv");
    land("jd/orders/2025-01-02/orders-3.csv");
    Path old = dir.resolve("jd/orders/2025-01-02/orders-3.csv");
    Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000));
    Path growing = dir.resolve("jd/orders/2025-01-02/orders-2.csv");
    Landing.Listing found =
        new Landing(List.of(GENERIC), Set.of("jd"), false).list(dir.toString(), hadoop);
    List<String> pauses = new ArrayList<>();
    Landing.Listing settled =
        Settling.settled(
            found,
            Files.getLastModifiedTime(growing).toMillis() + 1500,
            2,
            () -> {
              pauses.add("once");
              append(growing);
              append(old); // not young, so nobody looks again
            },
            hadoop);
    assertEquals(List.of("once"), pauses);
    assertEquals(
        List.of("jd/orders/2025-01-02/orders-1.csv", "jd/orders/2025-01-02/orders-3.csv"),
        settled.files().stream().map(LandingFile::path).toList());
    assertEquals(List.of("jd/orders/2025-01-02/orders-2.csv"), settled.waiting());
    assertSame(found, Settling.settled(found, Long.MAX_VALUE / 2, 2, () -> append(old), hadoop));
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "more", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
