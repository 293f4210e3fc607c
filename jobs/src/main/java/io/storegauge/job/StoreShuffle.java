package io.storegauge.job;

import io.storegauge.lake.InternalFrames;
import io.storegauge.metric.Packed;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Brings the packed records of each store together: the one shuffle of a stage. */
final class StoreShuffle {
  /** What a task should have to read: large enough for few files, small enough for its memory. */
  private static final long BYTES_A_TASK = 256L << 20;

  private StoreShuffle() {}

  /**
   * Packed rows by store, sorted by platform, store and kind inside each partition.
   *
   * @param bytes that are read, about
   */
  static JavaRDD<InternalRow> byStore(SparkSession spark, long bytes, JavaRDD<InternalRow> packed) {
    return InternalFrames.toRows(
        InternalFrames.toFrame(spark, packed, Packed.SCHEMA)
            .repartition(
                partitions(spark, bytes),
                org.apache.spark.sql.functions.col(Packed.PLATFORM),
                org.apache.spark.sql.functions.col(Packed.STORE_ID))
            .sortWithinPartitions(Packed.PLATFORM, Packed.STORE_ID, Packed.KIND));
  }

  /** At least two tasks a core, so that the largest stores do not keep one core waiting long. */
  private static int partitions(SparkSession spark, long bytes) {
    int bySize = (int) Math.min(20_000, bytes / BYTES_A_TASK);
    return Math.max(2 * spark.sparkContext().defaultParallelism(), bySize);
  }
}
