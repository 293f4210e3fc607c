package io.storegauge.bench;

import io.storegauge.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs stages twice in one process, {@code CONF STAGES LANDING WARM_UP_LAKE LAKE}, and writes the
 * seconds of the second time to stdout.
 */
final class WarmMain {
  private WarmMain() {}

  public static void main(String[] args) throws IOException {
    BenchSpark.configure(Path.of(args[0]));
    List<String> stages = List.of(args[1].split(","));
    stages.forEach(stage -> run(stage, args[0], args[2], args[3]));
    long started = System.nanoTime();
    stages.forEach(stage -> run(stage, args[0], args[2], args[4]));
    System.out.printf("%.3f%n", (System.nanoTime() - started) / 1e9);
    System.out.flush();
    Runtime.getRuntime().halt(0); // what Spark does at its end is no part of a warm run
  }

  private static void run(String stage, String conf, String landing, String lake) {
    int code =
        Main.run(
            stage, "--conf", conf, "--source", "generic", "--landing", landing, "--lake", lake);
    if (code != 0) {
      throw new IllegalStateException(stage + " ended with code " + code);
    }
  }
}
