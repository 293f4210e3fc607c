package io.storegauge.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A reader whose values are not slices of the file: those of the current record are held. */
abstract class HeldRecords implements RecordReader {
  final Utf8Buffer values = new Utf8Buffer();
  private final int[] offsets;
  private final int[] lengths;
  private long number;

  HeldRecords(int columns) {
    this.offsets = new int[columns];
    this.lengths = new int[columns];
  }

  /** Begins the next record, which has no values yet. */
  final void begin() {
    number++;
    values.clear();
    Arrays.fill(lengths, -1);
  }

  /** Takes for a column what was appended to the values since {@code from}. */
  final void take(int column, int from) {
    offsets[column] = from;
    lengths[column] = values.end - from;
  }

  /** Appends a value and takes it for a column; null = it has none. */
  final void take(int column, String text) {
    int from = values.end;
    if (text != null) {
      values.append(text);
      take(column, from);
    }
  }

  /** The value of a column, which has one. */
  final String text(int column) {
    return new String(values.bytes, offsets[column], lengths[column], StandardCharsets.UTF_8);
  }

  @Override
  public final long number() {
    return number;
  }

  @Override
  public String fault() {
    return null;
  }

  @Override
  public final byte[] bytes(int column) {
    return values.bytes;
  }

  @Override
  public final int offset(int column) {
    return offsets[column];
  }

  @Override
  public final int length(int column) {
    return lengths[column];
  }
}
