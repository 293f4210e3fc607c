package io.storegauge.text;

/**
 * The phrases that stand in a text: up to five Chinese characters in a row, up to three words in a
 * row. They do not reach over punctuation, nor from one script into the other.
 */
final class PhraseRuns {
  private static final int MOST_CHARACTERS = 5;
  private static final int LEAST_CHARACTERS = 2;
  private static final int MOST_WORDS = 3;

  /** Letters that one word of a phrase must have: others hold sentences together. */
  private static final int LONG_WORD = 4;

  /** Code points of a text that are looked at. */
  private static final int LOOKED_AT = 400;

  private static final int FIRST_IDEOGRAPH = 0x4e00;
  private static final int LAST_IDEOGRAPH = 0x9fff;
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** What is done with a phrase. */
  interface Sink {
    /**
     * Takes a phrase.
     *
     * @param hash of its code points, never 0
     * @param from first code point in the text
     * @param to behind the last one
     */
    void phrase(long hash, int from, int to);
  }

  private PhraseRuns() {}

  /** Gives each phrase at each place where it stands. */
  static void of(PlainText text, Sink sink) {
    int[] points = text.points();
    int end = Math.min(text.length() - 1, LOOKED_AT);
    int at = 1;
    while (at < end) {
      if (isIdeograph(points[at])) {
        characters(points, at, end, sink);
        at++;
      } else if (isWord(points[at])) {
        words(points, at, end, sink);
        at = wordEnd(points, at, end);
      } else {
        at++;
      }
    }
  }

  private static void characters(int[] points, int from, int end, Sink sink) {
    long hash = 1;
    int to = from;
    while (to < end && to - from < MOST_CHARACTERS && isIdeograph(points[to])) {
      hash = step(hash, points[to++]);
      if (to - from >= LEAST_CHARACTERS) {
        sink.phrase(mixed(hash), from, to);
      }
    }
  }

  private static void words(int[] points, int from, int end, Sink sink) {
    long hash = 1;
    boolean telling = false;
    int at = from;
    for (int words = 0; words < MOST_WORDS && at < end && isWord(points[at]); words++) {
      int to = wordEnd(points, at, end);
      for (int i = words == 0 ? at : at - 1; i < to; i++) {
        hash = step(hash, points[i]);
      }
      telling |= to - at >= LONG_WORD;
      if (telling) {
        sink.phrase(mixed(hash), from, to);
      }
      boolean more = to + 1 < end && points[to] == ' ';
      at = more ? to + 1 : end;
    }
  }

  private static int wordEnd(int[] points, int from, int end) {
    int to = from;
    while (to < end && isWord(points[to])) {
      to++;
    }
    return to;
  }

  private static boolean isWord(int point) {
    return PlainForms.kind(point) == PlainForms.WORD;
  }

  private static boolean isIdeograph(int point) {
    return point >= FIRST_IDEOGRAPH && point <= LAST_IDEOGRAPH;
  }

  private static long step(long hash, int point) {
    return ((hash ^ (hash >>> 32)) + point + 1) * FACTOR;
  }

  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 29)) * FACTOR;
    return mixed == 0 ? 1 : mixed;
  }
}
