package io.storegauge.job;

import io.storegauge.testing.SparkSuite;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Counts the jobs of the tests' session. */
final class SparkJobs extends SparkListener {
  private static final long TIMEOUT_MILLIS = 10_000;

  private final AtomicInteger started = new AtomicInteger();

  private SparkJobs() {}

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    started.incrementAndGet();
  }

  /** How many jobs some work starts. */
  static int startedBy(Runnable work) throws TimeoutException {
    SparkContext spark = SparkSuite.spark().sparkContext();
    SparkJobs jobs = new SparkJobs();
    spark.addSparkListener(jobs);
    try {
      work.run();
      spark.listenerBus().waitUntilEmpty(TIMEOUT_MILLIS);
      return jobs.started.get();
    } finally {
      spark.removeSparkListener(jobs);
    }
  }
}
