package io.storegauge.bench;

import io.storegauge.cli.Main;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Runs the pipeline twice in one process, {@code CONF LANDING WARM_UP_LAKE LAKE}, and writes the
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
    run(args[0], args[1], args[2]);
    long started = System.nanoTime();
    run(args[0], args[1], args[3]);
    System.out.printf("%.3f%n", (System.nanoTime() - started) / 1e9);
    System.out.flush();
    Runtime.getRuntime().halt(0); // what Spark does at its end is no part of a warm run
  }

  private static void run(String conf, String landing, String lake) {
    int code =
        Main.run(
            "run", "--conf", conf, "--source", "generic", "--landing", landing, "--lake", lake);
    if (code != 0) {
      throw new IllegalStateException("run ended with code " + code);
    }
  }
}
