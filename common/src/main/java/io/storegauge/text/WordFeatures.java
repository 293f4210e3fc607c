package io.storegauge.text;

import java.util.Arrays;

/**
 * Words and pairs of neighbours, where spaces divide them, of one text after another, each once
 * however often it stands there, in reused buffers. One thread at a time.
 */
final class WordFeatures {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final long WORD_SEED = 0x57a1b2c3d4e5f607L;
  private static final long PAIR_SEED = 0x2545f4914f6cdd1dL;

  /** Every second character of the longest text can be a word, and end a pair. */
  private static final int MOST = PlainText.LONGEST + 2;

  private static final int NONE = -1;

  private final long[] numbers = new long[MOST];

  /** Places in {@link #numbers}; at least twice as long, so that a free one is near. */
  private final int[] seen = new int[Integer.highestOneBit(MOST) << 2];

  private int size;
  private int count;

  /** Finds a text's features; the first so many of {@link #numbers()} are them. */
  int read(PlainText text) {
    count = 0;
    if (text.isBlank()) {
      return 0;
    }
    int length = text.length();
    int[] points = text.points();
    size = Integer.highestOneBit(length) << 2;
    long word = WORD_SEED;
    long before = 0;
    for (int at = 1; at < length; at++) {
      int point = points[at];
      if (PlainForms.kind(point) == PlainForms.WORD) {
        word = Features.longer(word, point);
        continue;
      }
      if (word != WORD_SEED) {
        add(Features.number(word));
        if (before != 0) {
          add(Features.number((before ^ PAIR_SEED) * FACTOR + word));
        }
        before = word;
        word = WORD_SEED;
      }
      if (point != ' ') {
        // What stands between makes words no neighbours.
        before = 0;
      }
    }
    return count;
  }

  private void add(long number) {
    if (count == 0) {
      // Only for texts that have any, and as far as they reach.
      Arrays.fill(seen, 0, size, NONE);
    }
    int at = (int) number & (size - 1);
    while (seen[at] != NONE && numbers[seen[at]] != number) {
      at = (at + 1) & (size - 1);
    }
    if (seen[at] == NONE) {
      seen[at] = count;
      numbers[count++] = number;
    }
  }

  long[] numbers() {
    return numbers;
  }
}
