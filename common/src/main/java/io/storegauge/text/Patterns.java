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

  /**
   * By place and character, one weight for each pattern. Arrays of their own, because the compiler
   * makes vectors of loops whose arrays are all read at the same place. What no pattern knows
   * shares one of zeros.
   */
  private final float[][] rows;

  /**
   * @param count of patterns, even; the first half speaks for a positive text
   * @param weights at {@link #row} of place and character one for each pattern; copied
   */
  Patterns(int count, float[] weights) {
    this.count = count;
    this.rows = new float[WIDTH * CHARACTERS][];
    float[] zeros = new float[count];
    for (int r = 0; r < rows.length; r++) {
      float[] row = Arrays.copyOfRange(weights, r * count, (r + 1) * count);
      rows[r] = Arrays.equals(row, zeros) ? zeros : row;
    }
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
    float[] weights = new float[size(count)];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, weights, r * count, count);
    }
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
    float[] scaled = weights();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (factor * scaled[i]);
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
    for (int at = 0; at + WIDTH <= length; at++) {
      keepLarger(
          best,
          rows[text[at]],
          rows[CHARACTERS + text[at + 1]],
          rows[2 * CHARACTERS + text[at + 2]]);
    }
    return difference(best);
  }

  private static void keepLarger(float[] best, float[] first, float[] second, float[] third) {
    for (int p = 0; p < best.length; p++) {
      best[p] = Math.max(best[p], first[p] + second[p] + third[p]);
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
