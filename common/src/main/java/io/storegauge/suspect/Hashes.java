package io.storegauge.suspect;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/** 64 bits that stand for a buyer or a review; never 0, which means that none is known. */
public final class Hashes {
  private static final long SEED = 42;

  private Hashes() {}

  static long of(UTF8String text) {
    return of(text, SEED);
  }

  /** Of a buyer: the same key on two platforms is two. */
  public static long onPlatform(UTF8String platform, UTF8String key) {
    return of(key, of(platform));
  }

  private static long of(UTF8String text, long seed) {
    long hash =
        XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), seed);
    return hash == 0 ? 1 : hash;
  }
}
