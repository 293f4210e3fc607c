package io.storegauge.bench;

import io.storegauge.cli.Main;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Runs stages twice in one process, {@code CONF STAGES LANDING WARM_UP_LAKE LAKE}, and writes the
 * seconds of the second time to stdout.
 */
final class WarmMain {
  private WarmMain() {}

  public static void main(String[] args) throws IOException {
    Properties spark = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(args[0], "spark", "embedded.conf"))) {
      spark.load(in);
    }
    spark.setProperty("spark.master", "local[" + BenchOptions.THREADS + "]");
    spark.setProperty("spark.sql.shuffle.partitions", String.valueOf(2 * BenchOptions.THREADS));
    spark.stringPropertyNames().forEach(k -> System.setProperty(k, spark.getProperty(k).strip()));
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
