package io.storegauge.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the launcher runs once in the background to learn which classes its commands use: a small
 * demo, then each command that reads a lake.
 */
public final class TrainingMain {
  private TrainingMain() {}

  /** Takes the settings of {@link EmbeddedMain} and then the folder to work in. */
  public static void main(String[] args) throws IOException {
    String demo = EmbeddedMain.configure(List.of(args)).get(0);
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("demo", "--out", demo, "--stores", "12", "--days", "100"));
    commands.addAll(reading(demo));
    for (List<String> command : commands) {
      int code = Main.run(command.toArray(new String[0]));
      if (code != 0) {
        EmbeddedMain.exit(code);
      }
    }
    EmbeddedMain.exit(0);
  }

  /** Commands that read what a demo has made. */
  static List<List<String>> reading(String demo) {
    String lake = demo + "/lake";
    return List.of(
        List.of("tables", "--lake", lake),
        List.of("why", "jd/s0002", "--lake", lake),
        List.of("sql", "--lake", lake, "SELECT count(*) FROM gold.store_scores"));
  }
}
