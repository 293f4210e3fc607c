package io.storegauge.job;

import io.storegauge.config.Conf;
import io.storegauge.config.ConfLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The configuration that is shipped, with a buyer key; read once for all tests that take it. */
final class ShippedConf {
  static final Path FOLDER = Path.of("..", "conf");

  private static Path key;
  private static Conf conf;

  private ShippedConf() {}

  static synchronized Conf get() {
    if (conf == null) {
      conf = load(FOLDER);
    }
    return conf;
  }

  /** Another folder, with the same key. */
  static Conf load(Path folder) {
    return ConfLoader.load(folder, List.of("privacy.buyer_key_file=" + key()));
  }

  private static synchronized Path key() {
    if (key == null) {
      try {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        key =
            Files.writeString(Files.createTempFile(target, "buyer", ".key"), LandingLake.BUYER_KEY);
        key.toFile().deleteOnExit();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return key;
  }
}
