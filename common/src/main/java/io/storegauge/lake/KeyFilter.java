package io.storegauge.lake;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

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
    return new Among(wanted, position);
  }

  /** Asks the broadcast once a task: that alone costs more than to look a hash up. */
  private static final class Among implements RowFilter {
    private static final long serialVersionUID = 1L;

    private final Broadcast<LongHashSet> wanted;
    private final int position;
    private transient LongHashSet hashes;

    Among(Broadcast<LongHashSet> wanted, int position) {
      this.wanted = wanted;
      this.position = position;
    }

    @Override
    public boolean keeps(InternalRow row) {
      if (hashes == null) {
        hashes = wanted.value();
      }
      return hashes.contains(row.getLong(position));
    }
  }
}
