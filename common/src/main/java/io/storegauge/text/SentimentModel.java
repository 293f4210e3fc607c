package io.storegauge.text;

import java.io.Serializable;

/**
 * A linear model over hashed n-grams and {@link Patterns}, calibrated: the logit of the probability
 * that a text is positive is {@code bias} + Σ weights of its features ÷ √(number of its features),
 * each feature counted once, + the score of the patterns.
 *
 * <p>The weights are shared, never changed.
 */
public final class SentimentModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final Features features;
  private final float[] weights;
  private final double bias;
  private final Patterns patterns;

  /**
   * @param version names the model in tables; another one makes their rows stale
   * @param weights one for each number of {@code features}; 0 = tells nothing
   */
  SentimentModel(
      String version, Features features, float[] weights, double bias, Patterns patterns) {
    this.version = version;
    this.features = features;
    this.weights = weights;
    this.bias = bias;
    this.patterns = patterns;
  }

  public String version() {
    return version;
  }

  public Features features() {
    return features;
  }

  float[] weights() {
    return weights;
  }

  double bias() {
    return bias;
  }

  Patterns patterns() {
    return patterns;
  }
}
