package io.storegauge.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Keeps the rows of a table whose {@code key_hash} is in a set, which every task is sent. */
public final class KeyFilter {
  static final String HASH = "key_hash";

  private KeyFilter() {}

  /** True for rows that may be of one of the keys; a hash of two keys lets both through. */
  public static Column among(SparkSession spark, LongHashSet hashes) {
    Broadcast<LongHashSet> wanted =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(hashes);
    return udf((UDF1<Long, Boolean>) h -> wanted.value().contains(h), DataTypes.BooleanType)
        .apply(col(HASH));
  }
}
