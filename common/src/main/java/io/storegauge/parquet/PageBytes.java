package io.storegauge.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow as they are written, numbers in little-endian order as Parquet has them. */
final class PageBytes {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  PageBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** The bytes and, behind {@link #size()}, room. */
  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Makes room for so many bytes more and returns where they begin. */
  int grow(int more) {
    int at = size;
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
    }
    size = at + more;
    return at;
  }

  void putByte(int value) {
    int at = grow(1);
    bytes[at] = (byte) value;
  }

  void putInt(int value) {
    int at = grow(Integer.BYTES);
    INT.set(bytes, at, value);
  }

  int getInt(int at) {
    return (int) INT.get(bytes, at);
  }

  void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  void putLong(long value) {
    int at = grow(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  /** Unsigned LEB128, seven bits a byte. */
  void putVarInt(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      putByte(rest | 0x80);
      rest >>>= 7;
    }
    putByte(rest);
  }

  void put(byte[] from, int offset, int length) {
    int at = grow(length);
    System.arraycopy(from, offset, bytes, at, length);
  }

  /** A byte string in plain encoding: its length, then its bytes. */
  void putSized(byte[] from, int offset, int length) {
    int at = grow(Integer.BYTES + length);
    INT.set(bytes, at, length);
    System.arraycopy(from, offset, bytes, at + Integer.BYTES, length);
  }

  /** The lower halves of the first {@code count} values. */
  void putInts(long[] values, int count) {
    int at = grow(count * Integer.BYTES);
    for (int i = 0; i < count; i++) {
      INT.set(bytes, at + i * Integer.BYTES, (int) values[i]);
    }
  }

  /** The first {@code count} values. */
  void putLongs(long[] values, int count) {
    int at = grow(count * Long.BYTES);
    for (int i = 0; i < count; i++) {
      LONG.set(bytes, at + i * Long.BYTES, values[i]);
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
