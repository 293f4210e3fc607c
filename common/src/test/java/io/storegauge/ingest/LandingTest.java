package io.storegauge.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.storegauge.config.ConfLoader;
import io.storegauge.config.Source;
import io.storegauge.model.StoregaugeException;
import io.storegauge.testing.DeniedFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    return new Landing(GENERIC, Set.of("jd"))
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
}
