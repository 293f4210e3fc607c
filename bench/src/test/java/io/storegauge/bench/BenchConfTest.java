package io.storegauge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchConfTest {
  @TempDir Path folder;

  @Test
  void theConfigurationOfEveryFormatIsSoundAndScoresByTheSchemeOfThePeer() throws Exception {
    Path project = folder.resolve("project");
    Path shipped = Path.of("..", "conf");
    for (Path file : Folders.files(shipped)) {
      Path copy = project.resolve("conf").resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(shipped.resolve(file), copy);
    }
    Conf asShipped = ConfLoader.load(project.resolve("conf"), List.of());
    assertFalse(asShipped.platforms().get("jd").exemptDays().isEmpty());
    for (FeedFormats formats :
        List.of(
            FeedFormats.SIMULATED,
            FeedFormats.all(FeedFormat.CSV),
            FeedFormats.all(FeedFormat.JSONL))) {
      Path written = BenchConf.of(project, formats);
      Conf conf = ConfLoader.load(written, List.of());
      Set<String> schemes = new TreeSet<>();
      conf.platforms().values().forEach(p -> schemes.addAll(p.schemes()));
      assertEquals(Set.of("generic-composite"), schemes);
      assertEquals(
          List.of(),
          conf.platforms().values().stream().filter(p -> !p.exemptDays().isEmpty()).toList());
      assertEquals(List.of(), conf.settings().benchmarks().weeklyMetrics());
      String orders = Files.readString(written.resolve("sources/generic/orders.yaml"));
      String ending = "orders-*." + formats.orders().word() + "{,.gz}\"";
      assertTrue(orders.contains(ending), orders);
      assertTrue(orders.contains("\nformat: " + formats.orders().word() + "\n"), orders);
    }
  }
}
