package io.storegauge.parquet;

import java.util.Arrays;

/**
 * Different byte strings in the order of their first appearance, kept as Parquet's plain encoding
 * has them (length, bytes); open addressing.
 */
final class BytesDictionary {
  private static final int SMALLEST = 1 << 8;

  private PageBytes plain = new PageBytes(1 << 12);

  /** Where each entry begins in {@link #plain}; one more than there are entries. */
  private int[] starts = new int[SMALLEST / 2 + 1];

  private int[] hashes = new int[SMALLEST / 2];
  private int size;

  /** Entry + 1 at its hashed place; 0 = free. */
  private int[] table = new int[SMALLEST];

  private int least;
  private int greatest;

  int size() {
    return size;
  }

  int bytes() {
    return plain.size();
  }

  /** Entries in plain encoding. */
  PageBytes plain() {
    return plain;
  }

  int start(int id) {
    return starts[id];
  }

  int end(int id) {
    return starts[id + 1];
  }

  byte[] least() {
    return copy(least);
  }

  byte[] greatest() {
    return copy(greatest);
  }

  private byte[] copy(int id) {
    return Arrays.copyOfRange(plain.array(), starts[id] + Integer.BYTES, starts[id + 1]);
  }

  boolean holds(int id, byte[] value, int at, int length) {
    int from = starts[id] + Integer.BYTES;
    return starts[id + 1] - from == length
        && Arrays.equals(plain.array(), from, from + length, value, at, at + length);
  }

  int id(byte[] value, int at, int length) {
    int hash = hash(value, at, length);
    int slot = hash & table.length - 1;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (hashes[id] == hash && holds(id, value, at, length)) {
        return id;
      }
      slot = slot + 1 & table.length - 1;
    }
    if (size == hashes.length) {
      enlarge();
      return id(value, at, length);
    }
    plain.putSized(value, at, length);
    hashes[size] = hash;
    starts[size + 1] = plain.size();
    table[slot] = ++size;
    order(size - 1);
    return size - 1;
  }

  private void order(int id) {
    if (id == 0) {
      least = 0;
      greatest = 0;
    } else if (compare(id, least) < 0) {
      least = id;
    } else if (compare(id, greatest) > 0) {
      greatest = id;
    }
  }

  private int compare(int a, int b) {
    byte[] bytes = plain.array();
    return Arrays.compareUnsigned(
        bytes,
        starts[a] + Integer.BYTES,
        starts[a + 1],
        bytes,
        starts[b] + Integer.BYTES,
        starts[b + 1]);
  }

  private static int hash(byte[] value, int at, int length) {
    int h = length;
    for (int i = at; i < at + length; i++) {
      h = 31 * h + value[i];
    }
    return h ^ h >>> 15;
  }

  private void enlarge() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    starts = Arrays.copyOf(starts, 2 * size + 1);
    table = new int[2 * table.length];
    for (int id = 0; id < size; id++) {
      int at = hashes[id] & table.length - 1;
      while (table[at] != 0) {
        at = at + 1 & table.length - 1;
      }
      table[at] = id + 1;
    }
  }

  void clear() {
    size = 0;
    plain = new PageBytes(1 << 12);
    table = new int[SMALLEST];
    hashes = new int[SMALLEST / 2];
    starts = new int[SMALLEST / 2 + 1];
  }
}
