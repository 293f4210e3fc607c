package io.storegauge.lake;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Keeps the rows of a table whose {@link #HASH} is in a set, which every task is sent. */
public final class KeyFilter {
  public static final String HASH = "key_hash";

  private KeyFilter() {}

  /**
   * Rows that may be of one of the keys; a hash of two keys lets both through.
   *
   * @param position of the hash among the columns that are read
   */
  public static RowFilter among(SparkSession spark, LongHashSet hashes, int position) {
    Broadcast<LongHashSet> wanted =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(hashes);
    return row -> wanted.value().contains(row.getLong(position));
  }
}
