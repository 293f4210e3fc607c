package io.storegauge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the launcher runs once in the background to learn which classes its commands use: a small
 * demo, its last day once more as a daily increment, then each command that reads a lake.
 */
public final class TrainingMain {
  private TrainingMain() {}

  /** Takes the settings of {@link EmbeddedMain} and then the folder to work in. */
  public static void main(String[] args) throws IOException {
    String demo = EmbeddedMain.configure(List.of(args)).get(0);
    run(List.of("demo", "--out", demo, "--stores", "12", "--days", "100"));
    increment(Path.of(demo));
    reading(demo).forEach(TrainingMain::run);
    EmbeddedMain.exit(0);
  }

  private static void run(List<String> command) {
    int code = Main.run(command.toArray(new String[0]));
    if (code != 0) {
      EmbeddedMain.exit(code);
    }
  }

  /** The demo's exports but the last, a run, then the last one, and a run again. */
  static void increment(Path demo) throws IOException {
    Path from = demo.resolve("landing");
    Path to = demo.resolve("increment");
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).map(from::relativize).sorted().toList();
    }
    String last = files.stream().map(TrainingMain::export).max(String::compareTo).orElseThrow();
    for (boolean late : new boolean[] {false, true}) {
      for (Path file : files) {
        if (export(file).equals(last) == late) {
          Files.createDirectories(to.resolve(file).getParent());
          Files.copy(from.resolve(file), to.resolve(file));
        }
      }
      run(
          List.of(
              "run", "--source", "generic", "--landing", to.toString(), "--lake", to + "-lake"));
    }
  }

  /** The day of an export, in {@code <platform>/<kind>/<day>/<file>}. */
  private static String export(Path file) {
    return file.getName(2).toString();
  }

  /** Commands that read what a demo has made. */
  static List<List<String>> reading(String demo) {
    String lake = demo + "/lake";
    return List.of(
        List.of("tables", "--lake", lake),
        List.of("why", "tmall/s0002", "--lake", lake),
        List.of("sql", "--lake", lake, "SELECT count(*) FROM gold.store_scores"));
  }
}
