package io.storegauge.metric;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * 128 bits that stand for a key inside one store: two keys share them with a chance of about 10⁻²⁶
 * among ten million, so equality of the bits is taken as equality of the keys. Never stored.
 */
final class KeyHash {
  private KeyHash() {}

  static long high(UTF8String key) {
    return hash(key, 0x9E3779B97F4A7C15L);
  }

  static long low(UTF8String key) {
    return hash(key, 42L);
  }

  private static long hash(UTF8String key, long seed) {
    return XXH64.hashUnsafeBytes(key.getBaseObject(), key.getBaseOffset(), key.numBytes(), seed);
  }
}
