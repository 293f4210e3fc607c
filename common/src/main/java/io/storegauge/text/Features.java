package io.storegauge.text;

import java.io.Serializable;

/**
 * Which features of a text a model knows: n-grams of characters, and of words where spaces divide
 * them, each hashed to a number. Two may share a number; the training sees them as one.
 *
 * @param bits numbers go from 0 to 2^bits − 1
 * @param longest characters of the longest n-gram; all shorter ones are features too
 * @param words whether single words and pairs of neighbours are features
 */
public record Features(int bits, int longest, boolean words) implements Serializable {
  static final int MIN_BITS = 10;
  static final int MAX_BITS = 26;
  static final int MAX_LONGEST = 8;

  /** How n-grams are hashed; raised when a model would be read with other numbers. */
  static final int HASHING = 1;

  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final long WORD_SEED = 0x57a1b2c3d4e5f607L;
  private static final long PAIR_SEED = 0x2545f4914f6cdd1dL;

  /** Numbers there are. */
  public int size() {
    return 1 << bits;
  }

  /** Features that the longest text can have. */
  int most() {
    return (PlainText.LONGEST + 2) * (longest + (words ? 2 : 0));
  }

  /**
   * Writes the numbers of a text's features, one for each place where a feature stands.
   *
   * @param into at least {@link #most()} long
   * @return how many
   */
  int of(PlainText text, int[] into) {
    if (text.isBlank()) {
      return 0;
    }
    int count = characters(text.points(), text.length(), into);
    return words ? words(text.points(), text.length(), into, count) : count;
  }

  private int characters(int[] points, int length, int[] into) {
    int shift = Long.SIZE - bits;
    int count = 0;
    for (int from = 0; from < length; from++) {
      int end = Math.min(length, from + longest);
      long hash = 0;
      for (int at = from; at < end; at++) {
        hash = step(hash, points[at]);
        into[count++] = (int) (mixed(hash) >>> shift);
      }
    }
    return count;
  }

  private int words(int[] points, int length, int[] into, int characters) {
    int shift = Long.SIZE - bits;
    int count = characters;
    long word = WORD_SEED;
    long before = 0;
    for (int at = 1; at < length; at++) {
      int point = points[at];
      if (PlainForms.kind(point) == PlainForms.WORD) {
        word = step(word, point);
        continue;
      }
      if (word != WORD_SEED) {
        into[count++] = (int) (mixed(word) >>> shift);
        if (before != 0) {
          into[count++] = (int) (mixed((before ^ PAIR_SEED) * FACTOR + word) >>> shift);
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

  /**
   * Number of a single feature: of a word or two words where spaces divide them, else of the
   * characters together.
   *
   * @throws IllegalArgumentException if it is no feature
   */
  int number(String feature) {
    PlainText text = new PlainText().read(feature);
    int[] points = text.points();
    int last = text.length() - 1;
    long hash = 0;
    boolean spaced = true;
    for (int at = 1; at < last; at++) {
      hash = step(hash, points[at]);
      spaced &= points[at] == ' ' || PlainForms.kind(points[at]) == PlainForms.WORD;
    }
    if (text.isBlank() || (spaced && !words) || (!spaced && last - 1 > longest)) {
      throw new IllegalArgumentException(feature);
    }
    return spaced ? lastWord(points, text.length()) : (int) (mixed(hash) >>> (Long.SIZE - bits));
  }

  /** The last of all features of words: the word, or the pair that it ends. */
  private int lastWord(int[] points, int length) {
    int[] found = new int[length];
    return found[words(points, length, found, 0) - 1];
  }

  private static long step(long hash, int point) {
    return ((hash ^ (hash >>> 32)) + point + 1) * FACTOR;
  }

  private static long mixed(long hash) {
    return (hash ^ (hash >>> 29)) * FACTOR;
  }
}
