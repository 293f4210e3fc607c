package io.storegauge.text;

import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link Patterns}: logistic loss, both classes weighing the same, a text at a time with
 * steps that shrink with what a weight has moved (AdaGrad), every second pattern left out of each
 * text by lot, so that none relies on another (dropout).
 *
 * <p>One thread, draws that are always the same: the same texts in the same order give the same
 * patterns to the last bit.
 */
final class PatternTraining {
  /** Patterns of a model. Found by trying, as what follows: docs/text.md. */
  static final int PATTERNS = 32;

  private static final int PASSES = 6;
  private static final float STEP = 0.05f;
  private static final float LEFT_OUT = 0.5f;

  /** First weights are below this, above its negative. */
  private static final float FIRST = 0.17f;

  /** Squares that a weight is taken to have moved before. */
  private static final float BEFORE = 1e-3f;

  /** Texts that a character must stand in to be known. */
  private static final int LEAST_TEXTS = 5;

  private static final int WIDTH = Patterns.WIDTH;
  private static final long SEED = 3;

  private final char[][] texts;
  private final double[] labels;
  private final Draws draws = new Draws(SEED);
  private final float[] weights = new float[Patterns.size(PATTERNS)];
  private final float[] moved = new float[weights.length];
  private final float[] best = new float[PATTERNS];
  private final int[] bestAt = new int[PATTERNS];
  private final boolean[] taken = new boolean[PATTERNS];
  private boolean[] known;

  private PatternTraining(char[][] texts, double[] labels) {
    this.texts = texts;
    this.labels = labels;
  }

  /** Characters of texts by their numbers. */
  static char[][] characters(List<LabelledText> given) {
    PlainText plain = new PlainText();
    char[] found = new char[PlainText.LONGEST + 2];
    char[][] texts = new char[given.size()][];
    for (int i = 0; i < texts.length; i++) {
      int length = Patterns.characters(plain.read(given.get(i).text()), found);
      texts[i] = Arrays.copyOf(found, length);
    }
    return texts;
  }

  /**
   * @param texts see {@link #characters}
   * @param labels 1 = positive, −1 = negative; one for each text
   * @param chosen which texts to learn from, of both classes
   */
  static Patterns fit(char[][] texts, double[] labels, int[] chosen) {
    PatternTraining it = new PatternTraining(texts, labels);
    it.known = it.known(chosen);
    it.begin();
    it.run(chosen);
    return new Patterns(PATTERNS, it.weights);
  }

  private boolean[] known(int[] chosen) {
    int[] in = new int[1 << Patterns.CHARACTER_BITS];
    int[] last = new int[in.length];
    for (int n = 0; n < chosen.length; n++) {
      for (char c : texts[chosen[n]]) {
        if (last[c] != n + 1) {
          last[c] = n + 1;
          in[c]++;
        }
      }
    }
    boolean[] all = new boolean[in.length];
    for (int c = 0; c < all.length; c++) {
      all[c] = in[c] >= LEAST_TEXTS;
    }
    return all;
  }

  private void begin() {
    Arrays.fill(moved, BEFORE);
    for (int place = 0; place < WIDTH; place++) {
      for (int c = 0; c < known.length; c++) {
        if (known[c]) {
          int row = Patterns.row(PATTERNS, place, c);
          for (int p = 0; p < PATTERNS; p++) {
            weights[row + p] = FIRST * (2 * draws.share() - 1);
          }
        }
      }
    }
  }

  private void run(int[] chosen) {
    long positives = Arrays.stream(chosen).filter(i -> labels[i] > 0).count();
    double perPositive = chosen.length / (2.0 * positives);
    double perNegative = chosen.length / (2.0 * (chosen.length - positives));
    int[] order = chosen.clone();
    for (int pass = 0; pass < PASSES; pass++) {
      float step = STEP * (PASSES - pass) / PASSES;
      draws.shuffle(order);
      for (int i : order) {
        learn(texts[i], labels[i], labels[i] > 0 ? perPositive : perNegative, step);
      }
    }
  }

  private void learn(char[] text, double label, double cost, float step) {
    answer(text);
    for (int p = 0; p < PATTERNS; p++) {
      taken[p] = draws.share() >= LEFT_OUT;
      best[p] = taken[p] ? best[p] / (1 - LEFT_OUT) : 0;
    }
    double score = Patterns.difference(best);
    double pull = cost * label / (1 + StrictMath.exp(label * score)) / (1 - LEFT_OUT);
    for (int p = 0; p < PATTERNS; p++) {
      if (best[p] > 0) {
        move(text, p, (float) (p < PATTERNS / 2 ? pull : -pull), step);
      }
    }
  }

  /** Best window of each pattern and its sum, 0 if none is above. */
  private void answer(char[] text) {
    Arrays.fill(best, 0);
    for (int at = 0; at + WIDTH <= text.length; at++) {
      int first = Patterns.row(PATTERNS, 0, text[at]);
      int second = Patterns.row(PATTERNS, 1, text[at + 1]);
      int third = Patterns.row(PATTERNS, 2, text[at + 2]);
      for (int p = 0; p < PATTERNS; p++) {
        float sum = weights[first + p] + weights[second + p] + weights[third + p];
        if (sum > best[p]) {
          best[p] = sum;
          bestAt[p] = at;
        }
      }
    }
  }

  private void move(char[] text, int pattern, float pull, float step) {
    for (int place = 0; place < WIDTH; place++) {
      char c = text[bestAt[pattern] + place];
      if (known[c]) {
        int at = Patterns.row(PATTERNS, place, c) + pattern;
        moved[at] += pull * pull;
        weights[at] += step * pull / (float) Math.sqrt(moved[at]);
      }
    }
  }
}
