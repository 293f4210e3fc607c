package io.storegauge.watch;

import io.storegauge.model.StoregaugeException;
import io.storegauge.model.StoregaugeException.Code;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * The query over a landing folder. Its checkpoint makes sure that a batch that began is ended, by
 * this process or by the next; that nothing is read twice is a matter of what the batch does.
 *
 * <p>A batch that fails is tried again, after a second, two, four and so on.
 */
public final class Watch {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** How soon a wish to stop is heard. */
  private static final long POLL_MILLIS = 100;

  /**
   * What is watched, and how.
   *
   * @param patterns of the files that count, as mappings name them
   * @param needsSuccess files wait until their folder has a file {@code _SUCCESS}
   * @param checkpoint folder in which Spark keeps how far the query came
   * @param every time from one look to the next; null = one batch of what is there, then the end
   * @param retries how often in a row a batch may fail before the query does
   */
  public record Plan(
      String landing,
      Iterable<String> patterns,
      boolean needsSuccess,
      String checkpoint,
      Duration every,
      int retries) {}

  /**
   * What a batch was told of the landing folder.
   *
   * @param batch its number, from 0; one that is tried again keeps it
   * @param files files that a mapping matches, read before or not
   * @param unmatched files that none matches
   */
  public record News(long batch, long files, long unmatched) {}

  private final SparkSession spark;
  private final Plan plan;
  private final Consumer<News> work;
  private final Consumer<String> remarks;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** Why the work of a batch failed; null = it did not. */
  private volatile Throwable failure;

  /** Batches that were done. Written by the query's thread alone. */
  private volatile long done;

  /**
   * @param work what a batch does; must change nothing when it is repeated
   * @param remarks what the user should know
   */
  public Watch(SparkSession spark, Plan plan, Consumer<News> work, Consumer<String> remarks) {
    this.spark = spark;
    this.plan = plan;
    this.work = work;
    this.remarks = remarks;
  }

  /** Asks the query to end after the batch it is in. May be called by any thread. */
  public void stop() {
    stop.countDown();
  }

  /**
   * Watches until it is asked to stop, or until what is available is through.
   *
   * @throws StoregaugeException if the checkpoint cannot be used
   * @throws RuntimeException what the work of a batch failed with, too often in a row
   */
  public void run() throws InterruptedException {
    int failures = 0;
    while (stop.getCount() > 0) {
      long before = done;
      Optional<RuntimeException> failed = runQuery();
      if (failed.isEmpty()) {
        return;
      }
      if (stop.getCount() == 0) {
        remarks.accept(
            "failed: " + WatchErrors.firstLine(failed.get()) + "; left to the next start");
        return;
      }
      failures = done > before ? 1 : failures + 1;
      if (failures > plan.retries()) {
        throw failed.get();
      }
      Duration wait = wait(failures);
      remarks.accept(
          String.format(
              Locale.ROOT,
              "failed: %s; tried again in %d s (%d of %d)",
              WatchErrors.firstLine(failed.get()),
              wait.toSeconds(),
              failures,
              plan.retries()));
      stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  static Duration wait(int failures) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 16));
    return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }

  /** Runs until the end or a failure that may pass; one that stays is thrown. */
  private Optional<RuntimeException> runQuery() throws InterruptedException {
    failure = null;
    try {
      StreamingQuery query = start();
      while (!query.awaitTermination(POLL_MILLIS)) {
        if (stop.getCount() == 0 && !query.status().isTriggerActive()) {
          query.stop();
        }
      }
      return Optional.empty();
    } catch (StreamingQueryException e) {
      return Optional.of(mayPass(e));
    } catch (TimeoutException e) {
      throw new IllegalStateException(e); // stopping has no time limit
    }
  }

  private RuntimeException mayPass(StreamingQueryException e) {
    Throwable cause = failure == null ? known(e) : failure;
    if (cause == null) {
      throw WatchErrors.checkpoint(plan.checkpoint(), e);
    }
    if (cause instanceof StoregaugeException known && known.code() == Code.USAGE) {
      throw known; // wrong arguments stay wrong
    }
    return cause instanceof RuntimeException r ? r : new IllegalStateException(cause);
  }

  /** What the look at the landing folder failed with; null = it did not. */
  private static Throwable known(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof StoregaugeException) {
        return t;
      }
    }
    return null;
  }

  private StreamingQuery start() {
    Dataset<Row> news =
        spark
            .readStream()
            .format(LandingSource.class.getName())
            .option(LandingSource.PATTERNS, String.join("\n", plan.patterns()))
            .option(LandingSource.NEEDS_SUCCESS, plan.needsSuccess())
            .load(plan.landing());
    VoidFunction2<Dataset<Row>, Long> batch = this::batch;
    Trigger trigger =
        plan.every() == null
            ? Trigger.AvailableNow()
            : Trigger.ProcessingTime(plan.every().toMillis());
    try {
      return news.writeStream()
          .queryName("storegauge-watch")
          .option("checkpointLocation", plan.checkpoint())
          .trigger(trigger)
          .foreachBatch(batch)
          .start();
    } catch (Exception e) {
      // Exception, because Spark throws checked ones without declaring them.
      throw WatchErrors.checkpoint(plan.checkpoint(), e);
    }
  }

  private void batch(Dataset<Row> told, Long number) {
    try {
      Row news = told.collectAsList().get(0);
      // Stages run in the session they were made for; a stream has a copy with settings of its own.
      SparkSession.setActiveSession(spark);
      work.accept(new News(number, news.<Long>getAs("files"), news.<Long>getAs("unmatched")));
      done++;
    } catch (Throwable t) {
      failure = t;
      throw t;
    } finally {
      SparkSession.setActiveSession(told.sparkSession());
    }
  }
}
