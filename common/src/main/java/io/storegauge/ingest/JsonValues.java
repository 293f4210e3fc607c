package io.storegauge.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of one JSON object, by column; and of the fields that are kept though none takes them. */
final class JsonValues {
  /** Those that do not stand in the file as they are. */
  final Utf8Buffer texts = new Utf8Buffer();

  private final byte[][] bytes;
  private final int[] offsets;
  private final int[] lengths;

  /** Which of its names a column's value came by. */
  private final int[] ranks;

  private final List<JsonField> kept = new ArrayList<>();

  JsonValues(int columns) {
    this.bytes = new byte[columns][];
    this.offsets = new int[columns];
    this.lengths = new int[columns];
    this.ranks = new int[columns];
    clear();
  }

  /** Another object begins. */
  void clear() {
    texts.clear();
    kept.clear();
    Arrays.fill(lengths, -1);
    Arrays.fill(ranks, Integer.MAX_VALUE);
  }

  /** Takes a field's value, whose bytes stay as they are until the object was written. */
  void take(JsonField field, byte[] b, int offset, int length) {
    int[] columns = field.columns;
    for (int i = 0; i < columns.length; i++) {
      int c = columns[i];
      if (field.ranks[i] < ranks[c]) {
        ranks[c] = field.ranks[i];
        bytes[c] = b;
        offsets[c] = offset;
        lengths[c] = length;
      }
    }
    if (field.isKept) {
      field.bytes = b;
      field.offset = offset;
      field.length = length;
      kept.add(field);
    }
  }

  /** Takes what was appended to {@link #texts} since {@code from}. */
  void takeText(JsonField field, int from) {
    take(field, texts.bytes, from, texts.end - from);
  }

  byte[] bytes(int column) {
    return bytes[column];
  }

  int offset(int column) {
    return offsets[column];
  }

  int length(int column) {
    return lengths[column];
  }

  int rank(int column) {
    return ranks[column];
  }

  void extras(ExtraJson out) {
    for (JsonField f : kept) {
      out.add(f.name, f.bytes, f.offset, f.length);
    }
  }
}
