package io.storegauge.text;

import java.util.Arrays;

/**
 * How much of what begins at each place of a stretch of text began at an earlier place of it too,
 * for one stretch after another in reused buffers: an n-gram is new where it is longer than that,
 * and so is counted once. One thread at a time.
 */
final class Repeats {
  private static final int NONE = -1;
  private static final int FACTOR = 0x9e3779b1;
  private static final int CHARACTER_BITS = 10;
  private static final int PAIR_BITS = 11;

  /** Last place of a character, and of a pair; others of the same hash share it. */
  private final int[] character = new int[1 << CHARACTER_BITS];

  private final int[] pair = new int[1 << PAIR_BITS];

  /** The place before of what shares a hash, by place. */
  private final int[] characterBefore = new int[PlainText.LONGEST + 2];

  private final int[] pairBefore = new int[PlainText.LONGEST + 2];
  private final int[] lengths = new int[PlainText.LONGEST + 2];

  Repeats() {
    Arrays.fill(character, NONE);
    Arrays.fill(pair, NONE);
  }

  /**
   * @param from first place
   * @param to the place after the last
   * @param longest no longer n-grams are looked for
   * @return by place, the characters of the longest n-gram that begins there and at an earlier
   *     place; valid until the next stretch
   */
  int[] of(int[] points, int from, int to, int longest) {
    for (int at = from; at < to; at++) {
      lengths[at] = hasCharacter(points, at) ? 1 : 0;
    }
    for (int at = from; at + 1 < to; at++) {
      int slot = pairSlot(points, at);
      int before = pair[slot];
      pairBefore[at] = before;
      pair[slot] = at;
      if (before != NONE) {
        lengths[at] = Math.max(lengths[at], common(points, at, Math.min(longest, to - at)));
      }
    }
    forget(points, from, to);
    return lengths;
  }

  private void forget(int[] points, int from, int to) {
    for (int at = from; at < to; at++) {
      character[characterSlot(points[at])] = NONE;
    }
    for (int at = from; at + 1 < to; at++) {
      pair[pairSlot(points, at)] = NONE;
    }
  }

  private boolean hasCharacter(int[] points, int at) {
    int point = points[at];
    int slot = characterSlot(point);
    int before = character[slot];
    characterBefore[at] = before;
    character[slot] = at;
    while (before != NONE && points[before] != point) {
      before = characterBefore[before];
    }
    return before != NONE;
  }

  /** Most that a place has in common with an earlier one of the same pair. */
  private int common(int[] points, int at, int limit) {
    int most = 0;
    for (int before = pairBefore[at]; before != NONE && most < limit; before = pairBefore[before]) {
      int same = 0;
      while (same < limit && points[before + same] == points[at + same]) {
        same++;
      }
      most = Math.max(most, same);
    }
    return most;
  }

  private static int characterSlot(int point) {
    return (point * FACTOR) >>> (Integer.SIZE - CHARACTER_BITS);
  }

  private static int pairSlot(int[] points, int at) {
    return ((points[at] * FACTOR + points[at + 1]) * FACTOR) >>> (Integer.SIZE - PAIR_BITS);
  }
}
