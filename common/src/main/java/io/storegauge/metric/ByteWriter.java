package io.storegauge.metric;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** A growing byte array that records are packed into; {@link ByteReader} reads them back. */
final class ByteWriter {
  private byte[] bytes;
  private int size;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  /**
   * A whole number that is small most of the time: 1 byte up to 127, 10 at most, never negative.
   */
  void writeCount(long value) {
    ensure(10);
    long v = value;
    while ((v & ~0x7FL) != 0) {
      bytes[size++] = (byte) (v | 0x80);
      v >>>= 7;
    }
    bytes[size++] = (byte) v;
  }

  /** A whole number of either sign that is near zero most of the time. */
  void writeSigned(long value) {
    writeCount((value << 1) ^ (value >> 63));
  }

  /** Eight bytes: for hashes, which do not compress. */
  void writeLong(long value) {
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void writeString(UTF8String value) {
    ByteBuffer view = value.getByteBuffer();
    writeBytes(view.array(), view.arrayOffset() + view.position(), view.remaining());
  }

  void writeBytes(byte[] value) {
    writeBytes(value, 0, value.length);
  }

  private void writeBytes(byte[] from, int start, int length) {
    writeCount(length);
    ensure(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
