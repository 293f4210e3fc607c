package io.storegauge.metric;

/**
 * Packs an instant as its distance from another: most are whole seconds and days apart, so three
 * bytes are the rule. Exact to the microsecond.
 */
final class InstantCodec {
  private static final long SECOND = 1_000_000L;

  private InstantCodec() {}

  /** The lowest two bits tell null (0), whole seconds (1) and microseconds (2). */
  static void write(long base, long instant, ByteWriter out) {
    if (instant == Order.NONE) {
      out.writeCount(0);
      return;
    }
    long distance = instant - (base == Order.NONE ? 0 : base);
    if (distance % SECOND == 0) {
      out.writeCount(zigzag(distance / SECOND) << 2 | 1);
    } else {
      out.writeCount(zigzag(distance) << 2 | 2);
    }
  }

  static long read(long base, ByteReader in) {
    long packed = in.readCount();
    if (packed == 0) {
      return Order.NONE;
    }
    long distance = unzigzag(packed >>> 2);
    long from = base == Order.NONE ? 0 : base;
    return from + ((packed & 3) == 1 ? distance * SECOND : distance);
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
