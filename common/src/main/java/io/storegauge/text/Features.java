package io.storegauge.text;

import java.io.Serializable;

/**
 * Which features of a text a model knows: n-grams of characters, and of words where spaces divide
 * them; shorter ones also apart at both ends of a text ({@link Zone}). Each has a number, a hash of
 * 64 bits: that two share one is not to be expected.
 *
 * @param longest characters of the longest n-gram; all shorter ones are features too
 * @param words whether single words and pairs of neighbours are features
 * @param edge characters at each end, the mark among them, whose n-grams are features of their own;
 *     0 = none
 */
public record Features(int longest, boolean words, int edge) implements Serializable {
  static final int MAX_LONGEST = 8;
  static final int MAX_EDGE = 64;

  /** Features of no weight that every text is taken to have besides. */
  static final int BEFORE = 20;

  /** How n-grams are hashed; raised when a model would be read with other numbers. */
  static final int HASHING = 2;

  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** Features that a text of so many characters can have, both marks among them. */
  int most(int length) {
    return length * (longest + (words ? 2 : 0)) + 2 * edge * Zone.LONGEST_AT_ENDS;
  }

  /**
   * What the sum of a text's weights is divided by: √(n + {@value #BEFORE}) for n distinct
   * features, so that a few words say less than many.
   */
  static double root(int count) {
    return Math.sqrt(count + BEFORE);
  }

  /** Parts of a text that have features. */
  Zone[] zones() {
    return edge == 0 ? new Zone[] {Zone.WHOLE} : Zone.values();
  }

  /** Hash of an n-gram with another character at its end. */
  static long longer(long hash, int point) {
    return ((hash ^ (hash >>> 32)) + point + 1) * FACTOR;
  }

  /** Number of the n-gram of a hash: every bit depends on all of the hash. */
  static long number(long hash) {
    long mixed = (hash ^ (hash >>> 29)) * FACTOR;
    return mixed ^ (mixed >>> 32);
  }

  /**
   * Number of a single feature: of a word or two words where spaces divide them, else of the
   * characters together.
   *
   * @throws IllegalArgumentException if it is no feature
   */
  long number(String feature) {
    PlainText text = new PlainText().read(feature);
    int[] points = text.points();
    int last = text.length() - 1;
    long hash = Zone.WHOLE.nothing();
    boolean spaced = true;
    for (int at = 1; at < last; at++) {
      hash = longer(hash, points[at]);
      spaced &= points[at] == ' ' || PlainForms.kind(points[at]) == PlainForms.WORD;
    }
    if (text.isBlank() || (spaced && !words) || (!spaced && last - 1 > longest)) {
      throw new IllegalArgumentException(feature);
    }
    if (!spaced) {
      return number(hash);
    }
    // The last of all: the word, or the pair that it ends.
    WordFeatures found = new WordFeatures();
    return found.numbers()[found.read(text) - 1];
  }
}
