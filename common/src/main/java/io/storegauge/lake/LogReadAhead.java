package io.storegauge.lake;

import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Option;

/**
 * Lets Delta read the logs of tables in the background, so that nobody waits for it when they are
 * written. It looks for what is newer all the same when a commit begins.
 */
final class LogReadAhead implements Runnable {
  private final SparkSession spark;
  private final FileSystem files;
  private final List<String> tables;

  LogReadAhead(SparkSession spark, FileSystem files, List<String> tables) {
    this.spark = spark;
    this.files = files;
    this.tables = tables;
  }

  /**
   * Begins, and returns at once.
   *
   * @param tables their folders; those that were never written are left out
   */
  static void start(SparkSession spark, FileSystem files, List<String> tables) {
    Thread thread = new Thread(new LogReadAhead(spark, files, tables), "delta-log-read-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    SparkSession.setActiveSession(spark);
    for (String table : tables) {
      try {
        readAhead(table);
      } catch (Exception e) {
        // Exception, because Spark throws checked ones without declaring them. Whoever needs the
        // table meets the same, and says so.
        return;
      }
    }
  }

  private void readAhead(String table) {
    // One that is half made has no commit, and is made anew by whoever writes it.
    if (new TableLog(files, table).newest() >= 0) {
      DeltaLog.forTable(spark, table).update(false, Option.empty(), Option.empty()).metadata();
    }
  }
}
