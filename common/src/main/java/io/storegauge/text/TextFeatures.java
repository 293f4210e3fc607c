package io.storegauge.text;

import java.util.Arrays;

/**
 * The features of one text after another, each once however often it stands there, in reused
 * buffers. One thread at a time.
 */
final class TextFeatures {
  private static final int NONE = -1;
  private static final int FACTOR = 0x9e3779b1;

  private final Features kinds;
  private final int[] numbers;
  private final int[] seen;

  TextFeatures(Features kinds) {
    this.kinds = kinds;
    this.numbers = new int[kinds.most()];
    this.seen = new int[tableSize(numbers.length)];
  }

  /** At least twice the entries, so that a free one is near. */
  private static int tableSize(int entries) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, entries)) << 2);
  }

  /** Finds a text's features; the first so many of {@link #numbers()} are them. */
  int read(PlainText text) {
    int places = kinds.of(text, numbers);
    int size = tableSize(places);
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    Arrays.fill(seen, 0, size, NONE);
    int count = 0;
    for (int i = 0; i < places; i++) {
      int number = numbers[i];
      int at = (number * FACTOR) >>> shift;
      while (seen[at] != NONE && seen[at] != number) {
        at = (at + 1) & (size - 1);
      }
      if (seen[at] == NONE) {
        seen[at] = number;
        numbers[count++] = number;
      }
    }
    return count;
  }

  int[] numbers() {
    return numbers;
  }
}
