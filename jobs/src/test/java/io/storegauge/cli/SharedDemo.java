package io.storegauge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The demo that the test classes of a JVM share: it takes longer than what they ask of it. They
 * leave it as it is.
 */
final class SharedDemo {
  private static SharedDemo made;

  /** Holds the demo and the buyer key it was made with. */
  private final Path folder;

  /** What the command printed. */
  final CliRun run;

  private SharedDemo(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("buyer.key"), "a key for tests only, long enough");
    this.run = cli("demo", "--out", out().toString(), "--stores", "14", "--days", "40");
    assertEquals(0, run.code(), run.err());
  }

  static synchronized SharedDemo get() {
    if (made == null) {
      try {
        Path folder = Files.createTempDirectory("storegauge-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        made = new SharedDemo(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return made;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it lies, as {@code --out} says it. */
  Path out() {
    return folder.resolve("demo");
  }

  String lake() {
    return out().resolve("lake").toString();
  }

  String landing() {
    return out().resolve("landing").toString();
  }

  /** A command with the shipped configuration and the demo's buyer key. */
  CliRun cli(String... args) {
    Stream<String> conf =
        Stream.of(
            "--conf", "../conf", "--set", "privacy.buyer_key_file=" + folder.resolve("buyer.key"));
    return CliRun.of(Stream.concat(Stream.of(args), conf).toArray(String[]::new));
  }
}
