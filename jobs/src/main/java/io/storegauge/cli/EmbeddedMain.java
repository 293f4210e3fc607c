package io.storegauge.cli;

import io.storegauge.model.StoregaugeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Main of {@code ./storegauge}: does for an embedded Spark what {@code spark-submit} does for a
 * cluster, then hands over to {@link Main}. The only class that ends the process with an exit code:
 * inside {@code spark-submit} that would break YARN and Databricks.
 */
public final class EmbeddedMain {
  /** Longest wait for Spark's shutdown hooks, which only delete temporary files. */
  private static final long SHUTDOWN_MILLIS = 3000;

  private static final int UNEXPECTED = 1;

  private EmbeddedMain() {}

  public static void main(String[] args) {
    exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    List<String> rest;
    try {
      rest = configure(args);
    } catch (StoregaugeException | IOException e) {
      System.err.println("error: " + e.getMessage());
      return StoregaugeException.Code.USAGE.exitCode();
    }
    try {
      return Main.run(rest.toArray(new String[0]));
    } catch (RuntimeException | Error e) {
      // Not handled, so a fault of ours: the stack trace is for whoever mends it. Spark's threads
      // would keep the process alive if it only ended main.
      e.printStackTrace();
      return UNEXPECTED;
    }
  }

  /** Sets Spark's settings and returns the arguments that are not about them. */
  static List<String> configure(List<String> args) throws IOException {
    List<String> rest = new ArrayList<>();
    SparkOptions.parse(args, rest)
        .settings(Path.of(System.getProperty("storegauge.spark.conf", "conf/spark/embedded.conf")))
        .forEach(EmbeddedMain::setUnlessGiven);
    return rest;
  }

  /** A {@code -D} in STOREGAUGE_JAVA_OPTS is closer to the user than any file. */
  private static void setUnlessGiven(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  static void exit(int code) {
    System.out.flush();
    System.err.flush();
    Thread limit =
        new Thread(
            () -> {
              try {
                Thread.sleep(SHUTDOWN_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "shutdown-limit");
    limit.setDaemon(true);
    limit.start();
    System.exit(code);
  }
}
