package io.storegauge.ingest;

import io.storegauge.config.Feed;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** Hashes of the key of the current record: of the platform and the key columns. */
final class RecordKey {
  private static final long SPARK_SEED = 42L;
  private static final long SECOND_SEED = 0x9E3779B97F4A7C15L;

  /** Of the platform alone, which is the same for all records of a file. */
  private final long firstOfPlatform;

  private final long secondOfPlatform;
  private final int[] columns;
  private final Feed.Type[] types;
  private final RecordValues values;

  /**
   * @param platform its id
   */
  RecordKey(Target target, byte[] platform, RecordValues values) {
    this.firstOfPlatform = hash(platform, 0, platform.length, SPARK_SEED);
    this.secondOfPlatform = hash(platform, 0, platform.length, SECOND_SEED);
    this.columns = target.key();
    this.types = new Feed.Type[columns.length];
    for (int k = 0; k < columns.length; k++) {
      types[k] = target.columns().get(columns[k]).type();
    }
    this.values = values;
  }

  private static long hash(byte[] b, int at, int length, long seed) {
    return XXH64.hashUnsafeBytes(b, Platform.BYTE_ARRAY_OFFSET + at, length, seed);
  }

  /** First 64 bits: equal to Spark's {@code xxhash64(platform, key…)}. */
  long first() {
    return hash(firstOfPlatform);
  }

  /** Another 64 bits, so that two keys that are taken for one are not to be expected. */
  long second() {
    return hash(secondOfPlatform);
  }

  private long hash(long ofPlatform) {
    long h = ofPlatform;
    for (int k = 0; k < columns.length; k++) {
      int c = columns[k];
      if (!values.known[c]) {
        continue; // as Spark: null leaves the hash as it is
      }
      h =
          types[k].isText()
              ? hash(values.texts[c], values.textOffsets[c], values.textLengths[c], h)
              : hashNumber(types[k], values.numbers[c], h);
    }
    return h;
  }

  private static long hashNumber(Feed.Type type, long number, long seed) {
    return type == Feed.Type.INTEGER || type == Feed.Type.DATE
        ? XXH64.hashInt((int) number, seed)
        : XXH64.hashLong(number, seed);
  }
}
