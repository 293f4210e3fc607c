package io.storegauge.text;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Scores one text after another in reused buffers; nothing is allocated a text. One thread at a
 * time: a task makes its own of the model it was sent.
 */
public final class SentimentScorer {
  private final WeightTable weights;
  private final double bias;
  private final PlainText text = new PlainText();
  private final TextFeatures features;

  public SentimentScorer(SentimentModel model) {
    weights = model.weights();
    bias = model.bias();
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

  /** No look-up waits for another's answer, so that their fetches overlap. */
  private double logit(PlainText plain) {
    int count = features.read(plain);
    long[] numbers = features.numbers();
    long sum = 0;
    for (int f = 0; f < count; f++) {
      sum += weights.units(numbers[f]);
    }
    return bias + sum * WeightCode.UNIT / Features.root(count);
  }
}
