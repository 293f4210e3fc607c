package io.storegauge.sim;

import io.storegauge.config.SchemeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration by which simulated platforms score: the one at hand with other weights wherever a
 * weight is ours. What the platforms' texts say stays.
 */
final class HiddenSchemes {
  /** Spread of the factors that weights are multiplied by, as a logarithm. */
  private static final double SPREAD = 0.6;

  private HiddenSchemes() {}

  /**
   * Copies a configuration and hides other weights in some of its schemes.
   *
   * @param to an empty folder
   */
  static void write(Path confDir, Path to, List<String> schemes, long seed) throws IOException {
    try (Stream<Path> files = Files.walk(confDir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(confDir.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    for (String scheme : schemes) {
      Files.writeString(
          to.resolve(SchemeText.file(scheme)), hidden(SchemeText.read(confDir, scheme), seed));
    }
  }

  private static String hidden(SchemeText shipped, long seed) {
    SchemeText hidden = shipped;
    int group = 0;
    for (List<String> weights : shipped.ours()) {
      Draw draw = new Draw().at(Draw.key(seed, group++, weights.size(), 108));
      double[] shares = new double[weights.size()];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = draw.lognormal(shipped.number(weights.get(i)), SPREAD);
      }
      hidden = hidden.with(weights, shares, "rule: of a simulated platform");
    }
    return hidden.text();
  }
}
