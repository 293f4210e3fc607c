package io.storegauge.ingest;

/**
 * Values of the record that is being read, by column of its mapping. Numbers, times and flags are
 * longs, texts slices of the reader's bytes: no object a value.
 */
final class RecordValues {
  /** Whether there is a value. */
  final boolean[] known;

  /**
   * Unscaled, in the decimals of the column's type: {@link CellParser#decimals}. Days since 1970 of
   * dates, microseconds since 1970 UTC of times, 1 for true.
   */
  final long[] numbers;

  final byte[][] texts;
  final int[] textOffsets;
  final int[] textLengths;

  RecordValues(int columns) {
    this.known = new boolean[columns];
    this.numbers = new long[columns];
    this.texts = new byte[columns][];
    this.textOffsets = new int[columns];
    this.textLengths = new int[columns];
  }

  void number(int column, long value) {
    known[column] = true;
    numbers[column] = value;
  }

  void text(int column, byte[] b, int at, int length) {
    known[column] = true;
    texts[column] = b;
    textOffsets[column] = at;
    textLengths[column] = length;
  }
}
