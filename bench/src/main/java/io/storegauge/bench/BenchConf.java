package io.storegauge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The shipped configuration, but every platform scored by the default scheme, every day counted in
 * every metric, and the metrics of every day alone benchmarked: what the peer computes too; and
 * with mappings for the formats that are measured.
 */
final class BenchConf {
  private BenchConf() {}

  /** Writes it under {@code bench/target} and returns its folder. */
  static Path of(Path project, FeedFormats formats) throws IOException {
    Path shipped = project.resolve("conf");
    Path conf = project.resolve("bench/target/conf-" + formats.toString().replace(',', '-'));
    try (Stream<Path> paths = Files.walk(shipped)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = conf.resolve(shipped.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path platforms = conf.resolve("platforms.yaml");
    Files.writeString(
        platforms,
        Files.readString(platforms)
            .replaceAll("(?m)^  (official_)?scheme: .*\\R", "")
            .replaceAll("(?m)^  exempt_days:.*\\R(?:    .*\\R?)*", ""));
    Path settings = conf.resolve("storegauge.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst("(?m)^  weekly_metrics: .*$", "  weekly_metrics: []"));
    setFormat(conf.resolve("sources/generic/orders.yaml"), formats.orders());
    setFormat(conf.resolve("sources/generic/reviews.yaml"), formats.reviews());
    return conf;
  }

  private static void setFormat(Path mapping, FeedFormat format) throws IOException {
    String text =
        Files.readString(mapping)
            .replaceFirst("(?m)^format: .*$", "format: " + format.word())
            .replaceFirst("(?m)^(files: .*-\\*\\.)\\w+", "$1" + format.word());
    Files.writeString(mapping, text);
  }
}
