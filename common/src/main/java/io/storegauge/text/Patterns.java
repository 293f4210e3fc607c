package io.storegauge.text;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a model knows of phrases: patterns, each with a weight for every character at each place of
 * a window. A pattern answers to a text with the sum of weights at its best window, if that is
 * above nothing. The answers of one half of the patterns speak for a positive text, of the other
 * against: their difference is the score.
 *
 * <p>That is a convolution over characters whose filters keep their largest value (Johnson and
 * Zhang, NAACL 2015). Unlike sums of n-grams it knows what is alike: patterns share windows of
 * different characters.
 */
public final class Patterns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Characters of a window. */
  static final int WIDTH = 3;

  /** Characters are hashed to so many bits: there are some three thousand in use. */
  static final int CHARACTER_BITS = 14;

  /** Patterns that a model can have. */
  static final int MOST = 512;

  private static final int CHARACTERS = 1 << CHARACTER_BITS;
  private static final int FACTOR = 0x9e3779b1;

  /** For a model that knows none. */
  static final Patterns NONE = new Patterns(0, new float[0]);

  private final int count;
  private final float[] weights;

  /**
   * @param count of patterns, even; the first half speaks for a positive text
   * @param weights at {@link #row} of place and character one for each pattern; shared, never
   *     changed
   */
  Patterns(int count, float[] weights) {
    this.count = count;
    this.weights = weights;
  }

  /** Weights that so many patterns have. */
  static int size(int count) {
    return WIDTH * CHARACTERS * count;
  }

  /** Where the weights of a character at a place of the window begin. */
  static int row(int count, int place, int character) {
    return (place * CHARACTERS + character) * count;
  }

  /** Number of a character; two may share one. */
  private static int character(int point) {
    return (point * FACTOR) >>> (Integer.SIZE - CHARACTER_BITS);
  }

  int count() {
    return count;
  }

  float[] weights() {
    return weights;
  }

  /** Numbers of a text's characters. */
  static int characters(PlainText text, char[] into) {
    int[] points = text.points();
    for (int i = 0; i < text.length(); i++) {
      into[i] = (char) character(points[i]);
    }
    return text.length();
  }

  /** The same patterns, whose scores are so many times as large. */
  Patterns times(double factor) {
    float[] scaled = new float[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (factor * weights[i]);
    }
    return new Patterns(count, scaled);
  }

  /**
   * Score of a text, above 0 if more speaks for a positive one.
   *
   * @param text numbers of its characters, the first {@code length} ones
   * @param best buffer, one for each pattern
   */
  double score(char[] text, int length, float[] best) {
    Arrays.fill(best, 0);
    int second = row(count, 1, 0);
    int third = row(count, 2, 0);
    for (int at = 0; at + WIDTH <= length; at++) {
      keepLarger(
          best, text[at] * count, second + text[at + 1] * count, third + text[at + 2] * count);
    }
    return difference(best);
  }

  /** The inner loop of scoring: for the compiler to make it one of vectors. */
  private void keepLarger(float[] best, int first, int second, int third) {
    float[] w = weights;
    for (int p = 0; p < best.length; p++) {
      best[p] = Math.max(best[p], w[first + p] + w[second + p] + w[third + p]);
    }
  }

  static double difference(float[] answers) {
    int half = answers.length / 2;
    double sum = 0;
    for (int p = 0; p < half; p++) {
      sum += answers[p] - answers[half + p];
    }
    return sum;
  }
}
