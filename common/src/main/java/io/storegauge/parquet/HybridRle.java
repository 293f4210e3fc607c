package io.storegauge.parquet;

/**
 * Parquet's hybrid of run lengths and bit packing, for levels and dictionary ids. Source: Parquet
 * format, "Encodings", Run Length Encoding / Bit-Packing Hybrid.
 */
final class HybridRle {
  private static final int GROUP = 8;

  private HybridRle() {}

  /** Bits that the values 0 … largest need. */
  static int width(int largest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
  }

  /** Appends the first {@code count} values, each of at most {@code width} bits. */
  static void encode(int[] values, int count, int width, PageBytes out) {
    int at = 0;
    while (at < count) {
      int run = run(values, at, count);
      if (run >= GROUP) {
        putRun(values[at], run, width, out);
        at += run;
      } else {
        int from = at;
        do {
          at += GROUP;
        } while (at < count && run(values, at, Math.min(count, at + GROUP)) < GROUP);
        putPacked(values, from, Math.min(at, count), width, out);
      }
    }
  }

  /** One run of a value. */
  static void putRun(int value, int length, int width, PageBytes out) {
    out.putVarInt(length << 1);
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      out.putByte(value >>> shift);
    }
  }

  private static int run(int[] values, int from, int end) {
    int at = from + 1;
    while (at < end && values[at] == values[from]) {
      at++;
    }
    return at - from;
  }

  /** Values in groups of eight; what the last group lacks is zero, and readers count it off. */
  private static void putPacked(int[] values, int from, int end, int width, PageBytes out) {
    int groups = (end - from + GROUP - 1) / GROUP;
    out.putVarInt(groups << 1 | 1);
    int at = out.grow(groups * width);
    byte[] bytes = out.array();
    long bits = 0;
    int held = 0;
    for (int i = from; i < from + groups * GROUP; i++) {
      bits |= (long) (i < end ? values[i] : 0) << held;
      held += width;
      while (held >= Byte.SIZE) {
        bytes[at++] = (byte) bits;
        bits >>>= Byte.SIZE;
        held -= Byte.SIZE;
      }
    }
  }
}
