package io.storegauge.text;

import java.util.Arrays;

/**
 * A linear separation with a large margin: minimises ½ Σ u² + bias²/2 + Σ cost · max(0, 1 − label ·
 * score)², where a score is the bias + Σ u · scale · x and x is a text's features over {@link
 * Features#root}. By dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan, ICML
 * 2008).
 *
 * <p>Goes through the texts one after another, each pass in another order, but always the same
 * ones: the same texts in the same order give the same weights to the last bit. With one order for
 * all passes the bias follows the last texts and does not settle.
 */
final class LargeMargin {
  /** The passes end when no text's gradient is further than this from where it should be. */
  static final double SETTLED = 0.05;

  /** Three times as many change no digit of the accuracy that docs/text.md tells. */
  private static final int MOST_PASSES = 25;

  private static final long SEED = 7;

  private final PackedTexts texts;
  private final double[] scales;

  /** u times scale: what a feature adds, so that only the penalty knows of scales. */
  private final double[] weights;

  private double bias;

  private LargeMargin(PackedTexts texts, double[] scales) {
    this.texts = texts;
    this.scales = scales;
    this.weights = new double[texts.vocabulary().size()];
  }

  /** A decision: positive above 0. */
  record Fit(double[] weights, double bias) {
    double score(PackedTexts texts, int text) {
      return bias + texts.dot(weights, text);
    }
  }

  /**
   * @param chosen which texts to learn from
   * @param scales by feature; a feature with a smaller one is held nearer to 0
   * @param cost of a wrong text; both classes together cost the same, however many texts they have
   */
  static Fit fit(PackedTexts texts, int[] chosen, double[] scales, double cost) {
    LargeMargin it = new LargeMargin(texts, scales);
    it.run(chosen, cost);
    return new Fit(it.weights, it.bias);
  }

  private void run(int[] chosen, double cost) {
    long positives = 0;
    for (int text : chosen) {
      positives += texts.label(text) > 0 ? 1 : 0;
    }
    double perPositive = cost * chosen.length / (2.0 * positives);
    double perNegative = cost * chosen.length / (2.0 * (chosen.length - positives));
    double[] shares = new double[chosen.length];
    double[] norms = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      norms[i] = norm(chosen[i]);
    }
    int[] order = new int[chosen.length];
    Arrays.setAll(order, i -> i);
    Draws draws = new Draws(SEED);
    double worst = Double.MAX_VALUE;
    for (int pass = 0; pass < MOST_PASSES && worst > SETTLED; pass++) {
      worst = 0;
      draws.shuffle(order);
      for (int i : order) {
        double label = texts.label(chosen[i]);
        double slack = 1 / (2 * (label > 0 ? perPositive : perNegative));
        double score = bias + texts.dot(weights, chosen[i]);
        double gradient = label * score - 1 + slack * shares[i];
        // A share of 0 cannot fall, so there only a wish to rise counts.
        double off = shares[i] == 0 ? Math.min(gradient, 0) : gradient;
        worst = Math.max(worst, Math.abs(off));
        if (off != 0) {
          double share = Math.max(0, shares[i] - gradient / (norms[i] + slack));
          move(chosen[i], label * (share - shares[i]));
          shares[i] = share;
        }
      }
    }
  }

  /** Σ (scale · x)², and 1 for the bias. */
  private double norm(int text) {
    double sum = 0;
    for (int at = texts.start(text); at < texts.end(text); at++) {
      double scale = scales[texts.feature(at)];
      sum += scale * scale;
    }
    double root = Features.root(texts.count(text));
    return 1 + sum / (root * root);
  }

  private void move(int text, double by) {
    if (by == 0) {
      return;
    }
    double each = by / Features.root(texts.count(text));
    int end = texts.end(text);
    for (int at = texts.start(text); at < end; at++) {
      int feature = texts.feature(at);
      double scale = scales[feature];
      weights[feature] += each * scale * scale;
    }
    bias += by;
  }
}
