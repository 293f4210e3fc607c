package io.storegauge.testing;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of a test JVM: one core, one shuffle partition, UTC, Delta, nothing written
 * outside {@code target}. Tests that compare whole Datasets extend {@link DataFrameSuite}, others
 * take {@link #spark()}; both get the same session.
 */
public final class SparkSuite {
  private static SparkSession session;

  private SparkSuite() {}

  /** The shared session, started on first use. Never stop it. */
  public static synchronized SparkSession spark() {
    if (session == null) {
      Starter starter = new Starter();
      starter.runBefore();
      session = starter.spark();
      // Otherwise Spark looks through the stack at whatever it makes, to name it on that page.
      session.sparkContext().setCallSite("test");
    }
    return session;
  }

  static SparkConf conf() {
    return new SparkConf()
        .setMaster("local[1]")
        .setAppName("storegauge-tests")
        .set("spark.app.id", "storegauge-tests")
        .set("spark.ui.enabled", "false")
        // Kept of every job and query for a page that nobody opens: a plan of a wide table is a
        // text of some hundred kilobytes.
        .set("spark.ui.retainedJobs", "1")
        .set("spark.ui.retainedStages", "1")
        .set("spark.ui.retainedTasks", "1")
        .set("spark.sql.ui.retainedExecutions", "1")
        .set("spark.sql.ui.explainMode", "simple")
        // As ./storegauge has it: no process for every file.
        .set("spark.hadoop.fs.file.impl", "io.storegauge.lake.LocalFiles")
        .set("spark.hadoop.fs.AbstractFileSystem.file.impl", "io.storegauge.lake.LocalFileContext")
        .set("spark.driver.host", "localhost")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.sql.shuffle.partitions", "1")
        .set("spark.sql.session.timeZone", "UTC")
        .set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        // Planning twice and compiling for a handful of rows is most of a test's time; the demo
        // does both.
        .set("spark.sql.adaptive.enabled", "false")
        .set("spark.sql.codegen.wholeStage", "false")
        .set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .set("spark.sql.warehouse.dir", "target/spark-warehouse")
        .set("spark.sql.catalogImplementation", "in-memory")
        .set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .set("spark.databricks.delta.snapshotPartitions", "1")
        // A lake of a test is some twenty tables, and those of tests before are never asked again.
        .set("spark.databricks.delta.delta.log.cacheSize", "64")
        .set("spark.databricks.delta.skipRecordingEmptyCommits", "false")
        .set("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false");
  }

  /** Lets spark-testing-base start the session, because it insists on owning the context. */
  private static final class Starter extends DataFrameSuite {
    private static final long serialVersionUID = 1L;
  }
}
