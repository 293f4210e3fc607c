package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A field that objects of a file have, and what becomes of its values. */
final class JsonField {
  /** UTF-8. */
  final byte[] name;

  /** As it mostly stands in an object: in quotes, with a colon. Null = its name needs escapes. */
  private final byte[] label;

  /** Columns that it may feed; none = no column takes it. */
  final int[] columns;

  /** Its position among the names of each of these columns: the lowest that is present wins. */
  final int[] ranks;

  /** Whether the mapping neither takes it nor leaves it out. */
  final boolean isNew;

  /** Whether its values are kept though no column takes them. */
  final boolean isKept;

  /** Whether an object had it. */
  boolean isSeen;

  /** What stood behind it in the last object that had it; most others have the same there. */
  JsonField next;

  /** What the current object has of it, if it is kept. */
  byte[] bytes;

  int offset;
  int length;

  JsonField(String name, int[] columns, int[] ranks, boolean isNew, boolean isKept) {
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.label = isPlain(name) ? ('"' + name + "\":").getBytes(StandardCharsets.UTF_8) : null;
    this.columns = columns;
    this.ranks = ranks;
    this.isNew = isNew;
    this.isKept = isKept;
  }

  /** Whether a JSON text may hold it as it is. */
  private static boolean isPlain(String name) {
    return name.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || isSurrogate(c));
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** Whether its values go anywhere. */
  boolean isTaken() {
    return columns.length > 0 || isKept;
  }

  /** Whether its name can be known by its bytes. */
  boolean isPlain() {
    return label != null;
  }

  /** Position behind the colon if the field begins here; −1 = something else does. */
  int behindLabel(byte[] b, int at) {
    int end = at + label.length;
    return end <= b.length && Arrays.equals(b, at, end, label, 0, label.length) ? end : -1;
  }
}
