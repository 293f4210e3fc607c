package io.storegauge.sim;

import io.storegauge.config.SchemeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration by which simulated platforms score: the one at hand with other weights and
 * cut-offs wherever these are ours. What the platforms' texts say stays.
 */
final class HiddenSchemes {
  /** Spread of the factors that weights are multiplied by, as a logarithm. */
  private static final double SPREAD = 0.6;

  /** How far from their ends cut-offs may lie, percent of the peers. */
  private static final int WIDEST = 30;

  private static final String SOURCE = "rule: of a simulated platform";

  private HiddenSchemes() {}

  /**
   * Copies a configuration and hides other numbers in some of its schemes.
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
      hidden = hidden.with(weights, shares, SOURCE);
    }
    for (List<String> cutoffs : shipped.cutoffs()) {
      Draw draw = new Draw().at(Draw.key(seed, group++, cutoffs.size(), 109));
      // Up to the worst 0 to 30 %, from the best 30 to 0 % on.
      hidden = hidden.with(cutoffs.get(0), percent(draw, 0), SOURCE);
      hidden = hidden.with(cutoffs.get(1), percent(draw, 100 - WIDEST), SOURCE);
    }
    return hidden.text();
  }

  private static BigDecimal percent(Draw draw, int from) {
    return BigDecimal.valueOf(from + draw.below(WIDEST + 1));
  }
}
