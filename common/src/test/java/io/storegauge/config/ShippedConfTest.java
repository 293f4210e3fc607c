package io.storegauge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedConfTest {
  private static final Path CONF = Path.of("..", "conf");

  @Test
  void theShippedConfigurationHasNoProblem() {
    Conf conf = ConfLoader.load(CONF, List.of());
    assertEquals(30, conf.settings().metrics().minDenominator());
  }
}
