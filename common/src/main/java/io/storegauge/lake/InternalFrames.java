package io.storegauge.lake;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * The bridge between Datasets and Spark's internal rows. Uses Spark's internals, so it is the one
 * class to look at when Spark changes.
 */
public final class InternalFrames {
  private InternalFrames() {}

  /** Rows as a Dataset. They may share one buffer: Spark copies what it keeps. */
  public static Dataset<Row> toFrame(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return spark.internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /** Rows of a Dataset, in Spark's binary form. A row is valid only until the next one is taken. */
  public static JavaRDD<InternalRow> toRows(Dataset<Row> frame) {
    return frame.queryExecution().toRdd().toJavaRDD();
  }
}
