package io.storegauge.text;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Scores one text after another in reused buffers; nothing is allocated a text. One thread at a
 * time: a task makes its own of the model it was sent.
 */
public final class SentimentScorer {
  private final float[] weights;
  private final double bias;
  private final Patterns patterns;
  private final PlainText text = new PlainText();
  private final TextFeatures features;
  private final char[] characters = new char[PlainText.LONGEST + 2];
  private final float[] best;

  public SentimentScorer(SentimentModel model) {
    weights = model.weights();
    bias = model.bias();
    patterns = model.patterns();
    best = new float[patterns.count()];
    features = new TextFeatures(model.features());
  }

  /** Probability that a text is positive, 0 to 1; NaN if it is null or says nothing. */
  public double probability(UTF8String given) {
    return given == null ? Double.NaN : probability(text.read(given));
  }

  /** As above. */
  public double probability(String given) {
    return given == null ? Double.NaN : probability(text.read(given));
  }

  private double probability(PlainText plain) {
    // StrictMath, because Math may differ in the last digit from machine to machine.
    return plain.isBlank() ? Double.NaN : 1 / (1 + StrictMath.exp(-logit(plain)));
  }

  private double logit(PlainText plain) {
    int count = features.read(plain);
    int[] found = features.numbers();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[found[i]];
    }
    return bias + sum / Math.sqrt(count) + ofPatterns(plain);
  }

  private double ofPatterns(PlainText plain) {
    if (best.length == 0) {
      return 0;
    }
    int length = Patterns.characters(plain, characters);
    return patterns.score(characters, length, best);
  }
}
