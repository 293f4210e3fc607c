package io.storegauge.ingest;

import java.nio.ByteOrder;
import org.apache.spark.unsafe.Platform;

/**
 * Where runs of bytes of one kind end, looked for eight bytes at a time: a byte of a word stands
 * out by its uppermost bit after a subtraction that borrows nothing from the bytes below it.
 */
final class ByteRuns {
  /** Bytes that an array must have behind the last one that is looked at. */
  static final int SLACK = Long.BYTES;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long SPACES = ' ' * ONES;

  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private ByteRuns() {}

  /** The next eight bytes, the first one lowest; not checked against the end of the array. */
  static long word(byte[] b, int at) {
    long word = Platform.getLong(b, Platform.BYTE_ARRAY_OFFSET + at);
    return LITTLE_ENDIAN ? word : Long.reverseBytes(word);
  }

  /** Position of the lowest byte whose uppermost bit is set, which one must be. */
  private static int lowest(long marks) {
    return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
  }

  /**
   * Where the part of a JSON string ends that stands for itself: at the next quote, backslash,
   * control character or byte beyond ASCII.
   *
   * @param b holds one of these behind {@code at}, and {@link #SLACK} bytes more
   */
  static int endOfJsonText(byte[] b, int at) {
    for (int i = at; ; i += Long.BYTES) {
      long word = word(b, i);
      long quotes = word ^ QUOTES;
      long backslashes = word ^ BACKSLASHES;
      long marks =
          ((quotes - ONES) & ~quotes
                  | (backslashes - ONES) & ~backslashes
                  | (word - SPACES) & ~word
                  | word)
              & HIGHEST;
      if (marks != 0) {
        return i + lowest(marks);
      }
    }
  }

  /** Position of the first byte beyond ASCII in [at, end); {@code end} = there is none. */
  static int endOfAscii(byte[] b, int at, int end) {
    int i = at;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long marks = word(b, i) & HIGHEST;
      if (marks != 0) {
        return i + lowest(marks);
      }
    }
    while (i < end && b[i] >= 0) {
      i++;
    }
    return i;
  }
}
