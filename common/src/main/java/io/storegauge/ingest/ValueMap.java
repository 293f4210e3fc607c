package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A mapping's value map over bytes; maps are small, so a scan is faster than a hash of an object.
 */
final class ValueMap {
  private final byte[][] from;
  private final byte[][] to;

  ValueMap(Map<String, String> values) {
    from = new byte[values.size()][];
    to = new byte[values.size()][];
    int i = 0;
    for (Map.Entry<String, String> e : values.entrySet()) {
      from[i] = e.getKey().getBytes(StandardCharsets.UTF_8);
      to[i++] = e.getValue().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What the value stands for, null if it is not in the map. */
  byte[] get(byte[] b, int at, int length) {
    for (int i = 0; i < from.length; i++) {
      if (Arrays.equals(b, at, at + length, from[i], 0, from[i].length)) {
        return to[i];
      }
    }
    return null;
  }
}
