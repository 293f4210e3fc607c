package io.storegauge.job;

import io.storegauge.testing.SparkSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a simulation says of the faults in its dumps. */
final class DirtyTruth {
  private final Path folder;
  private final Set<String> pending = new TreeSet<>();
  private final Set<String> pendingPlatforms = new TreeSet<>();
  private final List<Line> lines;

  /** A line of truth/faults.csv. */
  record Line(
      String fault,
      String platform,
      String kind,
      String file,
      String record,
      String key,
      String mustBe,
      String reason,
      String expected) {

    String place() {
      return file + "#" + record;
    }

    String kindOfPlatform() {
      return platform + "/" + kind;
    }
  }

  /**
   * @param folder of the simulation
   * @param left a file that names what is not compared
   */
  DirtyTruth(Path folder, Path left) throws IOException {
    this.folder = folder;
    for (String line : Files.readAllLines(left)) {
      String word = line.split(" ")[0];
      if (word.startsWith("platform:")) {
        pendingPlatforms.add(word.substring("platform:".length()));
      } else if (!word.startsWith("#")) {
        pending.add(word);
      }
    }
    this.lines =
        csv("truth/faults.csv").collectAsList().stream()
            .map(
                r ->
                    new Line(
                        text(r, 0),
                        text(r, 1),
                        text(r, 2),
                        text(r, 3),
                        text(r, 4),
                        text(r, 5),
                        text(r, 6),
                        text(r, 7),
                        text(r, 8)))
            .toList();
  }

  /** A table of the simulation. */
  Dataset<Row> csv(String file) {
    return SparkSuite.spark()
        .read()
        .option("header", true)
        .option("escape", "\"")
        .option("multiLine", true)
        .csv(folder.resolve(file).toString());
  }

  static String text(Row r, int at) {
    return r.isNullAt(at) ? "" : r.get(at).toString();
  }

  Path folder() {
    return folder;
  }

  List<Line> lines() {
    return lines;
  }

  /**
   * Lines that are held against a lake.
   *
   * @param covered platform and kind of what some mapping reads
   */
  List<Line> compared(Set<String> covered) {
    return lines.stream()
        .filter(l -> !pending.contains(l.fault()) && !isLeftOut(l.platform()))
        .filter(l -> covered.contains(l.kindOfPlatform()))
        .toList();
  }

  /** Whether the platform with which a path begins is not compared. */
  boolean isLeftOut(String path) {
    return pendingPlatforms.contains(path.split("/")[0]);
  }

  /** Faults that were planted at all. */
  Set<String> planted() {
    return lines.stream().map(Line::fault).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Faults that are not compared. */
  Set<String> pending() {
    return pending;
  }

  /** Planted personal texts that nobody may find again. */
  Set<String> personal() throws IOException {
    Set<String> texts = new TreeSet<>(Files.readAllLines(folder.resolve("truth/personal.txt")));
    lines.stream()
        .filter(l -> l.mustBe().equals("scrubbed") && pending.contains(l.fault()))
        .forEach(l -> Arrays.asList(l.expected().split("\\|")).forEach(texts::remove));
    return texts;
  }
}
