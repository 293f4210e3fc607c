package io.storegauge.cli;

import org.apache.spark.sql.SparkSession;

/**
 * The Spark session, started when it is first asked for: help and version must not wait for it.
 * Master, memory and Delta's settings come from whoever starts the process (the launcher, {@code
 * spark-submit}, a notebook), never from here.
 */
final class Session implements AutoCloseable {
  private static final String APP_NAME = "spark.app.name";

  private SparkSession spark;
  private boolean own;

  SparkSession spark() {
    if (spark == null) {
      own = SparkSession.getActiveSession().isEmpty() && SparkSession.getDefaultSession().isEmpty();
      SparkSession.Builder builder = SparkSession.builder();
      if (System.getProperty(APP_NAME) == null) {
        builder.appName("storegauge");
      }
      spark = builder.getOrCreate();
    }
    return spark;
  }

  /** Stops the session if it was started here. */
  @Override
  public void close() {
    if (own) {
      spark.stop();
    }
  }
}
