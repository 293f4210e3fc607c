package io.storegauge.metric;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads what a {@link ByteWriter} wrote. */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  ByteReader(byte[] bytes) {
    this(bytes, bytes.length);
  }

  ByteReader(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** The same bytes from the start. */
  ByteReader again() {
    return new ByteReader(bytes, end);
  }

  boolean hasMore() {
    return at < end;
  }

  long readCount() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  long readSigned() {
    long v = readCount();
    return (v >>> 1) ^ -(v & 1);
  }

  long readLong() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      value |= (bytes[at++] & 0xFFL) << shift;
    }
    return value;
  }

  UTF8String readString() {
    return UTF8String.fromBytes(readBytes());
  }

  /** A text that points into the bytes: valid as long as they are not written to. */
  UTF8String readView() {
    int length = (int) readCount();
    at += length;
    return UTF8String.fromBytes(bytes, at - length, length);
  }

  byte[] readBytes() {
    int length = (int) readCount();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }
}
