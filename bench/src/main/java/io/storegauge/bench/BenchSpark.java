package io.storegauge.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The settings that the launcher starts Spark with, for processes of the benchmark. */
final class BenchSpark {
  private BenchSpark() {}

  /**
   * Makes them system properties, which Spark reads.
   *
   * @param conf configuration folder
   */
  static void configure(Path conf) throws IOException {
    Properties spark = new Properties();
    try (Reader in = Files.newBufferedReader(conf.resolve("spark/embedded.conf"))) {
      spark.load(in);
    }
    spark.setProperty("spark.master", "local[" + BenchOptions.THREADS + "]");
    spark.setProperty("spark.sql.shuffle.partitions", String.valueOf(2 * BenchOptions.THREADS));
    spark.stringPropertyNames().forEach(k -> System.setProperty(k, spark.getProperty(k).strip()));
  }
}
