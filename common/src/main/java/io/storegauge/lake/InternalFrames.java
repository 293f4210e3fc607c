package io.storegauge.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The bridge between Datasets and rows in Spark's binary form. Uses Spark's internals, so it is the
 * one class to look at when Spark changes.
 */
public final class InternalFrames {
  private InternalFrames() {}

  /** Binary rows as a Dataset. Rows may share one buffer: Spark copies what it keeps. */
  public static Dataset<Row> toFrame(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return spark.internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /**
   * Binary rows as a Dataset, said to be in ascending order of a column in each partition, so that
   * a writer that partitions by it need not sort them again. Rows may share one buffer.
   */
  public static Dataset<Row> toOrderedFrame(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema, String orderedBy) {
    List<Attribute> columns = new ArrayList<>();
    List<SortOrder> order = new ArrayList<>();
    for (Attribute a : JavaConverters.seqAsJavaList(DataTypeUtils.toAttributes(schema))) {
      columns.add(a);
      if (a.name().equals(orderedBy)) {
        order.add(new SortOrder(a, Ascending$.MODULE$, NullsFirst$.MODULE$, seq(List.of())));
      }
    }
    return Dataset.ofRows(
        spark,
        new LogicalRDD(
            seq(columns),
            rows.rdd(),
            new UnknownPartitioning(rows.getNumPartitions()),
            seq(order),
            false,
            spark,
            Option.empty(),
            Option.empty()));
  }

  /** Binary rows of a Dataset. A row is valid only until the next one is taken. */
  public static JavaRDD<InternalRow> toRows(Dataset<Row> frame) {
    return frame.queryExecution().toRdd().toJavaRDD();
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }
}
